// A fault as a scenario file writes it: the way back from the program's microseconds to the file's milliseconds.
import type { Fault } from '#faults'
import type { FaultEntry } from './schema'

const millis = (micros: number): number => micros / 1000

const restart = (after: number | null) => (after === null ? {} : { restartAfter: millis(after) })

const spanOf = ({ from, until }: { readonly from: number; readonly until: number | null }) => ({
  from: millis(from),
  ...(until === null ? {} : { until: millis(until) }),
})

/** The entry that stands for a fault; parsed again, it is the same fault. */
export function writtenFault(fault: Fault): FaultEntry {
  switch (fault.kind) {
    case 'crash':
      return {
        kind: 'crash',
        component: fault.component,
        at: millis(fault.at),
        ...restart(fault.restartAfter),
      }
    case 'crash-at': {
      const { component, point, nth, restartAfter } = fault
      return { kind: 'crash', component, point, nth, ...restart(restartAfter) }
    }
    case 'down':
      return { ...fault, from: millis(fault.from), until: millis(fault.until) }
    case 'link': {
      const { kind, link, drop, dropAck, duplicate, reorder, delay } = fault
      return { kind, link, ...spanOf(fault), drop, dropAck, duplicate, reorder, delay: millis(delay) }
    }
    case 'cut':
      return { kind: 'cut', link: fault.link, ...spanOf(fault) }
    case 'slow':
      return { kind: 'slow', component: fault.component, factor: fault.factor, ...spanOf(fault) }
    case 'message': {
      const { kind, link, nth, type, answer, action, until } = fault
      return {
        kind,
        link,
        nth,
        ...(type === '' ? {} : { type }),
        ...(answer === undefined ? {} : { answer }),
        action,
        ...(until === null ? {} : { until: millis(until) }),
      }
    }
    case 'failover':
      return { ...fault, at: millis(fault.at) }
    case 'poison':
    case 'abort':
      return fault
  }
}
