// What a broker keeps: a log per partition with its two ends and its high watermark, group positions, producers it knows.
import { defineTable, type JsonObject, type Micros, type ReplyAddress, type Table, type View } from '#kernel'
import { type GroupTables, groupTables } from './broker-group-rows'
import type { LogRecord, Protocol } from '../protocol/protocol'

/** Kafka's settings of a topic and of a consumer group, by the names they have in a scenario. */
export interface KafkaOptions {
  /** `retention.ms`; null: for ever. */
  readonly retention: Micros | null
  readonly minInSync: number
  readonly unclean: boolean
  /** `auto.offset.reset`. */
  readonly reset: 'latest' | 'earliest' | 'none'
  readonly compact: boolean
  /** `delete.retention.ms`. */
  readonly tombstoneRetention: Micros
  readonly sessionTimeout: Micros
  readonly maxPollInterval: Micros
}

export interface BrokerOptions {
  readonly id: string
  readonly group: string
  readonly kafka?: Partial<KafkaOptions>
  /** The group as it begins: its members and how many partitions they share. Empty: nobody watches over a group. */
  readonly members?: readonly string[]
  readonly partitions?: number
}

const MINUTE: Micros = 60_000_000

const USUAL: KafkaOptions = {
  retention: null,
  minInSync: 2,
  unclean: false,
  reset: 'latest',
  compact: false,
  tombstoneRetention: 24 * 60 * MINUTE,
  sessionTimeout: 45_000_000,
  maxPollInterval: 5 * MINUTE,
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
export interface Broker extends BrokerTables, GroupTables {
  readonly group: string
  readonly kafka: KafkaOptions
  readonly members: readonly string[]
  readonly partitions: number
  /** The first offset that is still there; absent: 0. */
  readonly starts: Table<number>
  /** How far consumers may read: what is replicated. */
  readonly highs: Table<number>
  readonly producers: Table<ProducerRow>
  readonly fetches: Table<FetchRow>
  /** Which leader this is, counted from 0; absent: the first. What an earlier one had begun means nothing any more. */
  readonly epochs: Table<number>
  /** How many replicas are in sync; absent: all three. */
  readonly inSync: Table<number>
  /** A partition whose followers have fallen out of the in-sync replicas: how far they have come. */
  readonly behind: Table<number>
  /** When the cleaner has been over a partition last. */
  readonly cleanings: Table<number>
}

export function brokerOf({ id, group, kafka, members = [], partitions = 1 }: BrokerOptions): Broker {
  const own = { owner: id, durable: true, home: 'broker' } as const
  return {
    group,
    kafka: { ...USUAL, ...kafka },
    members,
    partitions,
    log: defineTable<LogRecord>({ name: 'log', ...own, appended: true }),
    starts: defineTable<number>({ name: 'log_start', ...own }),
    /** The next offset of a partition. */
    ends: defineTable<number>({ name: 'log_end', ...own }),
    highs: defineTable<number>({ name: 'high_watermark', ...own }),
    offsets: defineTable<number>({ name: 'group_offsets', ...own }),
    producers: defineTable<ProducerRow>({ name: 'producers', ...own }),
    epochs: defineTable<number>({ name: 'leader_epoch', ...own }),
    inSync: defineTable<number>({ name: 'in_sync_replicas', ...own }),
    behind: defineTable<number>({ name: 'out_of_sync', ...own }),
    cleanings: defineTable<number>({ name: 'log_cleaned', ...own }),
    fetches: defineTable<FetchRow>({ name: `${id}.fetches`, owner: id, durable: false, home: 'kernel' }),
    ...groupTables(id),
  }
}

/** Where a fetch begins in a partition: where it says, or where the group has committed to. A new group begins at 0. */
export const positionIn = (
  { offsets, group }: Broker,
  view: View,
  { positions }: Protocol['fetch'],
  partition: string,
): number => positions[partition] ?? view.get(offsets, `${group}/${partition}`) ?? 0

/** The records of one partition from where the fetch wants them to `high`. */
export function recordsUpTo(
  broker: Broker,
  view: View,
  want: {
    readonly request: Protocol['fetch']
    readonly partition: string
    readonly high: number
    readonly room: number
    /** Offsets that the cleaner takes away at this moment. */
    readonly gone?: ReadonlySet<number>
  },
): readonly LogRecord[] {
  const { request, partition, high, room, gone } = want
  const records: LogRecord[] = []
  const from = positionIn(broker, view, request, partition)
  for (let offset = from; offset < high && records.length < room; offset++) {
    const record = gone?.has(offset) === true ? undefined : view.get(broker.log, `${partition}/${offset}`)
    if (record !== undefined) records.push(record)
  }
  return records
}
