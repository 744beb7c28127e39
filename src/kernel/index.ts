// The kernel: a deterministic world of rows, messages and timers that can be stepped forward and back. Knows no domain.
export type { Answer, Component, Effect, Input, Outgoing, ReplyAddress, System, View } from './component'
export { replyAddress } from './component'
export type { Control, FaultPolicy, FaultScope, MessageAction } from './control'
export { hashLikeness, type Lanes } from './digest'
export { invariant } from './invariant'
export type { Json, JsonObject } from './json'
export { type Fate, goesForward, type LinkSpec, type Message, UNHARMED } from './message'
export { chance } from './post'
export { exponential } from './random'
export {
  type Change,
  defineTable,
  digestOf,
  type Hash,
  type Home,
  type RowStore,
  type Table,
  unhashed,
} from './rows'
export { Simulation } from './simulation'
export type { Halt, Step } from './step'
export { type LifeRow, lives, machineKey, type MachineRow, machines } from './tables'
export { fromMillis, type Micros, type SimTime, START, toMillis } from './time'
