// What a broker keeps: a log per partition with its end and its high watermark, group positions, and producers it knows.
import { defineTable, type JsonObject, type ReplyAddress, type Table, type View } from '#kernel'
import type { LogRecord, Protocol } from './protocol'

export interface BrokerOptions {
  readonly id: string
  readonly group: string
}

/** The last number a producer was acknowledged for, and the offsets of its last records: Kafka remembers five. */
type ProducerRow = { readonly number: number; readonly offsets: readonly number[] }
/** A fetch that waits for records, as `fetch.max.wait.ms` allows. */
type FetchRow = { readonly address: ReplyAddress; readonly request: JsonObject }

/** The tables that others may read. */
export interface BrokerTables {
  readonly log: Table<LogRecord>
  readonly ends: Table<number>
  readonly offsets: Table<number>
}

/** All that a broker's acts share. */
export interface Broker extends BrokerTables {
  readonly group: string
  /** How far consumers may read: what is replicated. */
  readonly highs: Table<number>
  readonly producers: Table<ProducerRow>
  readonly fetches: Table<FetchRow>
}

export function brokerOf({ id, group }: BrokerOptions): Broker {
  const own = { owner: id, durable: true, home: 'broker' } as const
  return {
    group,
    log: defineTable<LogRecord>({ name: 'log', ...own, appended: true }),
    /** The next offset of a partition. */
    ends: defineTable<number>({ name: 'log_end', ...own }),
    highs: defineTable<number>({ name: 'high_watermark', ...own }),
    offsets: defineTable<number>({ name: 'group_offsets', ...own }),
    producers: defineTable<ProducerRow>({ name: 'producers', ...own }),
    fetches: defineTable<FetchRow>({ name: `${id}.fetches`, owner: id, durable: false, home: 'kernel' }),
  }
}

/** What a fetch gets now: partition by partition, up to the high watermark and its limit. */
export function recordsFor(broker: Broker, view: View, request: Protocol['fetch']): readonly LogRecord[] {
  const records: LogRecord[] = []
  for (const partition of Object.keys(request.positions).toSorted()) {
    const high = view.get(broker.highs, partition) ?? 0
    records.push(
      ...recordsUpTo(broker, view, { request, partition, high, room: request.limit - records.length }),
    )
  }
  return records
}

/** The records of one partition from where the fetch wants them to `high`. */
export function recordsUpTo(
  { log, offsets, group }: Broker,
  view: View,
  want: {
    readonly request: Protocol['fetch']
    readonly partition: string
    readonly high: number
    readonly room: number
  },
): readonly LogRecord[] {
  const { request, partition, high, room } = want
  const from = request.positions[partition] ?? view.get(offsets, `${group}/${partition}`) ?? 0
  const records: LogRecord[] = []
  for (let offset = from; offset < high && records.length < room; offset++) {
    const record = view.get(log, `${partition}/${offset}`)
    if (record !== undefined) records.push(record)
  }
  return records
}
