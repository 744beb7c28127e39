// A fault back into the words of the scenario file, in milliseconds: the way back from what `compileFault` makes of it.
import type { Fault } from '#faults'
import type { FaultEntry } from './schema'

/** The entry that compiles to this fault. */
export function faultEntryOf(fault: Fault): FaultEntry {
  switch (fault.kind) {
    case 'crash': {
      const { kind, component, at } = fault
      return { kind, component, at: at / 1000, ...restartOf(fault) }
    }
    case 'crash-at': {
      const { component, point, nth } = fault
      return { kind: 'crash', component, point, nth, ...restartOf(fault) }
    }
    case 'down':
      return { ...fault, from: fault.from / 1000, until: fault.until / 1000 }
    case 'link': {
      const { kind, link, drop, dropAck, duplicate, reorder, delay } = fault
      return { kind, link, ...spanOf(fault), drop, dropAck, duplicate, reorder, delay: delay / 1000 }
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
        action,
        ...(type === '' ? {} : { type }),
        ...(answer === undefined ? {} : { answer }),
        ...(until === null ? {} : { until: until / 1000 }),
      }
    }
    case 'failover':
      return { ...fault, at: fault.at / 1000 }
    case 'poison':
    case 'abort':
      return fault
  }
}

const restartOf = ({ restartAfter }: { readonly restartAfter: number | null }) =>
  restartAfter === null ? {} : { restartAfter: restartAfter / 1000 }

const spanOf = ({ from, until }: { readonly from: number; readonly until: number | null }) => ({
  from: from / 1000,
  ...(until === null ? {} : { until: until / 1000 }),
})
