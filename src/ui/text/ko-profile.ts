// Korean phrases of a design's profile.
import type { ProfilePhrases } from './profile-phrases'

/** A design's profile in Korean. */
export const koProfile: ProfilePhrases = {
  running: (share) => `직접 실행해 보는 중: ${share}`,
  level: (level) => `CQRS ${level}단계`,
  levels: {
    '1': '커맨드와 쿼리를 코드에서만 나눕니다. 같은 모델을 함께 쓰므로 동기화할 것이 없습니다.',
    '2': '커맨드와 쿼리가 모델을 따로 씁니다. 두 모델은 한 데이터베이스나 그 복제본에 있습니다.',
    '3': '커맨드와 쿼리가 저장소까지 따로 씁니다. 변경은 한쪽에서 다른 쪽으로 전달되어야 합니다.',
  },
  runs: '핸들러와 쓰기 저장소 외에 필요한 것',
  runsNothing: '없습니다. 따로 고장 날 부분이 없습니다.',
  coupling: '한 부분이 멈추거나 느려지면',
  couplingHint: '각 부분을 한동안 멈춰 보고, 느리게도 해 보았습니다.',
  without: '부분',
  requests: { commands: '커맨드', queries: '쿼리' },
  fates: { 'goes-on': '계속됨', waits: '기다림', fails: '실패' },
  times: '걸리는 시간',
  timesHint: '앞의 값은 절반이 끝나는 시간입니다. 눈금 하나마다 열 배씩 길어집니다.',
  spans: { write: '커맨드에서 응답까지', read: '쿼리에서 응답까지', staleness: '커밋에서 읽기 모델까지' },
  halfAndMost: (half, most) => `${half}, 99%는 ${most} 이내`,
  atOnce: '즉시',
  messages: (count) => `커맨드 하나에 메시지 ${count}건`,
  guarantees: '데이터는 어떻게 되는가',
  faults: {
    unharmed: '장애가 없을 때',
    'handler-crash': '핸들러가 커밋 직후에 죽을 때',
    abort: '트랜잭션이 롤백될 때',
    'mover-upsert': '전달자가 죽을 때, 행을 통째로 바꾸는 경우(upsert)',
    'mover-delta': '전달자가 죽을 때, 증감만 더하는 경우(delta)',
    mover: '전달자가 죽을 때',
    away: '읽기 쪽이 한동안 멈출 때',
  },
  worst: (place) => `최악의 지점: ${place}`,
  promises: {
    'own-writes': {
      name: '내 쓰기 읽기',
      meaning: '별도 조치 없이도 쓴 사람이 다음 쿼리에서 자기 변경을 항상 보는가?',
    },
    'one-snapshot': {
      name: '한 시점의 읽기',
      meaning: '읽기 모델들이 언제나 같은 시점의 내용을 보여 주는가?',
    },
    history: { name: '이벤트로 재구축', meaning: '과거 이벤트로 읽기 모델을 처음부터 다시 만들 수 있는가?' },
  },
  holds: '지켜짐',
  holdsNot: '보장 안 됨',
  histories: { all: '모든 이벤트로', recent: '브로커가 보관하는 동안만', none: '이벤트를 보관하지 않음' },
  found: (runs, steps) => `주문 업무를 지금 설정으로 ${runs}번, 모두 ${steps}단계 실행해 얻은 결과입니다.`,
}
