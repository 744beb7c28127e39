// What a judge has to know about the system it judges: where the truth stands, where the view, and what is normal.
import type { Domain, ReadModelSpec } from '#domains'

/** Read models that are added while the system runs, by a consumer that keeps its own position. */
export interface LaterModels {
  readonly models: readonly string[]
  readonly consumer: string
  /** The table that holds a row once they are there. */
  readonly added: string
}

/** Where the read side stands: in tables of its own, in copies of the write model's table, or in that table itself. */
export type ReadSide =
  | { readonly kind: 'models'; readonly later?: LaterModels }
  | { readonly kind: 'copies'; readonly tables: readonly string[] }
  | { readonly kind: 'truth' }

/** A place where committed events wait for somebody who will come for them. */
export type WaitingPlace =
  | { readonly kind: 'outbox' }
  /** `readers`: who reads from there; what they have in memory counts until they start anew. */
  | { readonly kind: 'offsets' | 'checkpoint'; readonly readers: readonly string[] }
  | { readonly kind: 'rows'; readonly table: string }
  | { readonly kind: 'slot'; readonly slot: string; readonly reader: string }
  /** A job that will look at the write model again. */
  | { readonly kind: 'schedule' }

export interface Subject {
  readonly domain: Domain
  /** Tables: the aggregates' committed state, the committed events, the broker's log; empty where there is none. */
  readonly truth: string
  readonly events: string
  readonly log: string
  readonly readSide: ReadSide
  readonly waiting: readonly WaitingPlace[]
  /** Tables in which components hold the events that they are handling. */
  readonly hands: readonly string[]
  readonly readStore: string
  readonly client: string
  /** Whether an event makes up for the ones before it: it carries the whole state and replaces the row. */
  readonly heals: boolean
  /** A row that is not there is read from the write model: no harm. */
  readonly missingIsFine: boolean
  /** Commands wait for the read side; queries can be made to wait by synchronising. */
  readonly coupled: boolean
  readonly blocksReads: boolean
  /** Being behind until the next refresh is how it works. */
  readonly scheduled: boolean
  /** What is wrong in the read model can be repaired by a rebuild from a complete log. */
  readonly rebuildable: boolean
  /** A change of one aggregate may reach the read model in several parts. */
  readonly inParts: boolean
  /** How long a change may take to show before it is called lag, in microseconds. */
  readonly normalLag: number
  /** The age in microseconds beyond which what a query read is too old; absent: any age will do. */
  readonly bound?: number
}

/** The model with one row per aggregate; its `version` says how far a row has come. */
export function documentSpec(domain: Domain): ReadModelSpec {
  const model = domain.models.find(({ kind }) => kind === 'document')
  if (model === undefined) throw new Error(`Broken invariant: the domain ${domain.id} has a document model`)
  return model
}

/** A row's field `version`, which says how far it has come; 0 where there is none. */
export const versionOf = (row: unknown): number => {
  const version = (row as { readonly version?: unknown } | null | undefined)?.version
  return typeof version === 'number' ? version : 0
}
