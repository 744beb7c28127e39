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
  /** What happened in the business's own words, for whoever folds the history; absent where the payload is all there is. */
  readonly fact?: JsonObject
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

export type Protocol = {
  readonly command: { readonly command: JsonObject; readonly number: number; readonly member: string }
  readonly accepted: { readonly id: string; readonly version: number }
  readonly rejected: { readonly refusal: string }
  readonly failed: { readonly why: string }
  readonly query: {
    readonly key: string
    readonly member: string
    /** The least version that will do, and how long to wait for it; absent: whatever is there. */
    readonly atLeast?: number
    readonly timeout?: number
    /** The fields that are wanted; absent: all of them. */
    readonly fields?: readonly string[]
  }
  readonly result: {
    readonly key: string
    readonly version: number
    readonly row: JsonObject | null
    /** The version that was waited for has not come in time. */
    readonly late?: true
    /** Where it was read: in the read model (absent), in the write model, or nowhere: the cache has no such key. */
    readonly source?: 'truth' | 'miss'
    /** A cache that leases a missing key says with which token it may be filled. */
    readonly lease?: number
    /** For how long the read model has heard of nothing new, in microseconds: how old this may be. */
    readonly age?: number
  }
  /** Cache-aside: a reader fills what it missed, a writer takes away what it changed. */
  readonly fill: {
    readonly key: string
    readonly row: JsonObject | null
    readonly version: number
    readonly lease: number | null
  }
  readonly filled: { readonly key: string; readonly refused: boolean }
  readonly invalidate: { readonly key: string; readonly round: number }
  readonly invalidated: { readonly key: string; readonly round: number }

  readonly load: { readonly key: string; readonly task: string }
  readonly loaded: {
    readonly state: JsonObject | null
    readonly task: string
    /** The events since that state, to be folded, where the store keeps no state. */
    readonly facts?: readonly EventBody[]
  }
  readonly insert: {
    readonly task: string
    readonly key: string
    readonly expected: number
    readonly state: JsonObject
    readonly events: readonly EventBody[]
    readonly number: number
  }
  readonly inserted: {
    readonly task: string
    readonly ids: readonly number[]
    /** The events as they were stored, for a handler that delivers them itself. */
    readonly events?: readonly EventBody[]
  }
  readonly conflict: { readonly task: string }
  readonly commit: { readonly task: string; readonly key: string; readonly number: number }
  readonly committed: { readonly task: string }
  readonly rollback: { readonly task: string }
  readonly aborted: { readonly task: string; readonly why?: string }

  /** `round` counts the relay's polls: an answer to an earlier one is known by it. So everywhere below. */
  readonly select: {
    readonly how: Selection
    readonly limit: number
    readonly skip: number
    readonly round: number
    /** Several relays: skip what others have locked, ask for the lease (for how long), or take one's share of the aggregates. */
    readonly lock?: 'skip-locked'
    readonly lease?: number
    readonly share?: Share
  }
  /** Somebody else leads, and holds the lease until then. */
  readonly standby: { readonly until: number; readonly round: number }
  readonly rows: { readonly rows: readonly OutboxRow[]; readonly gap: number | null; readonly round: number }
  readonly mark: {
    readonly how: Selection
    readonly ids: readonly number[]
    readonly xid: number
    readonly round: number
    readonly share?: Share
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
    /** When the publisher wants to hear that it is safe: on all replicas (absent), with the leader, or not at all. */
    readonly acks?: 'leader' | 'none'
    /** By which a JetStream stream drops what comes twice. */
    readonly messageId?: string
    /** RabbitMQ: give it back if no queue takes it. */
    readonly mandatory?: true
  }
  /** The broker does not take it, and says why. */
  readonly nacked: { readonly index: number; readonly round: number; readonly why: string }
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
    /** The generation of the group in which the consumer got its share; absent: the first. */
    readonly generation?: number
  }
  readonly records: { readonly records: readonly LogRecord[]; readonly round: number }
  /** The wanted offset is not there: the group goes on at these instead, or not at all. */
  readonly repositioned: {
    readonly positions: { readonly [partition: string]: number }
    readonly round: number
  }
  readonly 'out-of-range': { readonly round: number }
  readonly 'commit-offset': {
    readonly partition: number
    readonly offset: number
    readonly round: number
    readonly generation?: number
  }
  readonly 'offset-committed': { readonly round: number }
  /** A commit of whoever is no member any more, or of an earlier generation. */
  readonly fenced: { readonly round: number }
  readonly heartbeat: { readonly consumer: string }
  /** A consumer that has not polled for too long takes itself out of the group. */
  readonly 'leave-group': { readonly consumer: string }
  readonly rebalanced: {
    readonly generation: number
    readonly partitions: readonly number[]
    readonly round: number
  }

  /** A consumer to which a broker pushes: RabbitMQ's basic.consume, a NATS subscription. */
  readonly subscribe: { readonly consumer: string; readonly credit: number; readonly round: number }
  readonly delivery: {
    readonly record: LogRecord
    /** By which it is acknowledged; 0 where nothing is. */
    readonly tag: number
    readonly redelivered: boolean
    readonly deliveries: number
    readonly round: number
  }
  readonly settle: {
    readonly consumer: string
    readonly tag: number
    readonly how: 'ack' | 'requeue' | 'reject'
    readonly round: number
  }
  /** The broker is done with a consumer: a time-out closed its channel. */
  readonly closed: { readonly why: string; readonly round: number }

  /** A consumer that keeps its own position in the store it writes to. */
  readonly 'load-checkpoint': { readonly consumer: string; readonly round: number }
  readonly checkpoint: {
    readonly positions: { readonly [partition: string]: number }
    readonly round: number
  }
  readonly 'save-checkpoint': {
    readonly consumer: string
    readonly partition: number
    readonly offset: number
    readonly round: number
  }
  readonly 'checkpoint-saved': { readonly round: number }
  /** Empties the consumer's read models, or those of a second set beside them; then that set takes their place. */
  readonly reset: { readonly consumer: string; readonly beside: boolean; readonly round: number }
  readonly switch: {
    readonly consumer: string
    /** How far the second set has come, where the consumer keeps its position in the store. */
    readonly positions?: { readonly [partition: string]: number }
    readonly round: number
  }
  readonly ready: { readonly round: number }

  readonly apply: {
    readonly consumer: string
    readonly event: EventBody
    readonly apply: string
    readonly guard: Guard
    readonly inbox: boolean
    readonly round: number
    /** The position to keep in the same transaction. */
    readonly checkpoint?: { readonly partition: number; readonly offset: number }
    /** Which read models; absent: all of them. */
    readonly models?: readonly string[]
    /** Whether a deleted row leaves its version behind. */
    readonly tombstones?: true
    /** Parked unread where an earlier event of the same aggregate is a dead letter. */
    readonly sequenced?: true
    /** Written to the set of models that a rebuild makes beside the present one. */
    readonly beside?: true
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
  /** A consumer asks for its dead letters, to try them again. */
  readonly 'load-parked': { readonly consumer: string; readonly round: number }
  readonly 'parked-events': {
    readonly letters: readonly { readonly event: EventBody; readonly command: string }[]
    readonly round: number
  }

  /** A log reader or a standby follows the commit log from a position on. */
  readonly 'read-log': {
    readonly slot: string
    /** The last position that is known already; null: wherever the slot stands. */
    readonly after: number | null
    readonly limit: number
    readonly wait: number
    readonly round: number
    /** To be told if the log does not go back that far, rather than to begin where it does. */
    readonly whole?: true
  }
  readonly 'log-records': {
    readonly records: readonly CommitRecord[]
    /** How far the log goes. */
    readonly end: number
    readonly round: number
  }
  /** How far a reader has come for good: the log before it may go. */
  readonly confirm: { readonly slot: string; readonly position: number; readonly round: number }
  readonly confirmed: { readonly round: number }
  /** A standby has taken over: what came after this position never happened. */
  readonly 'new-timeline': { readonly slot: string; readonly position: number; readonly round: number }
  readonly 'slot-lost': { readonly slot: string; readonly round: number }
  /** All rows as they are at one instant, and where the log stands then. */
  readonly snapshot: { readonly slot: string; readonly round: number }
  readonly 'snapshot-rows': {
    readonly records: readonly CommitRecord[]
    readonly position: number
    readonly round: number
  }

  /** A job asks what changed after an instant, loads it elsewhere and remembers how far it is. */
  readonly extract: {
    readonly after: number
    readonly lagWindow: number
    readonly deletes: 'missed' | 'soft' | 'diff'
    /** Not what changed, but all there is: to be compared. */
    readonly whole?: true
    readonly round: number
  }
  readonly extracted: {
    readonly rows: readonly JsonObject[]
    /** Keys known to be gone; null where the source cannot tell. */
    readonly gone: readonly string[] | null
    /** All keys there are, for a comparison; null where it was not asked for. */
    readonly keys: readonly string[] | null
    readonly until: number
    /** There are changes that are too young for the lag window. */
    readonly later?: true
    readonly round: number
  }
  /** The watermark that the read store keeps for a job; null: it has never loaded anything. */
  readonly 'load-watermark': { readonly round: number }
  readonly watermark: { readonly at: number | null; readonly round: number }
  /** A comparison of both models: all rows of the read model, then those to be mended, if they still are as they were. */
  readonly survey: { readonly round: number }
  readonly surveyed: { readonly rows: readonly ModelRow[]; readonly round: number }
  readonly repair: { readonly repairs: readonly Repair[]; readonly round: number }
  readonly 'load-rows': {
    readonly rows: readonly JsonObject[]
    readonly gone: readonly string[] | null
    readonly keys: readonly string[] | null
    /** Kept in the same transaction; null where the job keeps it itself. */
    readonly watermark: number | null
    readonly apply: string
    readonly round: number
  }
  readonly 'rows-loaded': { readonly changed: number; readonly round: number }
  readonly refresh: { readonly duration: number; readonly concurrently: boolean; readonly round: number }
  readonly refreshed: { readonly changed: number; readonly round: number }

  /** What an event lacks is asked for elsewhere. */
  readonly lookup: { readonly key: string; readonly round: number }
  readonly found: { readonly key: string; readonly value: string; readonly round: number }
  /** An event that carries only ids: the projector asks the write store back. */
  readonly 'fetch-state': { readonly key: string; readonly round: number }
  readonly state: { readonly key: string; readonly state: JsonObject | null; readonly round: number }
  /** A side effect that cannot be taken back. */
  readonly push: { readonly event: string; readonly to: string; readonly round: number }
  readonly pushed: { readonly round: number }
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
  /** The rows that went into the outbox or the event store. */
  readonly events: readonly EventBody[]
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

/** The body of a message of a known type. A component only sends bodies of this shape, so only it needs to be asked. */
export function bodyOf<Type extends keyof Protocol>(message: Message, type: Type): Protocol[Type] {
  if (message.type !== type && message.type !== 'refused')
    throw new Error(`Broken invariant: ${message.type} is not ${type}`)
  return message.body as Protocol[Type]
}
