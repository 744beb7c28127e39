// The consumers that a broker pushes to: who has subscribed, whose turn it is, and what a delivery looks like.
import {
  defineTable,
  type Effect,
  type JsonObject,
  type Message,
  replyAddress,
  type ReplyAddress,
  type Table,
} from '#kernel'
import type { Desk } from './desk'
import { reply } from '../effects'
import { bodyOf, type LogRecord } from '../protocol/protocol'

/** A subscription lives as long as the connection: it is never on disk. */
export type SubscriptionRow = {
  readonly address: ReplyAddress
  readonly round: number
  /** How many deliveries may be unacknowledged at once. */
  readonly credit: number
  readonly unacked: number
  /** The number of its last delivery. */
  readonly tag: number
  /** When it came among the others, and when it was served last: both counted, not timed. */
  readonly joined: number
  readonly served: number
}

export type Subscriptions = Table<SubscriptionRow>

export const subscriptionsOf = (owner: string): Subscriptions =>
  defineTable<SubscriptionRow>({ name: 'subscriptions', owner, durable: false, home: 'kernel' })

/** Whether a request to subscribe is newer than what is known: of a later life, or a later round of the same. */
export function isNews(known: SubscriptionRow | undefined, message: Message): boolean {
  if (known === undefined || message.epoch > known.address.epoch) return true
  return message.epoch === known.address.epoch && bodyOf(message, 'subscribe').round > known.round
}

/** Takes a consumer in, behind those that are there. */
export function join(desk: Desk, subscriptions: Subscriptions, message: Message): void {
  const { consumer, credit, round } = bodyOf(message, 'subscribe')
  const rows = rowsOf(desk, subscriptions)
  desk.put(subscriptions, consumer, {
    address: replyAddress(message),
    round,
    credit,
    unacked: 0,
    tag: 0,
    joined: 1 + Math.max(0, ...rows.map(([, { joined }]) => joined)),
    served: Math.max(0, ...rows.map(([, { served }]) => served)),
  })
}

/** The consumer that has waited longest for a delivery, among those that can take one. */
export function nextInTurn(
  desk: Desk,
  subscriptions: Subscriptions,
  can: (row: SubscriptionRow) => boolean,
): string | undefined {
  return least(
    rowsOf(desk, subscriptions).filter(([, row]) => can(row)),
    ({ served }) => served,
  )
}

/** The consumer that has been there longest. */
export const eldest = (desk: Desk, subscriptions: Subscriptions): string | undefined =>
  least(rowsOf(desk, subscriptions), ({ joined }) => joined)

/** Pushes a message to a consumer. The answer to its subscription: it reaches this life of the consumer, or nobody. */
export function push(
  desk: Desk,
  subscriptions: Subscriptions,
  consumer: string,
  delivery: {
    readonly record: LogRecord
    readonly tag: number
    readonly deliveries: number
    readonly redelivered: boolean
    /** How many deliveries the consumer has to acknowledge after this one. */
    readonly unacked: number
  },
): void {
  const row = desk.get(subscriptions, consumer)
  if (row === undefined) return
  const { unacked, ...content } = delivery
  const { key, command } = content.record
  const served = 1 + Math.max(...rowsOf(desk, subscriptions).map(([, other]) => other.served))
  desk.put(subscriptions, consumer, { ...row, unacked, tag: row.tag + 1, served })
  const to = { ...row.address, subject: key, correlation: command }
  desk.say(reply(to, 'delivery', { ...content, round: row.round }))
}

/** Tells a consumer that the broker is done with it, and forgets it. */
export function close(desk: Desk, subscriptions: Subscriptions, consumer: string, why: string): void {
  const row = desk.get(subscriptions, consumer)
  if (row === undefined) return
  desk.put(subscriptions, consumer, undefined)
  desk.say(reply(row.address, 'closed', { why, round: row.round }))
}

/** The sender gets its own words back: not now, there is no leader. */
export const refusal = (message: Message): Effect => ({
  kind: 'reply',
  to: replyAddress(message),
  type: 'refused',
  body: message.body,
  background: message.background,
})

/** The acknowledgement of a publish, whose request waits as plain data. */
export const confirmation = (
  { address, index, round }: Publisher,
  offset: number,
  duplicate: boolean,
): Effect => reply(address, 'acked', { index, round, partition: 0, offset, duplicate })

/** All that is needed to answer a publisher later. */
export type Publisher = JsonObject & {
  readonly address: ReplyAddress
  readonly index: number
  readonly round: number
}

export function publisherOf(message: Message): Publisher {
  const { index, round } = bodyOf(message, 'publish')
  return { address: replyAddress(message), index, round }
}

const rowsOf = (desk: Desk, subscriptions: Subscriptions): readonly (readonly [string, SubscriptionRow])[] =>
  desk.keys(subscriptions).flatMap((consumer) => {
    const row = desk.get(subscriptions, consumer)
    return row === undefined ? [] : [[consumer, row] as const]
  })

function least(
  rows: readonly (readonly [string, SubscriptionRow])[],
  of: (row: SubscriptionRow) => number,
): string | undefined {
  const [first, ...others] = rows
  if (first === undefined) return undefined
  return others.reduce((best, each) => (of(each[1]) < of(best[1]) ? each : best), first)[0]
}
