// One step of a run: what was due, who answered, and which rows changed. The journal is a list of these.
import type { Control } from './control'
import type { JsonObject } from './json'
import type { Message } from './message'
import type { Change } from './rows'
import type { SimTime } from './time'

export type Cause =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'timer'; readonly component: string; readonly key: string; readonly body: JsonObject }
  | { readonly kind: 'control'; readonly control: Control }

export interface Step {
  /** Position in the journal, from 0. */
  readonly index: number
  readonly at: SimTime
  /** Who answered. `kernel` where nobody did: a message fell off its wire, a fault began. */
  readonly component: string
  readonly cause: Cause
  /** The machine event the cause was recognised as, or what the kernel did: `lost`, `refused`, `fault`, `heal`, … */
  readonly event: string
  /** The task that moved; empty for a component that is one machine. */
  readonly task: string
  readonly points: readonly string[]
  readonly changes: readonly Change[]
}

/** Why a run stopped where it did. */
export type Halt = { readonly reason: 'quiet' | 'reached' | 'limit'; readonly at: SimTime }
