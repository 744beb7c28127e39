// What a follower of the commit log and the write store say to each other.
import type { CommitRecord } from './protocol-records'

export type FollowingWords = {
  /** A log reader or a standby follows the commit log from a position on. */
  readonly 'read-log': {
    readonly slot: string
    /** The last position that is known already; null: wherever the slot stands. */
    readonly after: number | null
    readonly limit: number
    readonly wait: number
    readonly round: number
    /** To be told if the log does not go back that far, rather than to begin where it does. */
    readonly whole?: true
  }
  readonly 'log-records': {
    readonly records: readonly CommitRecord[]
    /** How far the log goes. */
    readonly end: number
    readonly round: number
  }
  /** How far a reader has come for good: the log before it may go. */
  readonly confirm: { readonly slot: string; readonly position: number; readonly round: number }
  readonly confirmed: { readonly round: number }
  /** A standby has taken over: what came after this position never happened. */
  readonly 'new-timeline': { readonly slot: string; readonly position: number; readonly round: number }
  readonly 'slot-lost': { readonly slot: string; readonly round: number }
  /** All rows as they are at one instant, and where the log stands then. */
  readonly snapshot: { readonly slot: string; readonly round: number }
  readonly 'snapshot-rows': {
    readonly records: readonly CommitRecord[]
    readonly position: number
    readonly round: number
  }
}
