// What travels between components as a whole: events, and the records that stores and brokers keep of them.
import type { JsonObject } from '#kernel'

/** An event as it travels: opaque to all but the projector and the read store. */
export type EventBody = {
  readonly id: string
  readonly type: string
  readonly aggregateId: string
  readonly version: number
  readonly style: string
  readonly payload: JsonObject
  /** What happened in the business's own words, for whoever folds the history; absent where the payload is all there is. */
  readonly fact?: JsonObject
  /** Written by a later release, in which fields have other names; absent: the first schema. */
  readonly schema?: 2
  /** All that its transaction consists of, itself included and in order; absent where nobody is to wait for the others. */
  readonly together?: readonly Member[]
}

/** An event of a transaction by what it is about: an aggregate's version, or one row of that. */
export type Member = { readonly key: string; readonly version: number; readonly row?: string }

/** What a transaction does to the second aggregate that it changes: as to the first. */
export type SecondPart = {
  readonly key: string
  readonly expected: number
  readonly state: JsonObject
  readonly events: readonly EventBody[]
}

/** A row of the outbox, as the relay reads it. */
export type OutboxRow = {
  readonly id: number
  readonly xid: number
  readonly key: string
  readonly event: EventBody
  /** Microseconds of the commit. */
  readonly committed: number
  /** Microseconds of the mark; null while unsent (select `flag`). */
  readonly sent: number | null
  /** The command behind it, for the chain of causes. */
  readonly command: string
}

/** A record of the broker's log. */
export type LogRecord = {
  readonly partition: number
  readonly offset: number
  readonly key: string
  readonly event: EventBody
  readonly command: string
  /** Microseconds of the append, where the broker keeps it: what retention goes by. */
  readonly at?: number
}

/** One row of a read model. */
export type ModelRow = { readonly model: string; readonly key: string; readonly row: JsonObject }

/** A row of a read model as it was found, and as it should be; null: no row. */
export type Repair = {
  readonly model: string
  readonly key: string
  readonly found: JsonObject | null
  readonly row: JsonObject | null
}

/** One committed transaction as the commit log keeps it. */
export type CommitRecord = {
  /** Its place in the log, from 1, in commit order. */
  readonly position: number
  readonly xid: number
  /** Microseconds of the commit. */
  readonly at: number
  readonly command: string
  /** `snapshot`: not a commit, but a row that was there when a snapshot was taken. */
  readonly op: 'commit' | 'snapshot'
  readonly key: string
  readonly version: number
  /** The aggregate's state after it; null: it was deleted. */
  readonly state: JsonObject | null
  /** The state before, for whoever needs a before-image; null: there was none. */
  readonly before: JsonObject | null
  /** The rows that went into the outbox or the event store, those of a second aggregate among them. */
  readonly events: readonly EventBody[]
  /** The second aggregate that the same transaction changed. */
  readonly second?: ChangedRow
}

/** A row of the write model that a commit changed; null: there was none, or there is none any more. */
export type ChangedRow = {
  readonly key: string
  readonly version: number
  readonly state: JsonObject | null
  readonly before: JsonObject | null
}

/** A commit as one record for each aggregate that it changed, with the events of that one. */
export function byAggregate({ second, ...record }: CommitRecord): readonly CommitRecord[] {
  if (second === undefined) return [record]
  const eventsOf = (key: string) => record.events.filter((event) => event.aggregateId === key)
  return [
    { ...record, events: eventsOf(record.key) },
    { ...record, ...second, events: eventsOf(second.key) },
  ]
}

/** One of several relays that divide the aggregates among them. */
export type Share = { readonly index: number; readonly count: number }

/** A position in a broker's log that means: at its beginning, wherever that is by now. */
export const BEGINNING = -1

/** How a relay finds what it has not sent yet (reference: polling by id, by sent flag, by transaction horizon, by gap). */
export type Selection = 'cursor' | 'flag' | 'xmin-horizon' | 'gap-wait'
export type Guard = 'none' | 'newer' | 'next'
/** What became of one event at the read store. */
export type Outcome = 'applied' | 'duplicate' | 'ignored' | 'buffered' | 'undecodable' | 'parked'
