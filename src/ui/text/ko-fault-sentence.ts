// Says a fault in one Korean sentence.
import type { Fault } from '#app'
import { createFormats } from './formats'
import { withJosa } from './josa'
import { koPoints } from './ko-points'
import { koUnits } from './ko-units'
import { koVocabulary } from './ko-vocabulary'
import { componentName, linkName, named, pointName } from './vocabulary'

const format = createFormats('ko', koUnits)
const name = (id: string) => withJosa(componentName(koVocabulary, id), '이/가')
const restarts = (after: number | null): string =>
  after === null ? ', 재시작 없음' : `, ${format.duration(after)} 후 재시작`
const between = (from: number, until: number | null): string =>
  until === null ? `${format.clock(from)}부터` : `${format.clock(from)}부터 ${format.clock(until)}까지`

/** What a fault does, in words. */
export function koFaultSentence(fault: Fault): string {
  switch (fault.kind) {
    case 'crash':
      return `${name(fault.component)} ${format.clock(fault.at)}에 크래시${restarts(fault.restartAfter)}`
    case 'crash-at':
      return `${name(fault.component)} ${fault.nth}번째 ‘${pointName({ points: koPoints }, fault.component, fault.point)}’ 지점에서 크래시${restarts(fault.restartAfter)}`
    case 'down':
      return `${name(fault.component)} ${between(fault.from, fault.until)} 서비스 중단`
    case 'failover':
      return `${name(fault.component)} ${format.clock(fault.at)}에 스탠바이로 페일오버`
    case 'link':
      return `${linkName(koVocabulary, fault.link)}: ${harm(fault)}, ${between(fault.from, fault.until)}`
    case 'cut':
      return `${linkName(koVocabulary, fault.link)} 단절, ${between(fault.from, fault.until)}`
    case 'slow':
      return `${name(fault.component)} ${between(fault.from, fault.until)} ${format.ratio(fault.factor)} 느려짐`
    case 'message':
      return `${linkName(koVocabulary, fault.link)}의 ${fault.nth}번째 ${fault.answer === true ? '응답' : '메시지'} ${named(koVocabulary.actions, fault.action)}`
    case 'poison':
      return `${fault.event}번째 이벤트를 해독할 수 없음`
    case 'abort':
      return `${fault.command}번째 커맨드의 트랜잭션이 롤백됨`
  }
}

function harm(fault: Extract<Fault, { readonly kind: 'link' }>): string {
  const parts = [
    fault.drop > 0 ? `${format.percent(fault.drop)} 유실` : '',
    fault.dropAck > 0 ? `응답 ${format.percent(fault.dropAck)} 유실` : '',
    fault.duplicate > 0 ? `${format.percent(fault.duplicate)} 중복` : '',
    fault.reorder > 0 ? `${format.percent(fault.reorder)} 순서 바뀜` : '',
    fault.delay > 0 ? `${format.duration(fault.delay)} 지연` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '영향 없음' : parts.join(', ')
}
