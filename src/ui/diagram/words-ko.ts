// The picture's texts in Korean.
import type { Reached } from '#app'
import { koVocabulary } from '../text/ko-vocabulary'
import { componentName, keyName, named } from '../text/vocabulary'
import { eventName } from './event-name'
import { roughSeconds, secondsText } from './quantities'
import type { DiagramSentences, DiagramWords } from './words'

const aggregate = (key: string): string => keyName(koVocabulary, key)
const component = (id: string): string => componentName(koVocabulary, id)
const label = (code: string): string => named(koVocabulary.statuses, code)
const happening = (code: string): string => named(koVocabulary.messages, code)

/** An event in a sentence. */
function eventOf(event: string, key: string): string {
  const name = eventName(event)
  if (name.kind === 'version') return `${aggregate(key)}의 ${name.version}번째 이벤트`
  const type = happening(name.type)
  return key === '' ? type : `${aggregate(key)}의 ${type}`
}

/** An event on its own. */
function eventWordings(event: string, key: string): readonly string[] {
  const name = eventName(event)
  if (name.kind === 'version') return [`${aggregate(key)} · v${name.version}`, `v${name.version}`]
  return [`${happening(name.type)} · ${aggregate(key)}`, happening(name.type)]
}

const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
const fates = { moving: '이동 중', held: '붙잡힘', lost: '유실' } as const

const roles: { readonly [id: string]: string } = {
  client: '커맨드, 조회',
  'command-handler': '판단과 커밋',
  'product-service': '상품명 조회',
  notifier: '푸시 알림',
}

const says: DiagramSentences = {
  component: ({ id, state, status, inHand, faults }) =>
    `${component(id)}: ${listed([
      status === 'up' ? named(koVocabulary.states, state) : koVocabulary.lives[status],
      inHand > 0 ? `처리 중인 이벤트 ${inHand}건` : '',
      faults > 0 ? `적용 중인 장애 ${faults}건` : '',
    ])}.`,
  link: ({ from, to, cut, faulty }) =>
    `${component(from)}에서 ${component(to)} 방향 링크${cut ? ', 끊김' : faulty ? ', 장애' : ''}.`,
  message: (message, from, to) =>
    `${eventOf(message.type, message.subject)}, ${listed([
      koVocabulary.messageKinds[message.kind],
      `${component(from)}에서 ${component(to)} 방향`,
      message.attempt > 1 ? `${message.attempt}번째 시도` : '',
      message.copy ? '복제본' : '',
      message.held ? '붙잡힘' : '',
      message.lost ? '유실' : '',
    ])}.`,
  messages: (count, fate, from, to) =>
    `${component(from)}에서 ${component(to)} 방향 메시지 ${count}건, ${fates[fate]}.`,
  row: (store, row, pending) =>
    `${component(store)}, ${aggregate(row.key)}: ${listed([
      row.version === 0 ? koVocabulary.rowStatuses[row.status].name : '',
      row.label === '' ? '' : label(row.label),
      row.version === 0 ? '' : `버전 ${row.version}`,
      row.version === 0 || row.status === 'same' ? '' : koVocabulary.rowStatuses[row.status].name,
      pending === undefined ? '' : `버전 ${pending.version} 기록됨, 아직 검색되지 않음`,
    ])}.`,
  outboxCell: (cell) =>
    `아웃박스 ${cell.id}번: ${listed([
      cell.event === '' ? '' : eventOf(cell.event, cell.key),
      koVocabulary.outboxCells[cell.status],
    ])}.`,
  commit: ({ position, key, version, status }) =>
    `커밋 ${position}: ${listed([
      key === '' ? '' : `${aggregate(key)}의 버전 ${version}`,
      { waiting: '슬롯이 아직 확인하지 않음', read: '읽음', gone: '더는 보관하지 않음' }[status],
    ])}.`,
  stored: ({ position, key, event, status }) =>
    `이벤트 ${position}: ${listed([
      event === '' ? '' : eventOf(event, key),
      {
        open: koVocabulary.outboxCells.open,
        burnt: koVocabulary.outboxCells.burnt,
        waiting: '아직 반영 전',
        read: '반영됨',
      }[status],
    ])}.`,
  queued: ({ seq, key, event, state, deliveries, consumer }) =>
    `메시지 ${seq}: ${eventOf(event, key)}, ${listed([
      state === 'ready' ? '전달 대기' : '전달됨, 확인 응답 전',
      state === 'unacked' && consumer !== '' ? `처리 중: ${component(consumer)}` : '',
      deliveries > 1 ? `${deliveries}번째 전달` : '',
    ])}.`,
  streamed: ({ seq, key, event, state, deliveries }) =>
    `메시지 ${seq}: ${eventOf(event, key)}, ${listed([
      { acked: '확인 응답 받음', unacked: '전달됨, 확인 응답 전', waiting: '아직 전달 전' }[state],
      deliveries > 1 ? `${deliveries}번째 전달` : '',
    ])}.`,
  record: ({ partition, offset, key, event: type, repeated, read }) =>
    `파티션 ${partition}, 오프셋 ${offset}: ${eventOf(type, key)}, ${listed([
      repeated ? '중복 발행' : '',
      read ? '그룹이 커밋함' : '아직 커밋 전',
    ])}.`,
  gap: (gap) =>
    gap.events === 0
      ? '읽기 모델이 커밋된 이벤트를 모두 보여 줍니다.'
      : `읽기 모델이 이벤트 ${gap.events}건, ${secondsText(gap.age)}초 뒤처져 있습니다: ${parts(gap)}.`,
}

const parts = (gap: { missing: number; stale: number; wrong: number }): string =>
  [
    gap.missing > 0 ? `누락 ${gap.missing}` : '',
    gap.stale > 0 ? `지연 ${gap.stale}` : '',
    gap.wrong > 0 ? `틀림 ${gap.wrong}` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

function reachedKo(reached: Reached): readonly string[] {
  switch (reached.kind) {
    case 'offset':
      return [`저장한 오프셋 ${reached.position}`, `오프셋 ${reached.position}`]
    case 'watermark':
      return [`워터마크 ${secondsText(reached.at)}초`, `${secondsText(reached.at)}초까지`]
    case 'replica':
      return [
        `수신 ${reached.received} · 재생 ${reached.applied}`,
        `${reached.received} 중 ${reached.applied}`,
      ]
    case 'checkpoint':
      return [`체크포인트 ${reached.position}`]
  }
}

export const diagramKo: DiagramWords = {
  diagram: '실행 중인 시스템: 쓰기 쪽, 브로커, 읽기 쪽과 그 사이를 오가는 메시지.',
  writeSide: '쓰기 쪽',
  readSide: '읽기 쪽',
  component,
  state: (code) => named(koVocabulary.states, code),
  down: (micros) => [`중단 · ${roughSeconds(micros)}초`, '중단'],
  role: (id) => named(roles, id),
  tasks: (count) => `작업 ${count}개`,
  more: (count) => `외 ${count}건`,
  aggregate,
  row: (key, code) => (code === '' ? aggregate(key) : `${aggregate(key)} · ${label(code)}`),
  version: (version) => `v${version}`,
  rowMissing: (key) => `${aggregate(key)} 없음`,
  rowStatus: (status) => koVocabulary.rowStatuses[status].name,
  emptyTable: '아직 행이 없음',
  outbox: '아웃박스',
  unsent: (count) => [count === 0 ? '모두 전송됨' : `미전송 ${count}`],
  cursor: (id) => [`릴레이 커서 ${id}`, `커서 ${id}`],
  outboxLegend: ['옅음: 전송됨 · 짙음: 미전송', '옅음: 전송됨'],
  event: eventWordings,
  commitLog: '커밋 로그',
  noSlot: ['읽는 쪽 없음'],
  slotLag: (count) => [count === 0 ? '모두 확인됨' : `미확인 ${count}`],
  slot: ({ confirmed, retained }) => [
    `슬롯 위치 ${confirmed}${retained > 0 ? ` · ${retained}MB 보관` : ''}`,
    `슬롯 ${confirmed}${retained > 0 ? ` · ${retained}MB` : ''}`,
  ],
  slotLost: ['슬롯 무효: 필요한 로그가 이미 삭제됨', '슬롯 무효'],
  commitLogLegend: ['짙음: 슬롯 때문에 보관', '짙음: 보관'],
  eventStore: '이벤트 저장소',
  unread: (count) => [count === 0 ? '모두 반영됨' : `미반영 ${count}`],
  checkpoint: (position) => [`체크포인트 ${position}`, `위치 ${position}`],
  eventStoreLegend: ['옅음: 반영됨 · 짙음: 대기', '옅음: 반영됨'],
  reached: reachedKo,
  sameDatabase: '같은 데이터베이스',
  oneModel: ['커맨드와 조회가 모델 하나를 공유', '공유 모델'],
  flavour: (code) => named(koVocabulary.readStores, code),
  topic: (broker) => {
    switch (broker.flavour) {
      case 'kafka':
        return [`토픽 ${broker.topic}`, broker.topic]
      case 'rabbitmq':
        return [`큐 ${broker.topic}`, broker.topic]
      case 'nats-jetstream':
        return [`스트림 ${broker.topic}`, broker.topic]
      case 'nats-core':
        return [`주제 ${broker.topic}`, broker.topic]
    }
  },
  queue: (ready, unacked, dead) => {
    const letters = dead === 0 ? '' : ` · 데드 레터 ${dead}`
    return [`대기 ${ready} · 미확인 ${unacked}${letters}`, `${ready} · 미확인 ${unacked}`]
  },
  stream: (waiting, unacked) => [
    waiting + unacked === 0 ? '모두 확인 응답됨' : `전달 대기 ${waiting} · 미확인 ${unacked}`,
    `남음 ${waiting + unacked}`,
  ],
  keepsNothing: ['아무것도 보관하지 않음', '보관 안 함'],
  listening: (count) => [count === 0 ? '듣는 구독자 없음' : `구독자 ${count}개`],
  partition: (number) => `p${number}`,
  committed: (offset, lag) => [`커밋 ${offset} · 지연 ${lag}`, `지연 ${lag}`],
  morePartitions: (count, lag) => [`외 파티션 ${count}개 · 지연 ${lag}`, `+${count} · 지연 ${lag}`],
  inHand: (count) => [`이벤트 ${count}건 처리 중`, `${count}건`],
  emptyHands: '처리 중인 것 없음',
  faults: (count) => `장애 ${count}건`,
  cut: '끊김',
  faulty: '장애',
  gap: '두 모델의 차이',
  gapShort: '차이',
  gapEvents: (count) => ({ number: String(count), unit: '건' }),
  gapAge: (micros) => ({ number: secondsText(micros), unit: '초' }),
  gapParts: (gap) => {
    const said = parts(gap)
    if (said !== '') return [said]
    return gap.events === 0 ? ['차이 없음: 두 모델이 일치', '차이 없음'] : ['아직 보이지 않음']
  },
  says,
}
