// Korean phrases of the race page.
import { withJosa } from './josa'
import type { RacePhrases } from './race-phrases'

/** The race in Korean. */
export const koRace: RacePhrases = {
  title: '나란히 비교',
  presets: '준비된 비교',
  preset: {
    'one-crash': '크래시 하나, 설계 넷',
    'with-and-without': '크래시가 있을 때와 없을 때',
    'broker-away': '브로커가 없는 동안',
    'second-guest': '둘째 손님이 보는 것',
  },
  add: '레인 추가',
  lane: (number, name) => `레인 ${number}: ${name}`,
  laneShort: (number) => `레인 ${number}`,
  design: '설계',
  faults: '장애',
  allFaults: '장애를 모두 적용',
  without: (fault) => `제외: ${fault}`,
  withoutSome: (count) => `원인 ${count}개 제외`,
  remove: (lane) => `${lane} 없애기`,
  openLane: (lane) => `${lane}, 지금 이 시점을 실험실에서 열기`,
  notHere: {
    faults: '이 설계에는 영향을 받을 대상이 없어 뺀 장애:',
    lines: '이 설계에서는 뜻이 없어 뺀 워크로드 항목:',
    hands: '이 설계에서는 뜻이 없어 뺀 수동 조작:',
  },
  notHereMore: (count) => `외 ${count}개`,
  score: {
    gap: '격차',
    stale: '낡은 조회',
    lost: '유실 이벤트',
    failed: '실패한 커맨드',
    latency: '지연 시간 p50 · p99',
    verdict: '판정',
  },
  scoreHint: {
    gap: '커밋되었지만 아직 조회되지 않는 이벤트 수와, 그중 가장 오래된 것이 기다린 시간',
    stale: '질의를 보낸 시점의 원본보다 오래된 상태를 돌려준 응답 수',
    lost: '커밋되었지만 이제 읽기 모델로 옮겨 줄 컴포넌트가 없는 이벤트 수',
    failed: '응답을 받지 못했거나 처리하지 못했다는 응답만 받은 커맨드 수',
    latency: '커맨드를 보내고 응답을 받기까지 걸린 시간. 앞은 중앙값, 뒤는 99백분위수',
    verdict: '지금까지 실행한 끝 시점에서 판단한 데이터 상태',
  },
  gap: (events, time) => `${events} · ${time}`,
  latency: (half, most) => `${half} · ${most}`,
  none: '없음',
  soFar: '현재까지',
  partings: '갈라지는 지점',
  noTwins:
    '같은 설계를 두 레인에 두고 한쪽에서 장애 하나를 빼면, 두 실행이 처음 달라지는 단계를 보여 줍니다.',
  parting: {
    alike: (one, other, design) =>
      `${design}: ${withJosa(one, '과/와')} ${withJosa(other, '은/는')} 지금까지 모든 단계가 같습니다.`,
    until: (one, other, design, time) =>
      `${design}: ${withJosa(one, '과/와')} ${withJosa(other, '은/는')} ${time}까지 같습니다.`,
    happens: (lane, what) => `그다음 ${lane}에서는 ‘${what}’ 단계가 이어집니다.`,
    instead: (lane, what) => `${lane}에서는 그 대신 ‘${what}’ 단계가 이어집니다.`,
    later: (lane, what, time) => `${lane}에서는 그 일이 없고, ${time}에 ‘${what}’ 단계가 이어집니다.`,
    nothing: (lane) => `${lane}에서는 더 일어나는 일이 없습니다.`,
    delay: (what, earlier, later, time) =>
      `그다음 ${earlier}에서는 ‘${what}’ 단계가 이어지고, ${later}에서는 같은 단계가 ${time}에야 옵니다.`,
    goThere: '그 시점으로',
    openThere: (lane) => `${lane}의 그 시점을 실험실에서 열기`,
  },
  counts: '기댓값과 실제 값',
  countsHint: '지금 시점에 원본대로라면 있어야 할 값과 실제로 있는 값입니다.',
  expected: '기대',
  actual: '실제',
  what: '항목',
  count: {
    commands: '수락된 커맨드',
    events: '반영된 이벤트',
    rows: (model) => `${model} 행 수`,
    sum: (model, field) => `${model} ${field} 합계`,
  },
  beside: (expected, actual) => `기대 ${expected}, 실제 ${actual}`,
  pastHint: '모든 레인의 과거를 보고 있습니다. 보기만 하면 아무것도 바뀌지 않습니다.',
  stands: (lane, gap, lost, verdict) => `${lane}: 격차 ${gap}, 유실 ${lost}, ${verdict}.`,
}
