// The queue itself: what is ready goes out in order to whoever has room; what comes back keeps its place, or loses it.
import { cancel, wake } from '../effects'
import type { Desk } from '../push/desk'
import { indexKey } from '../input'
import { close, eldest, nextInTurn, push, type SubscriptionRow } from '../push/push-consumers'
import { QUEUE, type QueueRow, type Rabbit, stateOf } from './rabbit-rows'

/** Where a message stands: on disk, or still in memory only. */
function placeOf({ queue, incoming }: Rabbit, desk: Desk, seq: number) {
  for (const table of [queue, incoming]) {
    const row = desk.get(table, String(seq))
    if (row !== undefined) return { table, row }
  }
  return undefined
}

/** Gives out what is ready, as long as somebody has room. */
export function deliverReady(rabbit: Rabbit, desk: Desk): void {
  for (;;) {
    const consumer = consumerWithRoom(rabbit, desk)
    const row = consumer === undefined ? undefined : firstReady(rabbit, desk)
    if (consumer === undefined || row === undefined) return
    deliver(rabbit, desk, consumer, row)
  }
}

function consumerWithRoom({ options, subscriptions }: Rabbit, desk: Desk): string | undefined {
  const hasRoom = ({ unacked, credit }: SubscriptionRow) => options.automatic || unacked < credit
  if (!options.singleActive) return nextInTurn(desk, subscriptions, hasRoom)
  const active = eldest(desk, subscriptions)
  const row = active === undefined ? undefined : desk.get(subscriptions, active)
  return row !== undefined && hasRoom(row) ? active : undefined
}

function firstReady(rabbit: Rabbit, desk: Desk): QueueRow | undefined {
  const state = stateOf(rabbit, desk)
  for (let seq = state.head; seq < state.next; seq++) {
    const place = placeOf(rabbit, desk, seq)
    if (place?.row.state !== 'ready') continue
    desk.put(rabbit.state, QUEUE, { ...state, head: seq + 1 })
    return place.row
  }
  return undefined
}

function deliver(rabbit: Rabbit, desk: Desk, consumer: string, row: QueueRow): void {
  const { options, subscriptions, unacked } = rabbit
  const { seq, key, event, command, redelivered } = row
  const subscription = desk.get(subscriptions, consumer)
  const place = placeOf(rabbit, desk, seq)
  if (subscription === undefined || place === undefined) return
  const deliveries = row.deliveries + 1
  const tag = subscription.tag + 1
  const record = { partition: 0, offset: seq, key, event, command }
  const pending = subscription.unacked + (options.automatic ? 0 : 1)
  push(desk, subscriptions, consumer, { record, tag, deliveries, redelivered, unacked: pending })
  if (options.automatic) {
    desk.put(place.table, String(seq), undefined)
    return
  }
  desk.put(place.table, String(seq), { ...row, deliveries, state: 'unacked', consumer })
  desk.put(unacked, unackedKey(consumer, tag), { seq, since: desk.now })
  if (pending === 1) desk.say(wake(timeoutKey(consumer), options.consumerTimeout))
}

export const unackedKey = (consumer: string, tag: number): string => `${consumer}/${indexKey(tag)}`
export const timeoutKey = (consumer: string): string => `timeout/${consumer}`

/** The deliveries that a consumer has not acknowledged, oldest first. */
export const unackedBy = ({ unacked }: Rabbit, rows: Pick<Desk, 'keys'>, consumer: string) =>
  rows.keys(unacked).filter((key) => key.startsWith(`${consumer}/`))

/** A delivery is settled: its consumer has room again. Returns the message's place. */
export function settle(rabbit: Rabbit, desk: Desk, consumer: string, tag: number): number | undefined {
  const { unacked, subscriptions } = rabbit
  const key = unackedKey(consumer, tag)
  const delivery = desk.get(unacked, key)
  const row = desk.get(subscriptions, consumer)
  if (delivery === undefined || row === undefined) return undefined
  desk.put(unacked, key, undefined)
  desk.put(subscriptions, consumer, { ...row, unacked: row.unacked - 1 })
  if (row.unacked === 1) desk.say(cancel(timeoutKey(consumer)))
  return delivery.seq
}

/** The message leaves the queue. */
export function remove(rabbit: Rabbit, desk: Desk, seq: number): void {
  const place = placeOf(rabbit, desk, seq)
  if (place !== undefined) desk.put(place.table, String(seq), undefined)
}

/** The message leaves the queue unconsumed: to the dead-letter queue, where there is one. */
export function giveUp(rabbit: Rabbit, desk: Desk, seq: number, why: string): void {
  const place = placeOf(rabbit, desk, seq)
  if (place === undefined) return
  desk.put(place.table, String(seq), undefined)
  if (!rabbit.options.deadLetter) return
  const { key, event, command, deliveries } = place.row
  desk.put(rabbit.deadLetters, String(seq), { seq, key, event, command, deliveries, why })
}

/**
 * A delivery comes back. After the limit's number of repetitions a quorum queue gives the message up: that is after
 * limit + 1 deliveries. Else it is ready again, in its old place or at the tail.
 */
export function comeBack(rabbit: Rabbit, desk: Desk, seq: number, where: 'front' | 'tail'): void {
  const place = placeOf(rabbit, desk, seq)
  if (place === undefined) return
  const { queue, deliveryLimit } = rabbit.options
  if (queue === 'quorum' && deliveryLimit !== null && place.row.deliveries > deliveryLimit) {
    giveUp(rabbit, desk, seq, 'delivery-limit')
    return
  }
  const { consumer: _consumer, ...row } = place.row
  const ready = { ...row, state: 'ready', redelivered: true } as const
  const state = stateOf(rabbit, desk)
  if (where === 'front') {
    desk.put(place.table, String(seq), ready)
    desk.put(rabbit.state, QUEUE, { ...state, head: Math.min(state.head, seq) })
    return
  }
  desk.put(place.table, String(seq), undefined)
  desk.put(rabbit.queue, String(state.next), { ...ready, seq: state.next })
  desk.put(rabbit.state, QUEUE, { ...state, next: state.next + 1 })
}

/** A consumer's channel is gone: all that it had not acknowledged comes back to the front. */
export function leave(rabbit: Rabbit, desk: Desk, consumer: string, why?: string): void {
  for (const key of unackedBy(rabbit, desk, consumer)) {
    const delivery = desk.get(rabbit.unacked, key)
    desk.put(rabbit.unacked, key, undefined)
    if (delivery !== undefined) comeBack(rabbit, desk, delivery.seq, 'front')
  }
  desk.say(cancel(timeoutKey(consumer)))
  if (why !== undefined) close(desk, rabbit.subscriptions, consumer, why)
  desk.put(rabbit.subscriptions, consumer, undefined)
}
