// The port through which runs are kept: what a database of runs must offer. Knows no database.
import type { Home, Json } from '#kernel'
import type { Intervention } from './intervention'

/** A run's causes and how far it has gone. The scenario is a scenario file as it was parsed, kept as plain JSON. */
export interface RunRecord {
  readonly format: 'cqrscope/run'
  readonly version: 1
  readonly id: string
  readonly name: string
  /** The run it was forked from and the step at which it left it. */
  readonly parent: { readonly run: string; readonly step: number } | null
  readonly scenario: Json
  /** Ids of causes that were taken out ("what if this crash had not happened"). */
  readonly without: readonly string[]
  /** Which rules computed it; another version of the rules may come to another digest. */
  readonly rules: string
  /** Wall-clock milliseconds; only for sorting lists of runs. */
  readonly createdAt: number
  readonly updatedAt: number
  /** The instant that is on disk: this many steps, at this many microseconds, with this digest over all rows. */
  readonly steps: number
  readonly at: number
  readonly digest: string
}

/** One row as it stands at the instant of the record, in the store it belongs to. */
export interface StoredRow {
  readonly home: Home
  readonly table: string
  readonly key: string
  readonly value: Json
}

/** What changed since the last flush, net of what cancelled out. `value` undefined: the row is gone. */
export interface RowUpdate {
  readonly home: Home
  readonly table: string
  readonly key: string
  readonly value: Json | undefined
  /** The table's `appended` flag: a log or outbox, to be stored in chunks. */
  readonly appended: boolean
}

/** One consistent instant: written whole, in one transaction, or not at all. */
export interface Flush {
  readonly run: string
  readonly steps: number
  readonly at: number
  readonly digest: string
  readonly updatedAt: number
  readonly rows: readonly RowUpdate[]
}

export interface StoredRun {
  readonly record: RunRecord
  readonly interventions: readonly Intervention[]
}

/** Every expected failure is a value: storage may be blocked, full, hung, or owned by another tab. */
export type Stored<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: StorageTrouble; readonly detail: string }

export type StorageTrouble = 'blocked' | 'full' | 'hung' | 'missing' | 'unreadable' | 'not-writer'

export interface RunRepository {
  /** Where runs are kept: on disk, or only in memory and why. */
  readonly place:
    | { readonly kind: 'disk' }
    | { readonly kind: 'memory'; readonly why: StorageTrouble; readonly detail: string }
  /** Newest first. Records that cannot be read are left out and counted. */
  list(): Promise<Stored<{ readonly runs: readonly RunRecord[]; readonly unreadable: number }>>
  load(run: string): Promise<Stored<StoredRun>>
  /** Every row of a run, from all stores, in one read transaction. */
  rows(run: string): Promise<Stored<{ readonly record: RunRecord; readonly rows: readonly StoredRow[] }>>
  /** Stores a new run's causes. Its rows follow by flushes. */
  create(record: RunRecord, interventions: readonly Intervention[]): Promise<Stored<null>>
  /** Adds one intervention at once: causes are never batched. `index` is its position; appending twice is an error. */
  intervene(run: string, index: number, intervention: Intervention): Promise<Stored<null>>
  flush(flush: Flush): Promise<Stored<null>>
  /** Replaces all rows of a run by the given ones, at the given instant: the repair after damage. */
  rebuild(flush: Flush): Promise<Stored<null>>
  rename(run: string, name: string): Promise<Stored<null>>
  remove(run: string): Promise<Stored<null>>
  /** Becomes the writer of a run, unless another tab is. The returned function gives it back. */
  claim(run: string): Promise<Stored<() => void>>
}
