// What a projector that is pushed to holds in memory: the deliveries in its buffer, and where it is among them.
import { defineTable, type Effect, invariant, type Micros, type Table, type View } from '#kernel'
import { write } from '../effects'
import { indexKey } from '../input'
import { forgetPrepared, type Hand } from '../projector/projector-hand'
import { HERE, NOWHERE, type ProjectorOptions } from '../projector/projector-rows'
import type { EventBody, LogRecord } from '../protocol/protocol'

/** How long nothing may be heard before the subscription is made anew: a connection may be dead without a word. */
export const SILENCE: Micros = 3_000_000

/**
 * By what a delivery is acknowledged. `channel`: by its number on this connection, and what is unacknowledged comes back
 * when that ends. `stream`: by the message's own number, whatever becomes of the connection. `nothing`: not at all, it
 * counts as delivered once it is sent.
 */
export type Settling = 'channel' | 'stream' | 'nothing'

export interface SubscriberOptions extends Pick<
  ProjectorOptions,
  | 'id'
  | 'toStore'
  | 'apply'
  | 'guard'
  | 'inbox'
  | 'ack'
  | 'attempts'
  | 'tombstones'
  | 'decodes'
  | 'gate'
  | 'enrichment'
  | 'askBack'
  | 'notifier'
> {
  readonly fromBroker: string
  /** `requeue`: whatever fails goes back to the broker at once. */
  readonly onError: ProjectorOptions['onError'] | 'requeue'
  /** How many deliveries may be unacknowledged at once. */
  readonly credit: number
  readonly settling: Settling
  /** How many deliveries the client keeps in its buffer before it drops what comes; null: any number. */
  readonly room: number | null
}

/** A delivery in the buffer. */
export type DeliveryRow = LogRecord & {
  readonly tag: number
  readonly round: number
  readonly deliveries: number
}

type PlaceRow = {
  /** Counts the subscriptions. */
  readonly round: number
  /** The delivery in hand, and the number the next one gets. */
  readonly index: number
  readonly next: number
  readonly failures: number
  /** The subscription is over: a new one is due once the delivery in hand is done with. */
  readonly closed: boolean
  /** How the delivery in hand is settled, if not by an acknowledgement: it is given up, or goes back. */
  readonly how?: 'reject' | 'requeue'
  /** What it is at, where it is not at applying the delivery in hand. */
  readonly stage?: 'notify' | 'park' | 'load-parked' | 'reset'
  /** Parked events are to be tried again. */
  readonly redrive?: true
}

/** A rebuild outlives a crash. It is over once the first delivery of all history has come. */
type RebuildRow = { readonly phase: 'reset' | 'rejoin' }

/** All that the acts share. */
export interface Subscriber {
  readonly options: SubscriberOptions
  readonly batch: Table<DeliveryRow>
  readonly place: Table<PlaceRow>
  /** The event in hand with what it lacked. */
  readonly prepared: Table<EventBody>
  readonly rebuild: Table<RebuildRow>
  /** The last place in the stream of which somebody may have been told; kept where what is old is kept quiet about. */
  readonly told: Table<number>
}

export function subscriberOf(options: SubscriberOptions): Subscriber {
  const { id } = options
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  return {
    options,
    batch: defineTable<DeliveryRow>({ name: `${id}.batch`, ...volatile }),
    place: defineTable<PlaceRow>({ name: `${id}.place`, ...volatile }),
    prepared: defineTable<EventBody>({ name: `${id}.prepared`, ...volatile }),
    rebuild: defineTable<RebuildRow>({ name: `${id}.rebuild`, owner: id, durable: true, home: 'kernel' }),
    told: defineTable<number>({ name: `${id}.told`, owner: id, durable: true, home: 'kernel' }),
  }
}

/** All tables of a subscriber. */
export const tablesOf = ({ batch, place, prepared, rebuild, told }: Subscriber): readonly Table[] => [
  batch,
  place,
  prepared,
  rebuild,
  told,
]

/** Whether a delivery is none of the broker's, but a dead letter that is tried again: nobody waits for it to be settled. */
export const isLetter = ({ partition }: Pick<LogRecord, 'partition'>): boolean => partition === NOWHERE

/** The delivery in hand, for whatever is done with it that does not depend on where it comes from. */
export const handOf = (subscriber: Subscriber): Pick<Hand, 'options' | 'prepared' | 'record' | 'turn'> => ({
  options: subscriber.options,
  prepared: subscriber.prepared,
  record: (view) => deliveryOf(subscriber, view),
  turn: (view) => placeOf(subscriber, view).index,
})

/** Whether somebody is to be told of the delivery in hand: with a gate, not again. */
export function isPushed({ options, told }: Subscriber, view: View, delivery: DeliveryRow): boolean {
  if (options.notifier?.pushFor(delivery.event) === undefined) return false
  return !options.gate || isLetter(delivery) || delivery.offset > (view.get(told, HERE) ?? 0)
}

export const placeOf = ({ place }: Subscriber, view: View): PlaceRow =>
  view.get(place, HERE) ?? { round: 0, index: 0, next: 0, failures: 0, closed: true }

/** Whether what fails goes back to the broker: there must be something to give back. */
export const givesBack = ({ onError, ack, settling }: SubscriberOptions): boolean =>
  onError === 'requeue' && ack === 'after-apply' && settling !== 'nothing'

/** The place, moved. */
export const moveTo = (subscriber: Subscriber, view: View, moved: Partial<PlaceRow>): Effect =>
  write(subscriber.place, HERE, { ...placeOf(subscriber, view), ...moved })

/** The delivery whose turn it is; undefined where there is none. */
export const currentOf = (subscriber: Subscriber, view: View): DeliveryRow | undefined =>
  view.get(subscriber.batch, indexKey(placeOf(subscriber, view).index))

/** The delivery in hand. */
export function deliveryOf(subscriber: Subscriber, view: View): DeliveryRow {
  const delivery = currentOf(subscriber, view)
  invariant(delivery !== undefined, 'the delivery in hand has a row')
  return delivery
}

/** On to the next delivery. */
export function finish(subscriber: Subscriber, view: View): readonly Effect[] {
  const { how: _how, stage: _stage, ...now } = placeOf(subscriber, view)
  const { options, told } = subscriber
  const delivery = currentOf(subscriber, view)
  const isTold = options.gate && delivery !== undefined && isPushed(subscriber, view, delivery)
  return [
    ...forgetPrepared(subscriber, view),
    ...(isTold && !isLetter(delivery) ? [write(told, HERE, delivery.offset)] : []),
    write(subscriber.batch, indexKey(now.index), undefined),
    write(subscriber.place, HERE, { ...now, index: now.index + 1, failures: 0 }),
  ]
}

/** The deliveries behind the first `kept` ones are dropped: their channel is gone, and they will come again. */
export function dropBuffer(subscriber: Subscriber, view: View, kept: number): readonly Effect[] {
  const { index, next } = placeOf(subscriber, view)
  const from = index + kept
  return Array.from({ length: Math.max(0, next - from) }, (_, i) =>
    write(subscriber.batch, indexKey(from + i), undefined),
  )
}
