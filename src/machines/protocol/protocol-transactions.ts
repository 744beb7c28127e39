// What a command handler and a write store say to each other in one transaction.
import type { JsonObject } from '#kernel'
import type { EventBody, SecondPart } from './protocol-records'

/** An aggregate as a command needs it. */
export type Loaded = { readonly state: JsonObject | null; readonly facts?: readonly EventBody[] }

export type TransactionWords = {
  /** `second` is another aggregate that the command is about. */
  readonly load: { readonly key: string; readonly task: string; readonly second?: string }
  readonly loaded: {
    readonly state: JsonObject | null
    readonly task: string
    /** The events since that state, to be folded, where the store keeps no state. */
    readonly facts?: readonly EventBody[]
    /** The second aggregate, if it was asked for, as of the same instant. */
    readonly second?: Loaded
  }
  readonly insert: {
    readonly task: string
    readonly key: string
    readonly expected: number
    readonly state: JsonObject
    readonly events: readonly EventBody[]
    readonly number: number
    /** What the transaction leaves of a second aggregate: both are written, or neither. */
    readonly second?: SecondPart
  }
  readonly inserted: {
    readonly task: string
    readonly ids: readonly number[]
    /** The events as they were stored, for a handler that delivers them itself. */
    readonly events?: readonly EventBody[]
  }
  readonly conflict: { readonly task: string }
  readonly commit: { readonly task: string; readonly key: string; readonly number: number }
  /** With a warning, where too few standbys have said that they have it. */
  readonly committed: { readonly task: string; readonly warning?: string }
  /** A migration of the aggregates' table: for as long as it takes, writers wait. */
  readonly migrate: { readonly lasts: number }
  readonly rollback: { readonly task: string }
  readonly aborted: { readonly task: string; readonly why?: string }
  /** A second statement of the same transaction: the read models that are in the same database. */
  readonly project: { readonly task: string; readonly index: number; readonly round: number }
  readonly projected: { readonly index: number; readonly round: number }
  readonly unprojected: { readonly index: number; readonly round: number; readonly why: string }
}
