// The kernel's own tables: clock, wires, timers, controls, faults in force, machine states, streams. They are rows like any other.
import type { ControlRow } from './control'
import type { JsonObject } from './json'
import type { LinkRow, Message } from './message'
import { defineTable } from './rows'

const own = { owner: 'kernel', durable: true, home: 'kernel' } as const

/** `progress` is the sequence number of the last step that was more than polling in vain: it changed a component's row. */
export type ClockRow = { readonly now: number; readonly sequence: number; readonly progress: number }
export const clock = defineTable<ClockRow>({ name: 'clock', ...own })
export const CLOCK = 'clock'

export type TimerRow = {
  readonly component: string
  readonly key: string
  readonly due: number
  readonly sequence: number
  readonly background: boolean
  readonly body: JsonObject
}
export const timers = defineTable<TimerRow>({ name: 'timers', ...own })
export const wires = defineTable<Message>({ name: 'wires', ...own })
export const controls = defineTable<ControlRow>({ name: 'controls', ...own })

/** When the last complete round of a background timer had begun, as a sequence number. A round begun after all progress
 * was in vain. */
export const rounds = defineTable<number>({ name: 'rounds', ...own })

export const links = defineTable<LinkRow>({ name: 'links', ...own })
/** The position of each component's own random streams. */
export const streams = defineTable<number>({ name: 'streams', ...own })
/** Faults in force. */
export const faults = defineTable<JsonObject>({ name: 'faults', ...own })

export type LifeRow = {
  readonly status: 'up' | 'recovering' | 'down'
  readonly since: number
  readonly epoch: number
}
export const lives = defineTable<LifeRow>({ name: 'lives', ...own })

/** The state of each machine: key `relay`, or `command-handler/c-3` for a task. `event` is what moved it last. */
export type MachineRow = { readonly state: string; readonly event: string }
export const machines = defineTable<MachineRow>({ name: 'machines', ...own })

export const machineKey = (component: string, task: string): string =>
  task === '' ? component : `${component}/${task}`

export const KERNEL_TABLES = [
  clock,
  timers,
  wires,
  controls,
  rounds,
  links,
  streams,
  faults,
  lives,
  machines,
] as const

/** The tables whose rows are appointments. */
export const AGENDA_TABLES: ReadonlySet<string> = new Set([timers.name, wires.name, controls.name])
