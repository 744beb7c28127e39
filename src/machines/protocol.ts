// What the components say to each other: the body of every message by its type. The one place where a body gets its type.
import type { JsonObject, Message } from '#kernel'

/** An event as it travels: opaque to all but the projector and the read store. */
export type EventBody = {
  readonly id: string
  readonly type: string
  readonly aggregateId: string
  readonly version: number
  readonly style: string
  readonly payload: JsonObject
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
}

export type Protocol = {
  readonly command: { readonly command: JsonObject; readonly number: number; readonly member: string }
  readonly accepted: { readonly id: string; readonly version: number }
  readonly rejected: { readonly refusal: string }
  readonly failed: { readonly why: string }
  readonly query: { readonly key: string; readonly member: string }
  readonly result: { readonly key: string; readonly version: number; readonly row: JsonObject | null }

  readonly load: { readonly key: string; readonly task: string }
  readonly loaded: { readonly state: JsonObject | null; readonly task: string }
  readonly insert: {
    readonly task: string
    readonly key: string
    readonly expected: number
    readonly state: JsonObject
    readonly events: readonly EventBody[]
    readonly number: number
  }
  readonly inserted: { readonly task: string; readonly ids: readonly number[] }
  readonly conflict: { readonly task: string }
  readonly commit: { readonly task: string; readonly key: string; readonly number: number }
  readonly committed: { readonly task: string }
  readonly rollback: { readonly task: string }
  readonly aborted: { readonly task: string }

  /** `round` counts the relay's polls: an answer to an earlier one is known by it. So everywhere below. */
  readonly select: {
    readonly how: Selection
    readonly limit: number
    readonly skip: number
    readonly round: number
  }
  readonly rows: { readonly rows: readonly OutboxRow[]; readonly gap: number | null; readonly round: number }
  readonly mark: {
    readonly how: Selection
    readonly ids: readonly number[]
    readonly xid: number
    readonly round: number
  }
  readonly marked: { readonly ids: readonly number[]; readonly round: number }

  readonly publish: {
    readonly index: number
    readonly partition: number
    readonly key: string
    readonly event: EventBody
    readonly command: string
    /** The producer's session and its number within it, per partition; null where idempotence is off. */
    readonly producer: string | null
    readonly number: number
    readonly round: number
  }
  readonly acked: {
    readonly index: number
    readonly round: number
    readonly partition: number
    /** −1 for a repetition of a record so old that the broker does not know its place any more. */
    readonly offset: number
    readonly duplicate: boolean
  }
  readonly 'out-of-order': { readonly index: number; readonly round: number }

  readonly fetch: {
    readonly consumer: string
    /** The next offset wanted, by partition; null: wherever the group has committed to. */
    readonly positions: { readonly [partition: string]: number | null }
    readonly limit: number
    readonly wait: number
    readonly round: number
  }
  readonly records: { readonly records: readonly LogRecord[]; readonly round: number }
  readonly 'commit-offset': { readonly partition: number; readonly offset: number; readonly round: number }
  readonly 'offset-committed': { readonly round: number }

  readonly apply: {
    readonly consumer: string
    readonly event: EventBody
    readonly apply: string
    readonly guard: Guard
    readonly inbox: boolean
    readonly round: number
  }
  readonly applied: {
    readonly event: string
    readonly key: string
    readonly version: number
    readonly outcome: Outcome
    readonly released: readonly string[]
    readonly apply: string
    readonly round: number
  }
  readonly park: {
    readonly consumer: string
    readonly event: EventBody
    readonly why: string
    readonly round: number
  }
  readonly parked: { readonly round: number }
}

/** How a relay finds what it has not sent yet (reference: polling by id, by sent flag, by transaction horizon, by gap). */
export type Selection = 'cursor' | 'flag' | 'xmin-horizon' | 'gap-wait'
export type Guard = 'none' | 'newer' | 'next'
/** What became of one event at the read store. */
export type Outcome = 'applied' | 'duplicate' | 'ignored' | 'buffered' | 'undecodable'

/** The body of a message of a known type. A component only sends bodies of this shape, so only it needs to be asked. */
export function bodyOf<Type extends keyof Protocol>(message: Message, type: Type): Protocol[Type] {
  if (message.type !== type && message.type !== 'refused')
    throw new Error(`Broken invariant: ${message.type} is not ${type}`)
  return message.body as Protocol[Type]
}
