// What a projector holds in memory: the records in hand, its place among them, and the next offsets to fetch.
import { defineTable, type Effect, invariant, type Micros, type Table, type View } from '#kernel'
import { write } from './effects'
import { indexKey } from './input'
import type { EventBody, Guard, LogRecord } from './protocol'

export interface ProjectorOptions {
  readonly id: string
  readonly fromBroker: string
  readonly toStore: string
  /** The partitions that are this consumer's (static membership). */
  readonly partitions: readonly number[]
  readonly apply: string
  readonly guard: Guard
  readonly inbox: boolean
  readonly ack: 'after-apply' | 'before-apply'
  readonly onError: 'retry' | 'skip' | 'park'
  readonly limit: number
  /** Kafka's `fetch.max.wait.ms`. */
  readonly wait: Micros
  /** Whether the projector's code can make sense of an event's payload. */
  readonly decodes: (event: EventBody) => boolean
}

export type PositionRow = {
  /** Counts the fetches, so that a late answer to an earlier one is known for what it is. */
  readonly round: number
  readonly index: number
  readonly total: number
  readonly failures: number
}
export const HERE = 'here'

/** All that a projector's acts share. */
export interface Projector {
  readonly options: ProjectorOptions
  readonly batch: Table<LogRecord>
  readonly place: Table<PositionRow>
  /** The next offset to fetch, in memory: the committed one counts only after a restart. */
  readonly positions: Table<number>
}

export function projectorOf(options: ProjectorOptions): Projector {
  const { id } = options
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  return {
    options,
    batch: defineTable<LogRecord>({ name: `${id}.batch`, ...volatile }),
    place: defineTable<PositionRow>({ name: `${id}.place`, ...volatile }),
    positions: defineTable<number>({ name: `${id}.positions`, ...volatile }),
  }
}

export const hereOf = ({ place }: Projector, view: View): PositionRow =>
  view.get(place, HERE) ?? { round: 0, index: 0, total: 0, failures: 0 }

/** The record in hand. */
export function recordOf(projector: Projector, view: View): LogRecord {
  const record = view.get(projector.batch, indexKey(hereOf(projector, view).index))
  invariant(record !== undefined, 'the record in hand has a row')
  return record
}

/** More than a fetch ever brings, so that a turn is never taken for a round: the first round is number 1. */
const TURNS = 1_000_000

/** The number that an answer about the record in hand carries. */
export const turnOf = ({ round, index }: PositionRow): number => round * TURNS + index

/** On to the next record. */
export function moveOn(projector: Projector, view: View): Effect {
  const now = hereOf(projector, view)
  return write(projector.place, HERE, { ...now, index: now.index + 1, failures: 0 })
}
