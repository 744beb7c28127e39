// What a replica keeps: its copy of the aggregates, the commits received and not yet replayed, and how far it is.
import { defineTable, type JsonObject, type Micros, type ReplyAddress, type Table, type View } from '#kernel'
import type { CommitRecord, Protocol } from '../protocol/protocol'

export interface ReplicaOptions {
  readonly id: string
  /** The primary's table of aggregates, such as `orders`; the copy is called `replica.orders`. */
  readonly aggregates: string
  readonly toStore: string
  /** From the primary's disk to this one's. */
  readonly delay: Micros
  /** From this disk until queries see it, for each commit. */
  readonly replay: Micros
  /** What is confirmed to the primary: what is on disk here, or only what queries see. */
  readonly confirms: 'received' | 'applied'
  /** Whether an answer says how long ago the last commit that is seen here was made. */
  readonly dated?: boolean
  /** What a query gets of an aggregate's state. */
  readonly documentOf: (state: JsonObject) => JsonObject | undefined
}

/** Places in the primary's log: the last commit on disk here, and the last that queries see. */
export type PositionRow = {
  readonly received: number
  readonly applied: number
  /** When the last commit that queries see was made, in microseconds. */
  readonly at: number
}

/** Counts the requests of this process; `read` is the last commit on its way here, which may not be on disk yet. */
type ConnectionRow = {
  readonly round: number
  readonly read: number
  /** Counts the primaries: what an earlier one sent last is not listened to. */
  readonly line: number
}

/** A query that waits for a version. */
type WaitRow = { readonly query: Protocol['query']; readonly address: ReplyAddress }

/** All that a replica's acts share. */
export interface Replica {
  readonly options: ReplicaOptions
  readonly truth: Table<JsonObject>
  /** Versions of the aggregates that were deleted: a primary's log says so, and a query may wait for one. */
  readonly deleted: Table<number>
  readonly received: Table<CommitRecord>
  readonly position: Table<PositionRow>
  readonly connection: Table<ConnectionRow>
  readonly waits: Table<WaitRow>
}

export const HERE = 'here'

export function replicaOf(options: ReplicaOptions): Replica {
  const { id, aggregates } = options
  const durable = { owner: id, durable: true, home: 'readStore' } as const
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  return {
    options,
    truth: defineTable<JsonObject>({ name: copyOf(id, aggregates), ...durable }),
    deleted: defineTable<number>({ name: `${id}.deleted`, ...durable }),
    received: defineTable<CommitRecord>({ name: `${id}.received`, ...durable }),
    position: positionTable(id),
    connection: defineTable<ConnectionRow>({ name: `${id}.connection`, ...volatile }),
    waits: defineTable<WaitRow>({ name: `${id}.waits`, ...volatile }),
  }
}

const positionTable = (id: string): Table<PositionRow> =>
  defineTable<PositionRow>({ name: `${id}.position`, owner: id, durable: true, home: 'readStore' })

/** The last position that is on a replica's disk, whether or not its primary has heard of it: what it takes over with. */
export const receivedBy = (view: View, id: string): number => view.get(positionTable(id), HERE)?.received ?? 0

/** The name of a replica's copy of a table. */
export const copyOf = (replica: string, table: string): string => `${replica}.${table}`

export const positionOf = ({ position }: Replica, view: View): PositionRow =>
  view.get(position, HERE) ?? { received: 0, applied: 0, at: 0 }

export const connectionOf = (replica: Replica, view: View): ConnectionRow =>
  view.get(replica.connection, HERE) ?? { round: 0, read: positionOf(replica, view).received, line: 0 }

/** The place that the primary waits to hear of. */
export const confirmable = (replica: Replica, view: View): number =>
  positionOf(replica, view)[replica.options.confirms]

/** Places sort like numbers. */
export const placeKey = (position: number): string => String(position).padStart(9, '0')
