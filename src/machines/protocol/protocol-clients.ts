// What clients and those who answer them say to each other: commands, queries, and a cache that readers fill.
import type { JsonObject } from '#kernel'

export type ClientWords = {
  readonly command: { readonly command: JsonObject; readonly number: number; readonly member: string }
  /** With a warning, where the wait for the standby was cancelled: another server might not know of it. */
  readonly accepted: {
    readonly id: string
    readonly version: number
    readonly warning?: string
    /** The second aggregate, where the command was about two. */
    readonly second?: { readonly id: string; readonly version: number }
  }
  readonly rejected: { readonly refusal: string }
  readonly failed: { readonly why: string }
  readonly query: {
    readonly key: string
    readonly member: string
    /** The least version that will do, and how long to wait for it; absent: whatever is there. */
    readonly atLeast?: number
    readonly timeout?: number
    /** The fields that are wanted; absent: all of them. */
    readonly fields?: readonly string[]
    /** Another key that is read in the same statement. */
    readonly with?: string
  }
  readonly result: {
    readonly key: string
    readonly version: number
    readonly row: JsonObject | null
    /** What the other key says at the same instant, if it was asked for. */
    readonly with?: { readonly key: string; readonly version: number; readonly row: JsonObject | null }
    /** The version that was waited for has not come in time. */
    readonly late?: true
    /** Where it was read: in the read model (absent), in the write model, or nowhere: the cache has no such key. */
    readonly source?: 'truth' | 'miss'
    /** A cache that leases a missing key says with which token it may be filled. */
    readonly lease?: number
    /** For how long the read model has heard of nothing new, in microseconds: how old this may be. */
    readonly age?: number
  }
  /** Cache-aside: a reader fills what it missed, a writer takes away what it changed. */
  readonly fill: {
    readonly key: string
    readonly row: JsonObject | null
    readonly version: number
    readonly lease: number | null
  }
  readonly filled: { readonly key: string; readonly refused: boolean }
  readonly invalidate: { readonly key: string; readonly round: number }
  readonly invalidated: { readonly key: string; readonly round: number }
}
