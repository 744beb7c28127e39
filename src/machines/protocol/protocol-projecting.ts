// What a projector and a read store say to each other: events, positions, dead letters, rebuilds.
import type { EventBody, Guard, Outcome } from './protocol-records'

export type ProjectingWords = {
  /** A consumer that keeps its own position in the store it writes to. */
  readonly 'load-checkpoint': { readonly consumer: string; readonly round: number }
  readonly checkpoint: {
    readonly positions: { readonly [partition: string]: number }
    readonly round: number
  }
  readonly 'save-checkpoint': {
    readonly consumer: string
    readonly partition: number
    readonly offset: number
    readonly round: number
  }
  readonly 'checkpoint-saved': { readonly round: number }
  /** Empties the consumer's read models, or those of a second set beside them; then that set takes their place. */
  readonly reset: {
    readonly consumer: string
    readonly beside: boolean
    /** Only these read models; absent: all. */
    readonly models?: readonly string[]
    readonly round: number
  }
  readonly switch: {
    readonly consumer: string
    readonly models?: readonly string[]
    /** How far the second set has come, where the consumer keeps its position in the store. */
    readonly positions?: { readonly [partition: string]: number }
    readonly round: number
  }
  readonly ready: { readonly round: number }

  readonly apply: {
    readonly consumer: string
    readonly event: EventBody
    readonly apply: string
    readonly guard: Guard
    readonly inbox: boolean
    readonly round: number
    /** The position to keep in the same transaction. */
    readonly checkpoint?: { readonly partition: number; readonly offset: number }
    /** Which read models; absent: all of them. */
    readonly models?: readonly string[]
    /** Whether a deleted row leaves its version behind. */
    readonly tombstones?: true
    /** Parked unread where an earlier event of the same aggregate is a dead letter. */
    readonly sequenced?: true
    /** Written to the set of models that a rebuild makes beside the present one. */
    readonly beside?: true
    /** By a projection that was added later: the documents that its counters move by are its own, which nobody reads. */
    readonly apart?: true
  }
  readonly applied: {
    readonly event: string
    readonly key: string
    readonly version: number
    readonly outcome: Outcome
    readonly released: readonly string[]
    readonly apply: string
    readonly round: number
    /** Written to the second set: nobody sees it yet. */
    readonly beside?: true
    /** The read models that were asked for, where not all were. */
    readonly models?: readonly string[]
  }
  readonly park: {
    readonly consumer: string
    readonly event: EventBody
    readonly why: string
    readonly round: number
  }
  readonly parked: { readonly round: number }
  /** A consumer asks for its dead letters, to try them again. */
  readonly 'load-parked': { readonly consumer: string; readonly round: number }
  readonly 'parked-events': {
    readonly letters: readonly { readonly event: EventBody; readonly command: string }[]
    readonly round: number
  }
}
