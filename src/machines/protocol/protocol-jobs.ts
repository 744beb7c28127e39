// What a job says to the stores between which it works.
import type { JsonObject } from '#kernel'
import type { ModelRow, Repair } from './protocol-records'

export type JobWords = {
  /** A job asks what changed after an instant, loads it elsewhere and remembers how far it is. */
  readonly extract: {
    readonly after: number
    readonly lagWindow: number
    readonly deletes: 'missed' | 'soft' | 'diff'
    /** Not what changed, but all there is: to be compared. */
    readonly whole?: true
    readonly round: number
  }
  readonly extracted: {
    readonly rows: readonly JsonObject[]
    /** Keys known to be gone; null where the source cannot tell. */
    readonly gone: readonly string[] | null
    /** All keys there are, for a comparison; null where it was not asked for. */
    readonly keys: readonly string[] | null
    readonly until: number
    /** There are changes that are too young for the lag window. */
    readonly later?: true
    readonly round: number
  }
  /** The watermark that the read store keeps for a job; null: it has never loaded anything. */
  readonly 'load-watermark': { readonly round: number }
  readonly watermark: { readonly at: number | null; readonly round: number }
  /** A comparison of both models: all rows of the read model, then those to be mended, if they still are as they were. */
  readonly survey: { readonly round: number }
  readonly surveyed: { readonly rows: readonly ModelRow[]; readonly round: number }
  readonly repair: { readonly repairs: readonly Repair[]; readonly round: number }
  readonly 'load-rows': {
    readonly rows: readonly JsonObject[]
    readonly gone: readonly string[] | null
    readonly keys: readonly string[] | null
    /** Kept in the same transaction; null where the job keeps it itself. */
    readonly watermark: number | null
    readonly apply: string
    readonly round: number
  }
  /** `left`: the events that made no sense and were left out; `again`: all of it had been loaded before. */
  readonly 'rows-loaded': {
    readonly changed: number
    readonly round: number
    readonly again?: true
    readonly left?: readonly string[]
  }
  /** A row makes no sense, and nothing was loaded. */
  readonly 'load-refused': { readonly round: number }
  readonly refresh: { readonly duration: number; readonly concurrently: boolean; readonly round: number }
  readonly refreshed: { readonly changed: number; readonly round: number }
}
