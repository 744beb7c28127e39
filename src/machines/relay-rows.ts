// What a relay holds in memory: the batch in hand, how far it is, the gap it waits at, and the producer's session.
import { defineTable, type Effect, invariant, type Micros, type Table, type View } from '#kernel'
import { cancel, write } from './effects'
import type { RouteOptions } from './partition'
import type { OutboxRow, Selection } from './protocol'

export interface RelayOptions {
  readonly id: string
  readonly toStore: string
  readonly toBroker: string
  readonly select: Selection
  readonly mark: 'after-publish' | 'before-publish'
  /** Pause between two polls that found nothing more. */
  readonly interval: Micros
  readonly batch: number
  readonly route: RouteOptions
  /** Kafka's idempotent producer: the broker drops a repetition within one session. */
  readonly idempotent: boolean
  /** Whether the broker's acknowledgement is awaited. Without it, what is handed to the network counts as published. */
  readonly await: boolean
  /** When the broker is to acknowledge: with all in-sync replicas, with its leader, or never. */
  readonly acks: 'all' | 'leader' | 'none'
  /** Requests under way at once. */
  readonly inFlight: number
  /** How long a gap in the ids is waited for before it is stepped over; null: for ever. */
  readonly gapTimeout: Micros | null
  /** How several relays share the work: not at all, by row locks, by one leader, by the aggregate's hash. */
  readonly lock: 'none' | 'skip-locked' | 'lease' | 'hash'
  readonly lease: Micros
  /** Which of the relays this is. */
  readonly share: { readonly index: number; readonly count: number }
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

/** The first missing id, since when it is waited for, and up to where gaps have been waited for in vain. */
export type GapRow = { readonly id: number; readonly since: number; readonly past: number }

export const PROGRESS = 'progress'
export const GAP = 'gap'
export const SESSION = 'session'
export const LEASE = 'lease'

/** All that a relay's acts share: its options and its tables. */
export interface Relay {
  readonly options: RelayOptions
  readonly batch: Table<BatchRow>
  readonly progress: Table<ProgressRow>
  readonly gaps: Table<GapRow>
  /** The producer's next number by partition. A new process is a new session and starts at 1. */
  readonly numbers: Table<number>
  readonly sessions: Table<number>
  /** While it stands by: until when the leader's lease is known to last. */
  readonly standby: Table<number>
}

export function relayOf(options: RelayOptions): Relay {
  const { id } = options
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  return {
    options,
    batch: defineTable<BatchRow>({ name: `${id}.batch`, ...volatile }),
    progress: defineTable<ProgressRow>({ name: `${id}.progress`, ...volatile }),
    gaps: defineTable<GapRow>({ name: `${id}.gap`, ...volatile }),
    numbers: defineTable<number>({ name: `${id}.numbers`, ...volatile }),
    sessions: defineTable<number>({ name: `${id}.session`, ...volatile }),
    standby: defineTable<number>({ name: `${id}.standby`, ...volatile }),
  }
}

export const progressOf = ({ progress }: Relay, view: View): ProgressRow =>
  view.get(progress, PROGRESS) ?? { round: 0, total: 0, acked: 0, next: 0, full: false }

export const batchRows = ({ batch }: Relay, view: View): readonly BatchRow[] =>
  view.keys(batch).map((key) => {
    const row = view.get(batch, key)
    invariant(row !== undefined, 'a key has a row')
    return row
  })

/** The id up to which gaps have been waited for long enough; 0 where there is none. */
export function waitedOut({ gaps, options }: Relay, view: View): number {
  const gap = view.get(gaps, GAP)
  if (gap === undefined) return 0
  const isOver = options.gapTimeout !== null && view.now - gap.since >= options.gapTimeout
  return isOver ? Math.max(gap.id, gap.past) : gap.past
}

/** Forgets the batch in hand, with the timers that watch over it. */
export const letGo = (relay: Relay, view: View): readonly Effect[] => [
  ...view
    .keys(relay.batch)
    .flatMap((key) => [
      write(relay.batch, key, undefined),
      cancel(`await/${key}`),
      cancel(`handed/${key}`),
      cancel(`resend/${key}`),
    ]),
  write(relay.progress, PROGRESS, {
    round: progressOf(relay, view).round,
    total: 0,
    acked: 0,
    next: 0,
    full: false,
  }),
]

/**
 * A producer session: a new one for each process, and when records were given up, whose numbers would be missing.
 * Kafka's broker hands out ids; the instant serves as well, for a relay begins at most one session at a time.
 */
export const newSession = ({ sessions, numbers }: Relay, view: View): readonly Effect[] => [
  write(sessions, SESSION, view.now),
  ...view.keys(numbers).map((key) => write(numbers, key, undefined)),
]
