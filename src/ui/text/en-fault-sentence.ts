// Says a fault in one English sentence.
import type { Fault } from '#app'
import { createFormats } from './formats'
import { enPoints } from './en-points'
import { enUnits } from './en-units'
import { enVocabulary } from './en-vocabulary'
import { componentName, linkName, named, pointName } from './vocabulary'

const format = createFormats('en', enUnits)
const name = (id: string) => componentName(enVocabulary, id)
const ordinal = (value: number): string => {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(value)
  return `${value}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[rule]}`
}
const restarts = (after: number | null): string =>
  after === null ? ', stays down' : `, restarts after ${format.duration(after)}`
const between = (from: number, until: number | null): string =>
  until === null ? `from ${format.clock(from)}` : `${format.clock(from)} to ${format.clock(until)}`

/** What a fault does, in words. */
export function enFaultSentence(fault: Fault): string {
  switch (fault.kind) {
    case 'crash':
      return `${name(fault.component)} crashes at ${format.clock(fault.at)}${restarts(fault.restartAfter)}`
    case 'crash-at':
      return `${name(fault.component)} crashes ${pointName({ points: enPoints }, fault.component, fault.point)}, the ${ordinal(fault.nth)} time${restarts(fault.restartAfter)}`
    case 'down':
      return `${name(fault.component)} is out of service, ${between(fault.from, fault.until)}`
    case 'failover':
      return `${name(fault.component)} fails over to a standby at ${format.clock(fault.at)}`
    case 'link':
      return `${linkName(enVocabulary, fault.link)}: ${harm(fault)}, ${between(fault.from, fault.until)}`
    case 'cut':
      return `${linkName(enVocabulary, fault.link)} is cut, ${between(fault.from, fault.until)}`
    case 'slow':
      return `${name(fault.component)} is ${format.ratio(fault.factor)} slower, ${between(fault.from, fault.until)}`
    case 'message':
      return `${named(enVocabulary.actions, fault.action)}: the ${ordinal(fault.nth)} ${fault.answer === true ? 'answer' : 'message'} on ${linkName(enVocabulary, fault.link)}`
    case 'poison':
      return `The ${ordinal(fault.event)} event cannot be decoded`
    case 'abort':
      return `The ${ordinal(fault.command)} command’s transaction is rolled back`
  }
}

function harm(fault: Extract<Fault, { readonly kind: 'link' }>): string {
  const parts = [
    fault.drop > 0 ? `${format.percent(fault.drop)} lost` : '',
    fault.dropAck > 0 ? `${format.percent(fault.dropAck)} of the answers lost` : '',
    fault.duplicate > 0 ? `${format.percent(fault.duplicate)} doubled` : '',
    fault.reorder > 0 ? `${format.percent(fault.reorder)} reordered` : '',
    fault.delay > 0 ? `${format.duration(fault.delay)} slower` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'no harm' : parts.join(', ')
}
