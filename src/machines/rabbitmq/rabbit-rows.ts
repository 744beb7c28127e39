// What a RabbitMQ broker keeps: one queue on disk, what has not been written to it yet, and who has not acknowledged what.
import { defineTable, type Micros, type Table } from '#kernel'
import type { Desk } from '../push/desk'
import type { EventBody } from '../protocol/protocol'
import { type Subscriptions, subscriptionsOf } from '../push/push-consumers'

export interface RabbitOptions {
  readonly id: string
  readonly queue: 'classic' | 'quorum'
  /** Whether publishers are told that a message is safe. */
  readonly confirms: boolean
  /** Whether a message counts as delivered once it is sent: consumers acknowledge nothing. */
  readonly automatic: boolean
  /** How often a quorum queue delivers a message again before it gives up on it; null: for ever. */
  readonly deliveryLimit: number | null
  /** Whether what is given up goes to a dead-letter queue. */
  readonly deadLetter: boolean
  /** Only the consumer that has been there longest gets deliveries. */
  readonly singleActive: boolean
  readonly consumerTimeout: Micros
}

/** A message in the queue. `seq` is its place there: a message that comes back to the front has kept it. */
export type QueueRow = {
  readonly seq: number
  readonly key: string
  readonly event: EventBody
  readonly command: string
  readonly redelivered: boolean
  readonly deliveries: number
  readonly state: 'ready' | 'unacked'
  /** Who has it, while it is unacknowledged. */
  readonly consumer?: string
}

type DeadLetterRow = Omit<QueueRow, 'redelivered' | 'state' | 'consumer'> & { readonly why: string }

/** The next free place, and the first place where a message may be ready. `gone`: the queue went with its node. */
type QueueState = { readonly next: number; readonly head: number; readonly gone?: true }

/** A delivery that has not been acknowledged, by its consumer and number. */
type UnackedRow = { readonly seq: number; readonly since: number }

/** All that the broker's acts share. */
export interface Rabbit {
  readonly options: RabbitOptions
  readonly queue: Table<QueueRow>
  readonly state: Table<QueueState>
  readonly deadLetters: Table<DeadLetterRow>
  /** Taken, and not on disk yet: it can be delivered, but a crash takes it away. */
  readonly incoming: Table<QueueRow>
  readonly unacked: Table<UnackedRow>
  readonly subscriptions: Subscriptions
}

export function rabbitOf(options: RabbitOptions): Rabbit {
  const { id } = options
  const disk = { owner: id, durable: true, home: 'broker' } as const
  const memory = { owner: id, durable: false, home: 'kernel' } as const
  return {
    options,
    queue: defineTable<QueueRow>({ name: 'queue', ...disk }),
    state: defineTable<QueueState>({ name: 'queue_state', ...disk }),
    deadLetters: defineTable<DeadLetterRow>({ name: 'dead_letter_queue', ...disk }),
    incoming: defineTable<QueueRow>({ name: `${id}.incoming`, ...memory }),
    unacked: defineTable<UnackedRow>({ name: `${id}.unacked`, ...memory }),
    subscriptions: subscriptionsOf(id),
  }
}

export const QUEUE = 'queue'

export const stateOf = ({ state }: Rabbit, rows: Pick<Desk, 'get'>): QueueState =>
  rows.get(state, QUEUE) ?? { next: 0, head: 0 }
