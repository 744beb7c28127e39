// What a JetStream server keeps: a stream with numbers, what its durable consumer still has to get or to acknowledge, message ids.
import { defineTable, type Micros, type Table } from '#kernel'
import type { Desk } from '../push/desk'
import type { EventBody } from '../protocol/protocol'
import { type Subscriptions, subscriptionsOf } from '../push/push-consumers'

export interface JetStreamOptions {
  readonly id: string
  /** How long an acknowledgement is awaited before a message is delivered again. */
  readonly ackWait: Micros
  /** How often a message is delivered at most; null: for ever. */
  readonly maxDeliver: number | null
  /** How many messages may wait for their acknowledgement at once. 1 keeps strict order. */
  readonly maxAckPending: number
  readonly dedupWindow: Micros
  /** 1: one server, whose disk is synced every two minutes; more: a quorum has what was acknowledged. */
  readonly replicas: number
}

/** A message of the stream. `id`: its `Nats-Msg-Id`. */
type StreamRow = {
  readonly seq: number
  readonly key: string
  readonly event: EventBody
  readonly command: string
  readonly at: number
  readonly id?: string
}

/** What the durable consumer has not done with. `deadline`: until when the last delivery's acknowledgement is awaited. */
export type PendingRow = {
  readonly seq: number
  readonly key: string
  readonly event: EventBody
  readonly command: string
  readonly deliveries: number
  readonly deadline?: number
}

type DedupRow = { readonly seq: number; readonly at: number }

/** The next number, the last one that is replicated, the first one never delivered, the first whose id is remembered. */
type StreamState = {
  readonly next: number
  readonly high: number
  readonly fresh: number
  readonly aged: number
}

/** All that the broker's acts share. */
export interface JetStream {
  readonly options: JetStreamOptions
  readonly stream: Table<StreamRow>
  readonly state: Table<StreamState>
  readonly pending: Table<PendingRow>
  readonly dedup: Table<DedupRow>
  readonly subscriptions: Subscriptions
  /** Delivered and not acknowledged, with the deadline; those among them that are due to be delivered again. */
  readonly outstanding: Table<number>
  readonly again: Table<number>
  /** Acknowledgements that are not on disk yet: a server that is killed forgets them. */
  readonly acks: Table<number>
}

export function jetStreamOf(options: JetStreamOptions): JetStream {
  const { id } = options
  const disk = { owner: id, durable: true, home: 'broker' } as const
  const memory = { owner: id, durable: false, home: 'kernel' } as const
  return {
    options,
    stream: defineTable<StreamRow>({ name: 'stream', ...disk, appended: true }),
    state: defineTable<StreamState>({ name: 'stream_state', ...disk }),
    pending: defineTable<PendingRow>({ name: 'consumer_pending', ...disk }),
    dedup: defineTable<DedupRow>({ name: 'dedup', ...disk }),
    subscriptions: subscriptionsOf(id),
    outstanding: defineTable<number>({ name: `${id}.outstanding`, ...memory }),
    again: defineTable<number>({ name: `${id}.again`, ...memory }),
    acks: defineTable<number>({ name: `${id}.acks`, ...memory }),
  }
}

export const STREAM = 'stream'

export const stateOf = ({ state }: JetStream, rows: Pick<Desk, 'get'>): StreamState =>
  rows.get(state, STREAM) ?? { next: 1, high: 0, fresh: 1, aged: 1 }

/** Whether the consumer has yet to get or to acknowledge a message, as far as the server knows. */
export const isOpen = ({ pending, acks }: JetStream, rows: Pick<Desk, 'get'>, seq: number): boolean =>
  rows.get(acks, String(seq)) === undefined && rows.get(pending, String(seq)) !== undefined
