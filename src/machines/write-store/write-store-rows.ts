// What the write store keeps: aggregates, events, sequences, log and cursors on disk; open transactions in memory.
import { defineTable, type JsonObject, type Micros, type ReplyAddress, type Table, type View } from '#kernel'
import { type LockTables, lockTables } from '../relay/outbox-locks'
import type { CommitRecord, EventBody, OutboxRow } from '../protocol/protocol'
import type { StateEvent } from '../job/content'
import type { Projection } from '../read-store/read-store-rows'
import { type Station, stationOf, stationTables } from '../station'
import { type Extraction, extractionOf, type ExtractOptions } from './write-store-extract'
import { type Views, viewsOf } from './write-store-views'

/** Where the events of a transaction go: beside the state, instead of it, or nowhere. */
export type EventTable = 'outbox' | 'event-store' | 'none'

/** The read models in the same database, kept up to date inside the transaction or by a refresh. */
export interface OwnModels {
  readonly projection: Projection
  /** How an event is applied within the transaction; null: the transaction leaves the models alone. */
  readonly apply: string | null
  /** Where the models are materialised views: how a refresh reads the rows of the write model. */
  readonly eventOf?: StateEvent
  readonly dated?: boolean
  /** By a trigger within the statement, or by a second statement of the application. */
  readonly mechanism?: 'application' | 'trigger'
}

/** The standby that takes over when the primary is lost. */
export interface Standby {
  /** Followers of the log that are standbys; none: one that nobody sees, `delay` behind. */
  readonly followers: readonly string[]
  /** How far a follower's own disk is, which is what counts once it takes over; absent: as far as it has confirmed. */
  readonly reached?: (view: View, follower: string) => number
  readonly delay: Micros
  /** Whether a commit waits for it before it is visible and answered. */
  readonly sync: boolean
  /** How many followers must have a commit. */
  readonly quorum: number
  /** After this a waiting commit is answered all the same; null: it waits for ever. */
  readonly patience: Micros | null
}

export interface WriteStoreOptions {
  readonly id: string
  /** The table of the aggregates, such as `orders`. */
  readonly aggregates: string
  readonly events?: EventTable
  /** The row of the read model that a state alone gives, for queries that are answered here. */
  readonly documentOf?: (state: JsonObject) => JsonObject | undefined
  readonly models?: OwnModels
  readonly standby?: Partial<Standby>
  /** Whether somebody follows the commit log; megabytes it may keep for them, and kilobytes a second others write to it. */
  readonly log?: { readonly limit: number | null; readonly traffic: number; readonly failoverSlot: boolean }
  /** How consumers of the event store find what they have not seen. */
  readonly select?: 'cursor' | 'xmin-horizon' | 'gap-wait'
  readonly snapshotEvery?: number | null
  /** Whether an insert's answer carries the rows as they were stored. */
  readonly returning?: boolean
  /** Making a commit durable. */
  readonly fsync?: Micros
  /** How many commits and queries are worked on at once, and how long a query then takes; null: any number, at once. */
  readonly capacity?: number | null
  readonly read?: Micros
  /** What is kept for a job that asks what has changed. */
  readonly extraction?: ExtractOptions
}

/** How far the relays have read, as the database keeps it. */
export type Cursor = { readonly id: number; readonly xid: number }

/** What a transaction leaves of an aggregate. */
export type WrittenPart = { readonly key: string; readonly state: JsonObject | null }

/** An open transaction. It dies with the server, and with its client's connection. */
export type TransactionRow = {
  readonly session: string
  /** Which life of the client opened it: it ends with that one. */
  readonly life: number
  /** Handed out at the first write; 0 while it has only read. Older than everything it waits for. */
  readonly xid: number
  readonly status: 'waiting' | 'open' | 'committing'
  /** The locked row's key; empty for a session of somebody else. */
  readonly key: string
  /** The second aggregate that it changes; its row is among the locks. */
  readonly second?: WrittenPart
  /** Rows locked beside its own: a second aggregate's, and those of the read models in the same database that it changes. */
  readonly locks?: readonly string[]
  /** Those that it waits for in the middle, holding the others. */
  readonly wants?: readonly string[]
  /** Whether the statement has run that changes the read models, where that is one of its own. */
  readonly projected?: true
  readonly state: JsonObject | null
  readonly rows: readonly Omit<OutboxRow, 'committed' | 'sent'>[]
  readonly begun: number
  /** What is still to be done once the lock is free. */
  readonly wanted: {
    readonly request: JsonObject
    readonly address: ReplyAddress
    readonly order: number
  } | null
}

/** A transaction that is open and has changed no row of an aggregate. */
export const openedBy = (
  who: Pick<TransactionRow, 'session' | 'life' | 'xid' | 'begun'>,
): TransactionRow => ({ ...who, status: 'open', key: '', state: null, rows: [], wanted: null })

/** A reader of the log that the log waits for. */
export type SlotRow = {
  /** The last position that is safe with the reader. */
  readonly confirmed: number
  /** Where it was opened: what was written before is not for its reader. */
  readonly from: number
  /** The instant up to which the log may go, in microseconds, and how much of it is kept, in megabytes. */
  readonly since: number
  readonly retained: number
  readonly lost?: true
}

/** A commit on disk that waits for its standby: nobody sees it yet. */
export type SyncingRow = {
  readonly position: number
  readonly transaction: JsonObject
  readonly address: ReplyAddress
}

/** What a commit replaced, for the standby that has never heard of it. */
export type UndoRow = {
  readonly at: number
  readonly rows: readonly (readonly [table: string, key: string, before: JsonObject | null])[]
}

/** An event of the event store. */
export type StoredEvent = {
  readonly position: number
  readonly xid: number
  readonly key: string
  readonly version: number
  readonly event: EventBody
  readonly committed: number
  readonly command: string
}

/** A reader that waits for something to read. */
export type WaitingRead = { readonly address: ReplyAddress; readonly request: JsonObject }

/** All that a write store's acts share. */
export interface WriteStore extends LockTables {
  readonly options: WriteStoreOptions
  readonly standby: Standby
  readonly truth: Table<JsonObject>
  /** What deleted aggregates leave: their last version, so that no id is given twice. */
  readonly graves: Table<JsonObject>
  readonly outbox: Table<OutboxRow>
  readonly eventStore: Table<StoredEvent>
  /** Where an aggregate's events are, and its last snapshot. */
  readonly streams: Table<{ readonly positions: readonly number[] }>
  readonly snapshots: Table<JsonObject>
  readonly models: ReadonlyMap<string, Table<JsonObject>>
  readonly views: Views | undefined
  readonly extraction: Extraction | undefined
  readonly sequences: Table<number>
  readonly cursors: Table<Cursor>
  readonly log: Table<CommitRecord>
  readonly slots: Table<SlotRow>
  readonly syncing: Table<SyncingRow>
  readonly undo: Table<UndoRow>
  /** How often a standby has taken over. */
  readonly timeline: Table<number>
  readonly transactions: Table<TransactionRow>
  readonly reads: Table<WaitingRead>
  /** What the server's processors and its disk are for. */
  readonly station: Station
}

const NO_STANDBY: Standby = { followers: [], delay: 20_000, sync: false, quorum: 1, patience: null }

export function writeStoreOf(options: WriteStoreOptions): WriteStore {
  const { id, aggregates, models } = options
  const own = { owner: id, durable: true } as const
  const data = { ...own, home: 'writeStore' } as const
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  const truth = defineTable<JsonObject>({ name: aggregates, ...data })
  const ownModels = new Map(
    (models?.projection.models ?? []).map((name) => [
      name,
      defineTable<JsonObject>({ name, ...own, home: 'readStore' }),
    ]),
  )
  return {
    options,
    standby: { ...NO_STANDBY, ...options.standby },
    truth,
    graves: defineTable<JsonObject>({ name: 'graves', ...data }),
    outbox: defineTable<OutboxRow>({ name: 'outbox', ...own, home: 'outbox', appended: true }),
    eventStore: defineTable<StoredEvent>({ name: 'event_store', ...data, appended: true }),
    streams: defineTable<{ readonly positions: readonly number[] }>({ name: 'event_streams', ...data }),
    snapshots: defineTable<JsonObject>({ name: 'snapshots', ...data }),
    models: ownModels,
    views: viewsFor(options, truth, ownModels),
    extraction: options.extraction === undefined ? undefined : extractionOf(id, options.extraction),
    sequences: defineTable<number>({ name: 'sequences', ...data }),
    cursors: defineTable<Cursor>({ name: 'relay_cursor', ...data }),
    log: defineTable<CommitRecord>({ name: 'commit_log', ...data, appended: true }),
    slots: defineTable<SlotRow>({ name: 'slots', ...data }),
    syncing: defineTable<SyncingRow>({ name: 'syncing', ...data }),
    undo: defineTable<UndoRow>({ name: 'undo', ...data }),
    timeline: defineTable<number>({ name: 'timeline', ...data }),
    transactions: defineTable<TransactionRow>({ name: 'transactions', ...volatile }),
    reads: defineTable<WaitingRead>({ name: 'log_reads', ...volatile }),
    ...lockTables(id),
    station: stationOf(id, options.capacity ?? null),
  }
}

function viewsFor(
  { id, models }: WriteStoreOptions,
  truth: WriteStore['truth'],
  own: WriteStore['models'],
): Views | undefined {
  if (models?.eventOf === undefined) return undefined
  const { projection, eventOf, dated = false } = models
  return viewsOf(id, { truth, models: own, projection, eventOf, dated })
}

/** The tables of a write store, those of its read models and of its contributors included. */
export const tablesOf = (store: WriteStore): readonly Table[] => [
  store.truth,
  store.graves,
  store.outbox,
  store.eventStore,
  store.streams,
  store.snapshots,
  ...store.models.values(),
  store.sequences,
  store.cursors,
  store.log,
  store.slots,
  store.syncing,
  store.undo,
  store.timeline,
  store.transactions,
  store.reads,
  store.rowLocks,
  store.leases,
  ...stationTables(store.station),
  ...(store.views === undefined
    ? []
    : [store.views.refreshes, store.views.computed, store.views.queries, store.views.asOf]),
  ...(store.extraction === undefined ? [] : [store.extraction.updated, store.extraction.changes]),
]

/** The aggregates that a transaction changes. */
export const partsOf = ({ key, state, second }: TransactionRow): readonly WrittenPart[] =>
  second === undefined ? [{ key, state }] : [{ key, state }, second]

export const sequenceKeys = {
  outbox: 'outbox',
  xid: 'xid',
  firstUnsent: 'first-unsent',
  /** The last position of the commit log, and the first that is still kept. */
  log: 'log',
  logStart: 'log-start',
  events: 'events',
} as const

/** The session of a migration that is under way, and the timer that ends it. */
export const MIGRATION = 'migrated'

export const TIMELINE = 'timeline'
/** The last position of the history before the last failover. */
export const FORK = 'fork'

/** The number that a sequence hands out next. */
export const nextOf = ({ sequences }: WriteStore, view: View, sequence: string): number =>
  (view.get(sequences, sequence) ?? 0) + 1

/** The last position of the commit log. */
export const endOf = ({ sequences }: WriteStore, view: View): number =>
  view.get(sequences, sequenceKeys.log) ?? 0
