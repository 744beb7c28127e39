// The projector as a subscriber: the broker pushes deliveries, it applies them one at a time and acknowledges each, as it was told.
import type { Effect, Input, View } from '#kernel'
import { type Actions, createComponent } from '../behaviour'
import { cancel, pause, reach, send, wake, write } from '../effects'
import { indexKey, messageOf } from '../input'
import { applicationOf } from '../projector/projector-applying'
import { delayAfter, PATIENCE, RETRY_LEAST, WORK } from '../projector/projector-course'
import { about, type Hand, preparedOf, preparing, telling } from '../projector/projector-hand'
import { CONSUMER, HERE } from '../projector/projector-rows'
import { bodyOf } from '../protocol/protocol'
import { subscriberChart } from './subscriber-chart'
import { recogniseForSubscriber } from './subscriber-recognise'
import {
  deliveryOf,
  dropBuffer,
  finish,
  handOf,
  moveTo,
  placeOf,
  SILENCE,
  type Subscriber,
  subscriberOf,
  type SubscriberOptions,
  tablesOf,
} from './subscriber-rows'
import { rebuilding, redriving } from './subscriber-wishes'

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
        ...failing(subscriber),
        ...acknowledging(subscriber),
        ...redriving(subscriber),
        ...rebuilding(subscriber),
      },
    },
    tables: tablesOf(subscriber),
    points: pointsOf(options),
    recovery: 50_000,
  })
}

/** A push message is a step of its own, where there are any. */
const pointsOf = ({ notifier }: SubscriberOptions): readonly string[] => [
  'after-fetch',
  'after-apply',
  ...(notifier === undefined ? [] : ['after-push']),
  'after-ack',
]

/** What is next is decided once this is over: another delivery, a new subscription, or waiting. */
const goOn = (): Effect => pause('go-on', WORK)

const receiving = (
  subscriber: Subscriber,
): Actions<
  'subscribe' | 'listen' | 'take' | 'buffer' | 'drop' | 'loseChannel' | 'loseBuffer' | 'waitSubscribe'
> => {
  const { options, batch, rebuild } = subscriber
  const isChannel = options.settling === 'channel'
  const buffer = (input: Input, view: View): readonly Effect[] => {
    const { record, tag, deliveries, round } = bodyOf(messageOf(input), 'delivery')
    const { next } = placeOf(subscriber, view)
    const isRejoining = view.get(rebuild, HERE)?.phase === 'rejoin'
    return [
      // History has begun to come: from here on all goes its usual way.
      ...(isRejoining ? [write(rebuild, HERE, undefined)] : []),
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
      const isAnew = view.get(rebuild, HERE) !== undefined
      const content = {
        consumer: options.id,
        credit: options.credit,
        round,
        ...(isAnew ? { anew: true as const } : {}),
      }
      return [
        ...(isChannel ? dropBuffer(subscriber, view, 0) : []),
        moveTo(subscriber, view, { round, closed: false, failures: 0, next: isChannel ? index : next }),
        // To wait for what is new is mere polling; to wait for all of history is not.
        send(options.fromBroker, 'subscribe', content, { background: !isAnew }),
        wake('silence', SILENCE, !isAnew),
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

/** The delivery in hand, and how its handling goes on. */
const wholeHandOf = (subscriber: Subscriber): Hand => ({
  ...handOf(subscriber),
  onward: (view) => [cancel('patience'), moveTo(subscriber, view, { failures: 0 }), pause('handle', WORK)],
  told: () => [cancel('patience'), pause('proceed', WORK)],
})

const applying = (
  subscriber: Subscriber,
): Actions<
  | 'apply'
  | 'hasApplied'
  | 'appliedLast'
  | 'askBack'
  | 'fillIn'
  | 'lookUp'
  | 'enrich'
  | 'appliedThenNotify'
  | 'notify'
  | 'hasPushed'
  | 'pushedLast'
  | 'skipPush'
> => {
  const { options } = subscriber
  const hand = wholeHandOf(subscriber)
  return {
    ...preparing(hand),
    ...telling(hand),
    apply: ({ view }) => {
      const event = preparedOf(hand, view)
      const content = applicationOf(options, event, placeOf(subscriber, view).index)
      const cause = about(deliveryOf(subscriber, view))
      return [send(options.toStore, 'apply', content, cause), wake('patience', PATIENCE)]
    },
    appliedThenNotify: ({ view }) => [
      cancel('patience'),
      moveTo(subscriber, view, { stage: 'notify', failures: 0 }),
      reach('after-apply'),
      pause('notify', WORK),
    ],
    pushedLast: ({ view }) => [cancel('patience'), reach('after-push'), ...finish(subscriber, view), goOn()],
    hasApplied: () => [cancel('patience'), reach('after-apply'), pause('proceed', WORK)],
    appliedLast: ({ view }) => [
      cancel('patience'),
      ...finish(subscriber, view),
      reach('after-apply'),
      goOn(),
    ],
  }
}

/** What becomes of a delivery that is not applied now: tried again, put aside, given up or back, or left out. */
const failing = (
  subscriber: Subscriber,
): Actions<'wait' | 'handleAgain' | 'park' | 'hasParked' | 'giveUpOn' | 'giveBack' | 'leaveOut'> => {
  const { options } = subscriber
  const hand = handOf(subscriber)
  return {
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
      const why = options.decodes(preparedOf(hand, view)) ? 'failed' : 'undecodable'
      const content = { consumer: CONSUMER, event: delivery.event, why, round }
      return [
        moveTo(subscriber, view, { stage: 'park' }),
        send(options.toStore, 'park', content, about(delivery)),
        wake('patience', PATIENCE),
      ]
    },
    hasParked: () => [cancel('patience'), pause('proceed', WORK)],
    giveUpOn: ({ view }) => [
      cancel('patience'),
      moveTo(subscriber, view, { how: 'reject' }),
      pause('proceed', WORK),
    ],
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
