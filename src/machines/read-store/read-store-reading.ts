// What a read store is made of beyond its models: which kind it is, how many it serves at once, and who waits in it for what.
import { defineTable, type JsonObject, type Micros, type ReplyAddress, type Table } from '#kernel'
import type { Protocol } from '../protocol/protocol'
import type { LoadOptions } from './read-store-load'
import { type Projection, type ReadStore, readStoreOf } from './read-store-rows'
import { type Station, stationOf, stationTables } from '../station'

export interface ReadStoreOptions {
  readonly id: string
  readonly projection: Projection
  readonly kind?: 'document' | 'summary-table' | 'cache' | 'search-index'
  readonly cache?: CacheOptions
  readonly search?: SearchOptions
  /** How many requests are worked on at once; null: any number. */
  readonly capacity?: number | null
  readonly service?: { readonly read: Micros; readonly apply: Micros }
  /** Whether an answer says how long ago the store last applied anything: for bounded staleness. */
  readonly dated?: boolean
  /** Whether a projection may be added later, which has some rows for itself. */
  readonly takesLater?: boolean
  /** Where a job loads rows: how they become events. */
  readonly load?: LoadOptions
}

export interface CacheOptions {
  /** `aside`: readers fill it, writers take away what they changed. `projection`: writers write it. */
  readonly fill: 'aside' | 'projection'
  readonly ttl: Micros | null
  readonly lease: boolean
  readonly singleFlight: boolean
}

export interface SearchOptions {
  readonly refresh: Micros
  readonly waitFor: boolean
  readonly read: 'search' | 'get'
}

/** A query that is not answered yet: its version has not come, or somebody else is loading its key. */
export type HeldRow = { readonly address: ReplyAddress; readonly query: Protocol['query'] }

/** All that a read store's acts share. */
export interface Reading {
  readonly id: string
  readonly kind: NonNullable<ReadStoreOptions['kind']>
  readonly store: ReadStore
  readonly station: Station
  readonly service: { readonly read: Micros; readonly apply: Micros }
  readonly held: Table<HeldRow>
  /** When anything was applied last; only kept where answers are dated. */
  readonly asOf: Table<number>
  readonly dated: boolean
  readonly cache: Cache | undefined
  readonly search: SearchIndex | undefined
  readonly locks: RowLocks | undefined
}

/** A key-value cache: when keys expire, and what keeps readers from filling in the past. */
export interface Cache extends CacheOptions {
  /** By `model/key`, the instant at which it goes. */
  readonly expiry: Table<number>
  /** The tokens that were handed out for a missing key and are still good. */
  readonly leases: Table<readonly number[]>
  /** Keys that a reader is loading while the others wait: the request that it follows from. */
  readonly flights: Table<string>
}

/** An index of documents: what was written since the last refresh is safe but cannot be found. */
export interface SearchIndex extends SearchOptions {
  readonly translog: Table<TranslogRow>
  /** Writers who want to hear only once it can be found. */
  readonly unanswered: Table<{
    readonly address: ReplyAddress
    readonly applied: Protocol['applied']
    readonly at: number
  }>
}

/** Null: the row is deleted. */
export type TranslogRow = {
  readonly model: string
  readonly key: string
  readonly row: JsonObject | null
  readonly at: number
}

/** The locks of a relational table's counter rows, by `model/key`: the request that has it; and who waits for which. */
export interface RowLocks {
  readonly taken: Table<string>
  readonly waiting: Table<LockWait>
}

export type LockWait = {
  readonly keys: readonly string[]
  readonly address: ReplyAddress
  readonly request: Protocol['apply']
}

const READ: Micros = 300
const WRITE: Micros = 1_000

/** The tables of a read store of its kind. */
export function readingTables(reading: Reading): readonly Table[] {
  const { store, station, held, asOf, dated, cache, search, locks } = reading
  return [
    ...store.tables,
    held,
    ...stationTables(station),
    ...(dated ? [asOf] : []),
    ...(cache === undefined ? [] : [cache.expiry, cache.leases, cache.flights]),
    ...(search === undefined ? [] : [search.translog, search.unanswered]),
    ...(locks === undefined ? [] : [locks.taken, locks.waiting]),
  ]
}

export function readingOf(options: ReadStoreOptions): Reading {
  const { id, projection, kind = 'document', capacity = null, dated = false } = options
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  return {
    id,
    kind,
    store: readStoreOf(id, projection, options.takesLater),
    station: stationOf(id, capacity),
    service: options.service ?? { read: READ, apply: WRITE },
    held: defineTable<HeldRow>({ name: `${id}.held`, ...volatile }),
    asOf: defineTable<number>({ name: `${id}.as_of`, owner: id, durable: true, home: 'readStore' }),
    dated,
    cache: kind === 'cache' && options.cache !== undefined ? cacheOf(id, options.cache) : undefined,
    search:
      kind === 'search-index' && options.search !== undefined ? searchOf(id, options.search) : undefined,
    locks:
      kind === 'summary-table'
        ? {
            taken: defineTable<string>({ name: `${id}.row_locks`, ...volatile }),
            waiting: defineTable<LockWait>({ name: `${id}.lock_waits`, ...volatile }),
          }
        : undefined,
  }
}

const cacheOf = (id: string, options: CacheOptions): Cache => ({
  ...options,
  expiry: defineTable<number>({ name: `${id}.expiry`, owner: id, durable: true, home: 'readStore' }),
  leases: defineTable<readonly number[]>({
    name: `${id}.leases`,
    owner: id,
    durable: false,
    home: 'kernel',
  }),
  flights: defineTable<string>({ name: `${id}.flights`, owner: id, durable: false, home: 'kernel' }),
})

const searchOf = (id: string, options: SearchOptions): SearchIndex => ({
  ...options,
  translog: defineTable<TranslogRow>({ name: 'translog', owner: id, durable: true, home: 'readStore' }),
  unanswered: defineTable({ name: `${id}.unanswered`, owner: id, durable: false, home: 'kernel' }),
})
