// The projector as a subscriber: the broker pushes deliveries, it applies them one at a time and acknowledges each, as it was told.
import type { Effect, Input, View } from '#kernel'
import { type Actions, createComponent } from '../behaviour'
import { cancel, pause, reach, send, wake, write } from '../effects'
import { indexKey, messageOf } from '../input'
import { about, applicationOf } from '../projector/projector-applying'
import { delayAfter, PATIENCE, RETRY_LEAST, WORK } from '../projector/projector-course'
import { CONSUMER } from '../projector/projector-rows'
import { bodyOf } from '../protocol/protocol'
import { subscriberChart } from './subscriber-chart'
import { recogniseForSubscriber } from './subscriber-recognise'
import {
  deliveryOf,
  dropBuffer,
  finish,
  moveTo,
  placeOf,
  SILENCE,
  type Subscriber,
  subscriberOf,
  type SubscriberOptions,
} from './subscriber-rows'

/** Builds a projector between a broker that pushes and a read store. */
export function createSubscriber(options: SubscriberOptions) {
  const subscriber = subscriberOf(options)
  return createComponent({
    id: options.id,
    kind: 'projector',
    chart: subscriberChart,
    behaviour: {
      recognise: (input, view) => recogniseForSubscriber(subscriber, input, view),
      actions: {
        goOn: () => [goOn()],
        ...receiving(subscriber),
        ...applying(subscriber),
        ...acknowledging(subscriber),
      },
    },
    tables: [subscriber.batch, subscriber.place],
    points: ['after-fetch', 'after-apply', 'after-ack'],
    recovery: 50_000,
  })
}

/** What is next is decided once this is over: another delivery, a new subscription, or waiting. */
const goOn = (): Effect => pause('go-on', WORK)

const receiving = (
  subscriber: Subscriber,
): Actions<
  'subscribe' | 'listen' | 'take' | 'buffer' | 'drop' | 'loseChannel' | 'loseBuffer' | 'waitSubscribe'
> => {
  const { options, batch } = subscriber
  const isChannel = options.settling === 'channel'
  const buffer = (input: Input, view: View): readonly Effect[] => {
    const { record, tag, deliveries, round } = bodyOf(messageOf(input), 'delivery')
    const { next } = placeOf(subscriber, view)
    return [
      write(batch, indexKey(next), { ...record, tag, round, deliveries }),
      moveTo(subscriber, view, { next: next + 1 }),
      reach('after-fetch'),
    ]
  }
  /** The buffer goes with its channel, but for what is in hand. Whoever gets nothing again keeps what there is. */
  const lose = (view: View, kept: number): readonly Effect[] => {
    const { index, next } = placeOf(subscriber, view)
    if (!isChannel) return [moveTo(subscriber, view, { closed: true })]
    return [
      ...dropBuffer(subscriber, view, kept),
      moveTo(subscriber, view, { closed: true, next: Math.min(next, index + kept) }),
    ]
  }
  return {
    subscribe: ({ view }) => {
      const { index, next, ...now } = placeOf(subscriber, view)
      const round = now.round + 1
      const content = { consumer: options.id, credit: options.credit, round }
      return [
        ...(isChannel ? dropBuffer(subscriber, view, 0) : []),
        moveTo(subscriber, view, { round, closed: false, failures: 0, next: isChannel ? index : next }),
        send(options.fromBroker, 'subscribe', content, { background: true }),
        wake('silence', SILENCE, true),
      ]
    },
    listen: () => [wake('silence', SILENCE, true)],
    take: ({ input, view }) => [cancel('silence'), ...buffer(input, view), goOn()],
    buffer: ({ input, view }) => buffer(input, view),
    /** A slow consumer: what does not fit is gone. */
    drop: () => [],
    /** What is in hand is finished, and will come again. */
    loseChannel: ({ view }) => lose(view, 1),
    loseBuffer: ({ view }) => lose(view, 0),
    waitSubscribe: ({ view }) => [
      cancel('silence'),
      moveTo(subscriber, view, { closed: true }),
      wake('subscribe-again', RETRY_LEAST),
    ],
  }
}

const applying = (
  subscriber: Subscriber,
): Actions<
  | 'apply'
  | 'hasApplied'
  | 'appliedLast'
  | 'wait'
  | 'handleAgain'
  | 'park'
  | 'hasParked'
  | 'giveUpOn'
  | 'giveBack'
  | 'leaveOut'
> => {
  const { options } = subscriber
  return {
    apply: ({ view }) => {
      const delivery = deliveryOf(subscriber, view)
      const content = applicationOf(options, delivery.event, placeOf(subscriber, view).index)
      return [send(options.toStore, 'apply', content, about(delivery)), wake('patience', PATIENCE)]
    },
    hasApplied: () => [cancel('patience'), reach('after-apply'), pause('proceed', WORK)],
    appliedLast: ({ view }) => [
      cancel('patience'),
      ...finish(subscriber, view),
      reach('after-apply'),
      goOn(),
    ],
    wait: ({ view }) => {
      const { failures } = placeOf(subscriber, view)
      return [
        cancel('patience'),
        moveTo(subscriber, view, { failures: failures + 1 }),
        wake('again', delayAfter(failures)),
      ]
    },
    handleAgain: () => [pause('handle', WORK)],
    park: ({ view }) => {
      const delivery = deliveryOf(subscriber, view)
      const { index: round } = placeOf(subscriber, view)
      const content = { consumer: CONSUMER, event: delivery.event, why: 'undecodable', round }
      return [send(options.toStore, 'park', content, about(delivery)), wake('patience', PATIENCE)]
    },
    hasParked: () => [cancel('patience'), pause('proceed', WORK)],
    giveUpOn: ({ view }) => [moveTo(subscriber, view, { how: 'reject' }), pause('proceed', WORK)],
    giveBack: ({ view }) => [
      cancel('patience'),
      moveTo(subscriber, view, { how: 'requeue' }),
      pause('proceed', WORK),
    ],
    leaveOut: ({ view }) => [cancel('patience'), ...finish(subscriber, view), goOn()],
  }
}

const acknowledging = (subscriber: Subscriber): Actions<'ackFirst' | 'settle' | 'thenHandle' | 'done'> => {
  const { options } = subscriber
  return {
    ackFirst: () => [pause('proceed', WORK)],
    settle: ({ view }) => {
      const { id: consumer, fromBroker } = options
      const delivery = deliveryOf(subscriber, view)
      const { tag, round } = delivery
      const { how = 'ack' } = placeOf(subscriber, view)
      const content = { consumer, tag, how, round } as const
      const said =
        options.settling === 'nothing' ? [] : [send(fromBroker, 'settle', content, about(delivery))]
      return [...said, reach('after-ack')]
    },
    thenHandle: () => [pause('handle', WORK)],
    done: ({ view }) => [...finish(subscriber, view), goOn()],
  }
}
