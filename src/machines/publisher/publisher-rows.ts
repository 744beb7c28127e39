// What a publisher holds in memory, be it a relay or a log reader: the batch in hand, how far it is, the producer's session.
import { defineTable, type Effect, invariant, type Table, type View } from '#kernel'
import { cancel, write } from '../effects'
import { indexKey } from '../input'
import { type RouteOptions, routeOf } from './partition'
import { type UnsentBuffer, unsentBufferOf } from './unsent'
import type { OutboxRow } from '../protocol/protocol'

export interface PublisherOptions {
  readonly id: string
  readonly toBroker: string
  readonly route: RouteOptions
  /** Kafka's idempotent producer: the broker drops a repetition within one session. */
  readonly idempotent: boolean
  /** Whether the broker's acknowledgement is awaited. Without it, what is handed to the network counts as published. */
  readonly await: boolean
  /** When the broker is to acknowledge: with all in-sync replicas, with its leader, or never. */
  readonly acks: 'all' | 'leader' | 'none'
  /** Requests under way at once. */
  readonly inFlight: number
  /** Whether each event travels with its id, by which a JetStream stream drops what comes twice. */
  readonly messageIds?: boolean
  /** RabbitMQ: an unroutable message comes back instead of being confirmed. */
  readonly mandatory?: boolean
  /** NATS: what cannot be sent while the client is disconnected is kept for later. */
  readonly keepsUnsent?: boolean
}

/** One row of the batch in hand. */
export type BatchRow = {
  readonly row: OutboxRow
  readonly status: 'waiting' | 'sent' | 'acked'
  readonly partition: number
  /** Its number in the producer's session and partition. */
  readonly number: number
  readonly attempt: number
  readonly since: number
}

export type ProgressRow = {
  /** Counts the polls of this process, so that an answer that comes too late is known for what it is. */
  readonly round: number
  readonly total: number
  readonly acked: number
  readonly next: number
  readonly full: boolean
}

export const PROGRESS = 'progress'
export const SESSION = 'session'

/** All that the acts of publishing share. */
export interface Publisher {
  readonly options: PublisherOptions
  readonly batch: Table<BatchRow>
  readonly progress: Table<ProgressRow>
  /** The producer's next number by partition. A new process is a new session and starts at 1. */
  readonly numbers: Table<number>
  readonly sessions: Table<number>
  readonly unsent: UnsentBuffer
}

export function publisherOf({
  id,
  toBroker,
  keepsUnsent = false,
}: PublisherOptions): Omit<Publisher, 'options'> {
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  return {
    batch: defineTable<BatchRow>({ name: `${id}.batch`, ...volatile }),
    progress: defineTable<ProgressRow>({ name: `${id}.progress`, ...volatile }),
    numbers: defineTable<number>({ name: `${id}.numbers`, ...volatile }),
    sessions: defineTable<number>({ name: `${id}.session`, ...volatile }),
    unsent: unsentBufferOf(id, toBroker, keepsUnsent),
  }
}

export const progressOf = ({ progress }: Pick<Publisher, 'progress'>, view: View): ProgressRow =>
  view.get(progress, PROGRESS) ?? { round: 0, total: 0, acked: 0, next: 0, full: false }

export const batchRows = ({ batch }: Publisher, view: View): readonly BatchRow[] =>
  view.keys(batch).map((key) => {
    const row = view.get(batch, key)
    invariant(row !== undefined, 'a key has a row')
    return row
  })

/** Takes rows in hand: each gets its partition and its number there. `turn` says whose turn it is where there is no key. */
export function takeInHand(
  { options, batch, progress, numbers }: Publisher,
  view: View,
  rows: readonly OutboxRow[],
  { round, full }: { readonly round: number; readonly full: boolean },
): readonly Effect[] {
  const given = new Map<number, number>()
  const items = rows.map((row, index) => {
    const partition = routeOf(row.event, row.key, row.id, options.route)
    const number = (given.get(partition) ?? view.get(numbers, String(partition)) ?? 0) + 1
    given.set(partition, number)
    const item = { row, status: 'waiting', partition, number, attempt: 1, since: view.now } as const
    return write(batch, indexKey(index), item)
  })
  return [
    ...items,
    ...[...given].map(([partition, number]) => write(numbers, String(partition), number)),
    write(progress, PROGRESS, { round, total: rows.length, acked: 0, next: 0, full }),
  ]
}

/** Forgets the batch in hand, with the timers that watch over it. */
export const letGo = (publisher: Publisher, view: View): readonly Effect[] => [
  ...view
    .keys(publisher.batch)
    .flatMap((key) => [
      write(publisher.batch, key, undefined),
      cancel(`await/${key}`),
      cancel(`handed/${key}`),
      cancel(`resend/${key}`),
    ]),
  write(publisher.progress, PROGRESS, {
    round: progressOf(publisher, view).round,
    total: 0,
    acked: 0,
    next: 0,
    full: false,
  }),
]

/**
 * A producer session: a new one for each process, and when records were given up, whose numbers would be missing.
 * Kafka's broker hands out ids; the instant serves as well, for a publisher begins at most one session at a time.
 */
export const newSession = ({ sessions, numbers }: Publisher, view: View): readonly Effect[] => [
  write(sessions, SESSION, view.now),
  ...view.keys(numbers).map((key) => write(numbers, key, undefined)),
]
