// The picture's texts in Korean.
import { koVocabulary } from '../text/ko-vocabulary'
import { componentName, keyName, named } from '../text/vocabulary'
import { eventName } from './event-name'
import { roughSeconds, secondsText } from './quantities'
import type { DiagramSentences, DiagramWords } from './words'

const aggregate = (key: string): string => keyName(koVocabulary, key)
const component = (id: string): string => componentName(koVocabulary, id)
const label = (code: string): string => named(koVocabulary.orderStatuses, code)
const happening = (code: string): string => named(koVocabulary.happenings, code)

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
  'command-handler': '커맨드 처리기',
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
  row: (store, row) =>
    `${component(store)}, ${aggregate(row.key)}: ${
      row.label === ''
        ? koVocabulary.rowStatuses[row.status].name
        : listed([
            label(row.label),
            `버전 ${row.version}`,
            row.status === 'same' ? '' : koVocabulary.rowStatuses[row.status].name,
          ])
    }.`,
  outboxCell: (cell) =>
    `아웃박스 ${cell.id}번: ${listed([
      cell.event === '' ? '' : eventOf(cell.event, cell.key),
      koVocabulary.outboxCells[cell.status],
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
  row: (key, code) => `${aggregate(key)} · ${label(code)}`,
  version: (version) => `v${version}`,
  rowMissing: (key) => `${aggregate(key)} 없음`,
  rowStatus: (status) => koVocabulary.rowStatuses[status].name,
  emptyTable: '아직 행이 없음',
  outbox: '아웃박스',
  unsent: (count) => [count === 0 ? '모두 전송됨' : `미전송 ${count}`],
  cursor: (id) => [`릴레이 커서 ${id}`, `커서 ${id}`],
  outboxLegend: ['옅음: 전송됨 · 짙음: 미전송', '옅음: 전송됨'],
  event: eventWordings,
  topic: (name) => [`토픽 ${name}`, name],
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
