// What a relay and the outbox say to each other: which rows, and which of them are sent.
import type { OutboxRow, Selection, Share } from './protocol-records'

export type OutboxWords = {
  /** `round` counts the relay's polls: an answer to an earlier one is known by it. So everywhere below. */
  readonly select: {
    readonly how: Selection
    readonly limit: number
    readonly skip: number
    readonly round: number
    /** Several relays: skip what others have locked, ask for the lease (for how long), or take one's share of the aggregates. */
    readonly lock?: 'skip-locked'
    readonly lease?: number
    readonly share?: Share
  }
  /** Somebody else leads, and holds the lease until then. */
  readonly standby: { readonly until: number; readonly round: number }
  readonly rows: { readonly rows: readonly OutboxRow[]; readonly gap: number | null; readonly round: number }
  readonly mark: {
    readonly how: Selection
    readonly ids: readonly number[]
    readonly xid: number
    readonly round: number
    readonly share?: Share
  }
  readonly marked: { readonly ids: readonly number[]; readonly round: number }
}
