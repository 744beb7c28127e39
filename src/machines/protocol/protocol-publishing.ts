// What a publisher and a broker say to each other.
import type { EventBody } from './protocol-records'

export type PublishingWords = {
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
}
