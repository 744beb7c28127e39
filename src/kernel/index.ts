// The kernel: a deterministic world of rows, messages and timers that can be stepped forward and back. Knows no domain.
export type { Answer, Component, Effect, Input, Outgoing, ReplyAddress, System, View } from './component'
export { replyAddress } from './component'
export type { Control, FaultPolicy, FaultScope, MessageAction } from './control'
export { invariant } from './invariant'
export type { Json, JsonObject } from './json'
export { type Fate, goesForward, type LinkRow, type LinkSpec, type Message, UNHARMED } from './message'
export { chance } from './post'
export { below, exponential, happens, randomWord } from './random'
export { type Change, defineTable, digestOf, type Home, type RowStore, type Table } from './rows'
export { Simulation, type Until } from './simulation'
export type { Cause, Halt, Step } from './step'
export {
  clock,
  type ClockRow,
  faults,
  KERNEL_TABLES,
  type LifeRow,
  links,
  lives,
  machineKey,
  type MachineRow,
  machines,
  timers,
  type TimerRow,
  wires,
} from './tables'
export { after, fromMillis, type Micros, type SimTime, START, toMillis } from './time'
