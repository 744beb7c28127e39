// A broker with RabbitMQ's semantics: one queue, publisher confirms, deliveries pushed with a window, requeue, dead letters.
import type { Input, Message, Micros, View } from '#kernel'
import { type Actions, createComponent, type Recognised } from '../behaviour'
import { atDesk } from '../push/desk'
import { cancel, pause, reach, reply, wake } from '../effects'
import { messageOf, timerOf } from '../input'
import { bodyOf } from '../protocol/protocol'
import { confirmation, isNews, join, type Publisher, publisherOf, refusal } from '../push/push-consumers'
import { rabbitChart } from './rabbit-chart'
import {
  comeBack,
  deliverReady,
  giveUp,
  leave,
  remove,
  settle,
  timeoutKey,
  unackedBy,
  unackedKey,
} from './rabbit-queue'
import { QUEUE, type Rabbit, rabbitOf, type RabbitOptions, stateOf } from './rabbit-rows'

/** From memory to disk, on a majority of nodes for a quorum queue; a publisher that awaits a confirm is what hurries it. */
const PERSIST: Micros = 5_000
const PERSIST_UNHURRIED: Micros = 200_000
/** How long a quorum queue is without a leader. */
const ELECTION: Micros = 500_000

/** Builds a broker with one queue. */
export function createRabbitBroker(options: RabbitOptions) {
  const rabbit = rabbitOf(options)
  const { queue, state, deadLetters, incoming, unacked, subscriptions } = rabbit
  return createComponent({
    id: options.id,
    kind: 'broker',
    chart: rabbitChart,
    behaviour: {
      recognise: (input, view) => recognise(rabbit, input, view),
      actions: { ...publishing(rabbit), ...consuming(rabbit), ...failing(rabbit) },
    },
    tables: [queue, state, deadLetters, incoming, unacked, subscriptions],
    points: ['after-append'],
    recovery: 200_000,
  })
}

const publishing = (rabbit: Rabbit): Actions<'append' | 'giveBack' | 'letFall' | 'persist'> => {
  const { options, queue, state, incoming } = rabbit
  return {
    append: ({ input, view }) =>
      atDesk(view, (desk) => {
        const message = messageOf(input)
        const { key, event, command } = bodyOf(message, 'publish')
        const now = stateOf(rabbit, desk)
        const seq = now.next
        const row = { seq, key, event, command, redelivered: false, deliveries: 0, state: 'ready' } as const
        desk.put(incoming, String(seq), row)
        desk.put(state, QUEUE, { ...now, next: seq + 1 })
        const time = options.confirms ? PERSIST : PERSIST_UNHURRIED
        desk.say(reach('after-append'), pause(`persist/${seq}`, time, publisherOf(message)))
        deliverReady(rabbit, desk)
      }),
    persist: ({ input, view }) => {
      const { key, body } = timerOf(input)
      const seq = key.slice('persist/'.length)
      return atDesk(view, (desk) => {
        const row = desk.get(incoming, seq)
        desk.put(incoming, seq, undefined)
        if (row !== undefined) desk.put(queue, seq, row)
        if (options.confirms) desk.say(confirmation(body as Publisher, Number(seq), false))
      })
    },
    /** No queue takes it, and its publisher wants to know. */
    giveBack: ({ input }) => {
      const { address, index, round } = publisherOf(messageOf(input))
      return [reply(address, 'nacked', { index, round, why: 'unroutable' })]
    },
    /** No queue takes it, and nobody asked: an unroutable message is confirmed like any other. */
    letFall: ({ input }) =>
      options.confirms ? [confirmation(publisherOf(messageOf(input)), -1, false)] : [],
  }
}

const consuming = (
  rabbit: Rabbit,
): Actions<'subscribe' | 'ack' | 'requeue' | 'reject' | 'watchOn' | 'closeChannel' | 'hangUp'> => {
  const { options, state, subscriptions, unacked } = rabbit
  const settled = (
    input: Input,
    view: View,
    then: (desk: Parameters<typeof remove>[1], seq: number) => void,
  ) =>
    atDesk(view, (desk) => {
      const { consumer, tag } = bodyOf(messageOf(input), 'settle')
      const seq = settle(rabbit, desk, consumer, tag)
      if (seq !== undefined) then(desk, seq)
      deliverReady(rabbit, desk)
    })
  return {
    subscribe: ({ input, view }) =>
      atDesk(view, (desk) => {
        const message = messageOf(input)
        leave(rabbit, desk, bodyOf(message, 'subscribe').consumer)
        const { next, head, gone } = stateOf(rabbit, desk)
        // A consumer declares the queue that it wants to read.
        if (gone === true) desk.put(state, QUEUE, { next, head })
        join(desk, subscriptions, message)
        deliverReady(rabbit, desk)
      }),
    ack: ({ input, view }) => settled(input, view, (desk, seq) => remove(rabbit, desk, seq)),
    requeue: ({ input, view }) => {
      const toTail = options.queue === 'quorum' && options.deliveryLimit === null
      return settled(input, view, (desk, seq) => comeBack(rabbit, desk, seq, toTail ? 'tail' : 'front'))
    },
    reject: ({ input, view }) => settled(input, view, (desk, seq) => giveUp(rabbit, desk, seq, 'rejected')),
    watchOn: ({ input, view }) => {
      const consumer = consumerOf(timerOf(input).key)
      const [oldest = ''] = unackedBy(rabbit, view, consumer)
      const since = view.get(unacked, oldest)?.since ?? view.now
      return [wake(timeoutKey(consumer), since + options.consumerTimeout - view.now)]
    },
    closeChannel: ({ input, view }) =>
      atDesk(view, (desk) => {
        leave(rabbit, desk, consumerOf(timerOf(input).key), 'consumer-timeout')
        deliverReady(rabbit, desk)
      }),
    hangUp: ({ input, view }) =>
      atDesk(view, (desk) => {
        leave(rabbit, desk, messageOf(input).from)
        deliverReady(rabbit, desk)
      }),
  }
}

const failing = (rabbit: Rabbit): Actions<'refuse' | 'loseLeader' | 'loseQueue' | 'recover'> => {
  const { queue, state, incoming, subscriptions } = rabbit
  return {
    refuse: ({ input }) => [refusal(messageOf(input))],
    /** The other replicas have all that was confirmed, and nothing else. */
    loseLeader: ({ view }) =>
      atDesk(view, (desk) => {
        for (const seq of desk.keys(incoming)) {
          desk.put(incoming, seq, undefined)
          desk.say(cancel(`persist/${seq}`))
        }
        for (const consumer of desk.keys(subscriptions)) leave(rabbit, desk, consumer, 'failover')
        desk.say(wake('elected', ELECTION))
      }),
    /** A classic queue stands on one node: it goes with it, and is there again, empty, once somebody declares it. */
    loseQueue: ({ view }) =>
      atDesk(view, (desk) => {
        for (const consumer of desk.keys(subscriptions)) leave(rabbit, desk, consumer, 'failover')
        for (const seq of desk.keys(incoming)) desk.say(cancel(`persist/${seq}`))
        for (const table of [queue, incoming])
          for (const seq of desk.keys(table)) desk.put(table, seq, undefined)
        const { next } = stateOf(rabbit, desk)
        desk.put(state, QUEUE, { next, head: next, gone: true })
      }),
    /** Nobody holds an unacknowledged delivery any more: its channel died with the broker. */
    recover: ({ view }) =>
      atDesk(view, (desk) => {
        for (const seq of desk.keys(queue))
          if (desk.get(queue, seq)?.state === 'unacked') comeBack(rabbit, desk, Number(seq), 'front')
      }),
  }
}

const consumerOf = (key: string): string => key.slice('timeout/'.length)

function recognise(rabbit: Rabbit, input: Input, view: View): Recognised | undefined {
  switch (input.kind) {
    case 'message':
      return recogniseMessage(rabbit, input.message, view)
    case 'timer':
      return recogniseTimer(rabbit, input.key, view)
    case 'stimulus':
      if (input.type !== 'failover') return undefined
      return { event: rabbit.options.queue === 'quorum' ? 'failover' : 'failover-unmirrored' }
    case 'life':
      return undefined
  }
}

function recogniseMessage(rabbit: Rabbit, message: Message, view: View): Recognised | undefined {
  switch (message.type) {
    case 'publish': {
      if (stateOf(rabbit, view).gone !== true) return { event: 'publish' }
      return { event: bodyOf(message, 'publish').mandatory === true ? 'unroutable' : 'unrouted' }
    }
    case 'subscribe': {
      const known = view.get(rabbit.subscriptions, bodyOf(message, 'subscribe').consumer)
      return isNews(known, message) ? { event: 'subscribe' } : undefined
    }
    case 'settle': {
      const { consumer, tag, how, round } = bodyOf(message, 'settle')
      // A number of another channel means nothing.
      const isOpen =
        view.get(rabbit.subscriptions, consumer)?.round === round &&
        view.get(rabbit.unacked, unackedKey(consumer, tag)) !== undefined
      return isOpen ? { event: how } : undefined
    }
    case 'disconnected':
      return view.get(rabbit.subscriptions, message.from) === undefined
        ? undefined
        : { event: 'disconnected' }
    default:
      return undefined
  }
}

function recogniseTimer(rabbit: Rabbit, key: string, view: View): Recognised | undefined {
  if (key.startsWith('persist/')) return { event: 'persisted' }
  if (!key.startsWith('timeout/')) return { event: key }
  const [oldest = ''] = unackedBy(rabbit, view, consumerOf(key))
  const since = view.get(rabbit.unacked, oldest)?.since ?? view.now
  return { event: view.now - since < rabbit.options.consumerTimeout ? 'consumer-busy' : 'consumer-timeout' }
}
