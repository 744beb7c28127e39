// Turns a fault into the controls that bring it about: when it begins, and when it ends.
import type { Control, JsonObject } from '#kernel'
import type { Fault } from './fault'

export interface PlannedControl {
  /** Microseconds. */
  readonly at: number
  readonly control: Control
}

/** The controls of one fault. `id` names it while it is in force; `now` is the earliest instant it can begin. */
export function controlsOf(fault: Fault, id: string, now: number): readonly PlannedControl[] {
  switch (fault.kind) {
    case 'crash':
      return [{ at: Math.max(now, fault.at), control: crash(fault.component, fault.restartAfter, id) }]
    case 'failover': {
      const { component } = fault
      return [
        { at: Math.max(now, fault.at), control: { kind: 'stimulus', component, type: 'failover', body: {} } },
      ]
    }
    case 'down':
      return [
        { at: Math.max(now, fault.from), control: crash(fault.component, null, id) },
        { at: Math.max(now, fault.until), control: { kind: 'restart', component: fault.component } },
      ]
    case 'crash-at':
    case 'message':
    case 'poison':
    case 'abort':
      return [{ at: now, control: begin(fault, id) }]
    case 'link':
    case 'cut':
    case 'slow': {
      const start = { at: Math.max(now, fault.from), control: begin(fault, id) }
      if (fault.until === null) return [start]
      return [start, { at: Math.max(now, fault.until), control: { kind: 'heal', id } }]
    }
  }
}

const begin = (fault: Fault, id: string): Control => ({ kind: 'fault', id, fault: fault as JsonObject })

const crash = (component: string, restartAfter: number | null, cause: string): Control => ({
  kind: 'crash',
  component,
  cause,
  ...(restartAfter === null ? {} : { restartAfter }),
})
