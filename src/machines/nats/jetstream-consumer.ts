// The durable consumer of a stream: deliveries, their deadlines, what comes again, and when a message is given up.
import { cancel, wake } from '../effects'
import type { Desk } from '../push/desk'
import { indexKey } from '../input'
import { type JetStream, STREAM, stateOf } from './jetstream-rows'
import { nextInTurn, push } from '../push/push-consumers'

const ACK_WAIT = 'ack-wait'
const SYNC = 'sync'
/** Acknowledgements reach the disk together, this much later. */
const SYNC_AFTER = 100_000

/** Delivers what is due, to whoever is there: repetitions first, then new messages as far as the window allows. */
export function deliverDue(jetStream: JetStream, desk: Desk): void {
  const { subscriptions } = jetStream
  for (;;) {
    const consumer = nextInTurn(desk, subscriptions, () => true)
    const seq =
      consumer === undefined ? undefined : (firstAgain(jetStream, desk) ?? firstNew(jetStream, desk))
    if (consumer === undefined || seq === undefined) return
    deliver(jetStream, desk, consumer, seq)
  }
}

function firstAgain({ again }: JetStream, desk: Desk): number | undefined {
  if (desk.size(again) === 0) return undefined
  const [first] = desk.keys(again)
  return first === undefined ? undefined : Number(first)
}

function firstNew(jetStream: JetStream, desk: Desk): number | undefined {
  const { options, outstanding, state } = jetStream
  if (desk.size(outstanding) >= options.maxAckPending) return undefined
  const now = stateOf(jetStream, desk)
  if (now.fresh > now.high) return undefined
  desk.put(state, STREAM, { ...now, fresh: now.fresh + 1 })
  return now.fresh
}

function deliver(jetStream: JetStream, desk: Desk, consumer: string, seq: number): void {
  const { options, pending, outstanding, again, subscriptions } = jetStream
  const row = desk.get(pending, String(seq))
  if (row === undefined) return
  const { key, event, command } = row
  const deliveries = row.deliveries + 1
  const deadline = desk.now + options.ackWait
  if (!isWatching(jetStream, desk)) desk.say(wake(ACK_WAIT, options.ackWait))
  desk.put(pending, String(seq), { ...row, deliveries, deadline })
  desk.put(outstanding, indexKey(seq), deadline)
  desk.put(again, indexKey(seq), undefined)
  const record = { partition: 0, offset: seq, key, event, command }
  push(desk, subscriptions, consumer, {
    record,
    tag: seq,
    deliveries,
    redelivered: deliveries > 1,
    unacked: 0,
  })
}

/** Whether a deadline is being watched: then the timer runs, and is not put off. */
const isWatching = ({ outstanding, again }: JetStream, desk: Desk): boolean =>
  desk.size(outstanding) > desk.size(again)

/** A message is done with: the disk learns it a little later. */
export function settle(jetStream: JetStream, desk: Desk, seq: number): void {
  const { acks } = jetStream
  if (desk.size(acks) === 0) desk.say(wake(SYNC, SYNC_AFTER))
  desk.put(acks, String(seq), desk.now)
  forget(jetStream, desk, seq)
}

/** The consumer's state is written down. */
export function sync({ acks, pending }: JetStream, desk: Desk): void {
  for (const seq of desk.keys(acks)) {
    desk.put(acks, seq, undefined)
    desk.put(pending, seq, undefined)
  }
}

function forget(jetStream: JetStream, desk: Desk, seq: number): void {
  desk.put(jetStream.outstanding, indexKey(seq), undefined)
  desk.put(jetStream.again, indexKey(seq), undefined)
  if (!isWatching(jetStream, desk)) desk.say(cancel(ACK_WAIT))
}

/** A message is due once more, unless it has been delivered often enough: then it stays in the stream, for nobody. */
export function comeAgain(jetStream: JetStream, desk: Desk, seq: number): void {
  const { options, pending, again } = jetStream
  const { maxDeliver } = options
  const deliveries = desk.get(pending, String(seq))?.deliveries ?? 0
  if (maxDeliver === null || deliveries < maxDeliver) {
    desk.put(again, indexKey(seq), desk.now)
    return
  }
  desk.put(pending, String(seq), undefined)
  forget(jetStream, desk, seq)
}

/** Whose deadline has passed comes again; the timer goes on with the next deadline. */
export function expire(jetStream: JetStream, desk: Desk): void {
  const { outstanding, again } = jetStream
  let next = Infinity
  for (const key of desk.keys(outstanding)) {
    const deadline = desk.get(outstanding, key) ?? 0
    if (desk.get(again, key) !== undefined) continue
    if (deadline <= desk.now) comeAgain(jetStream, desk, Number(key))
    else next = Math.min(next, deadline)
  }
  if (next !== Infinity) desk.say(wake(ACK_WAIT, next - desk.now))
}

/** After a restart: what had been delivered is watched again, by the deadlines on disk. */
export function watchAgain(jetStream: JetStream, desk: Desk): void {
  const { pending, outstanding } = jetStream
  for (const seq of desk.keys(pending)) {
    const deadline = desk.get(pending, seq)?.deadline
    if (deadline !== undefined) desk.put(outstanding, indexKey(Number(seq)), deadline)
  }
  expire(jetStream, desk)
}

/** A consumer that has been delivered nothing yet. */
export function startOver(jetStream: JetStream, desk: Desk): void {
  const { stream, state, pending, outstanding, again, acks } = jetStream
  for (const table of [outstanding, again, acks])
    for (const key of desk.keys(table)) desk.put(table, key, undefined)
  for (const key of desk.keys(stream)) {
    const row = desk.get(stream, key)
    if (row === undefined) continue
    const { seq, event, command } = row
    desk.put(pending, key, { seq, key: row.key, event, command, deliveries: 0 })
  }
  desk.put(state, STREAM, { ...stateOf(jetStream, desk), fresh: 1 })
  desk.say(cancel(ACK_WAIT), cancel(SYNC))
}

/** The stream's tail from a number on never was: its numbers are given anew. */
export function cutOff(jetStream: JetStream, desk: Desk, from: number): void {
  const { stream, state, pending, dedup, acks } = jetStream
  const now = stateOf(jetStream, desk)
  for (let seq = from; seq < now.next; seq++) {
    const row = desk.get(stream, String(seq))
    if (row?.id !== undefined && desk.get(dedup, row.id)?.seq === seq) desk.put(dedup, row.id, undefined)
    desk.put(stream, String(seq), undefined)
    desk.put(pending, String(seq), undefined)
    desk.put(acks, String(seq), undefined)
    if (desk.get(jetStream.outstanding, indexKey(seq)) !== undefined) forget(jetStream, desk, seq)
    desk.say(cancel(`replicate/${seq}`))
  }
  const last = Math.min(now.high, from - 1)
  desk.put(state, STREAM, {
    next: from,
    high: last,
    fresh: Math.min(now.fresh, last + 1),
    aged: Math.min(now.aged, from),
  })
}
