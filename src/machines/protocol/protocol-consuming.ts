// What a consumer and a broker say to each other: fetching, groups, and being pushed to.
import type { LogRecord } from './protocol-records'

export type ConsumingWords = {
  readonly fetch: {
    readonly consumer: string
    /** The next offset wanted, by partition; null: wherever the group has committed to. */
    readonly positions: { readonly [partition: string]: number | null }
    readonly limit: number
    readonly wait: number
    readonly round: number
    /** The generation of the group in which the consumer got its share; absent: the first. */
    readonly generation?: number
    /** The consumer has chosen its partitions and positions itself, and is in no group. */
    readonly assigned?: true
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
  readonly subscribe: {
    readonly consumer: string
    readonly credit: number
    readonly round: number
    /** JetStream: the durable consumer is made anew, and begins with the first message of the stream. */
    readonly anew?: true
  }
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
}
