// Which machine event an input is to a projector that is pushed to, given its buffer and the delivery in hand.
import type { Input, Message, View } from '#kernel'
import type { Recognised } from '../behaviour'
import { needOf, preparedOf } from '../projector/projector-hand'
import { HERE } from '../projector/projector-rows'
import { bodyOf } from '../protocol/protocol'
import {
  currentOf,
  type DeliveryRow,
  givesBack,
  handOf,
  isLetter,
  isPushed,
  placeOf,
  type Subscriber,
} from './subscriber-rows'

export function recogniseForSubscriber(
  subscriber: Subscriber,
  input: Input,
  view: View,
): Recognised | undefined {
  switch (input.kind) {
    case 'timer':
      return recogniseTimer(subscriber, input.key, view)
    case 'message':
      return recogniseMessage(subscriber, input.message, view)
    case 'stimulus':
      return input.type === 'redrive' || input.type === 'rebuild' ? { event: input.type } : undefined
    case 'life':
      return undefined
  }
}

function recogniseMessage(subscriber: Subscriber, message: Message, view: View): Recognised | undefined {
  const { options } = subscriber
  const { round, index } = placeOf(subscriber, view)
  const isPresent = message.body['round'] === round
  switch (message.type) {
    case 'delivery':
      return recogniseDelivery(subscriber, view, isPresent)
    case 'closed':
      return isPresent ? { event: 'cut-off' } : undefined
    case 'disconnected':
      return message.link === options.fromBroker ? { event: 'cut-off' } : undefined
    case 'refused':
      return recogniseRefusal(subscriber, message, view)
    default:
      return message.body['round'] === index ? recogniseAnswer(subscriber, message, view) : undefined
  }
}

function recogniseDelivery(subscriber: Subscriber, view: View, isPresent: boolean): Recognised | undefined {
  const { options, rebuild } = subscriber
  const { index, next } = placeOf(subscriber, view)
  // What comes on a channel that was left comes again on the new one; elsewhere a message is a message, unless all of
  // them are asked for anew.
  const isOutlived = options.settling === 'channel' || view.get(rebuild, HERE) !== undefined
  if (isOutlived && !isPresent) return undefined
  return { event: options.room !== null && next - index >= options.room ? 'overflow' : 'delivery' }
}

/** What an answer means at the stage that asked for it; a second copy of one finds another. */
const ANSWERS: { readonly [type: string]: readonly [event: string, stage: string] | undefined } = {
  applied: ['applied', 'handle'],
  found: ['found', 'handle'],
  state: ['state', 'handle'],
  pushed: ['pushed', 'notify'],
  parked: ['parked', 'park'],
  'parked-events': ['unparked', 'load-parked'],
  ready: ['emptied', 'reset'],
}

/** The answers with which a delivery may be done with. */
const LAST: ReadonlySet<string> = new Set(['applied', 'pushed', 'parked'])

/** What is said about the delivery in hand, or in answer to an operator's wish. */
function recogniseAnswer(subscriber: Subscriber, message: Message, view: View): Recognised | undefined {
  const { stage = 'handle' } = placeOf(subscriber, view)
  const [event, asked] = ANSWERS[message.type] ?? []
  if (event === undefined || asked !== stage) return undefined
  if (!LAST.has(event)) return { event }
  const current = currentOf(subscriber, view)
  if (current === undefined) return undefined
  const isNew = event === 'applied' && bodyOf(message, 'applied').outcome === 'applied'
  if (isNew && isPushed(subscriber, view, current)) return { event: 'applied-push' }
  return { event: isSettled(subscriber, current) ? `${event}-next` : event }
}

/** Whether nothing is left to be said to the broker once a delivery is handled. */
const isSettled = ({ options }: Subscriber, delivery: DeliveryRow): boolean =>
  options.ack === 'before-apply' || isLetter(delivery)

/** An acknowledgement that finds nobody is not said again: its delivery will come again. */
function recogniseRefusal(subscriber: Subscriber, { body }: Message, view: View): Recognised | undefined {
  const { round, index } = placeOf(subscriber, view)
  if ('tag' in body) return undefined
  if ('credit' in body) return body['round'] === round ? { event: 'cut-off' } : undefined
  return body['round'] === index ? troubleOf(subscriber, view) : undefined
}

/** Somebody is not there. Only the handling of a delivery, or telling of it, is given up. */
function troubleOf(subscriber: Subscriber, view: View): Recognised {
  const { options } = subscriber
  const { stage, failures } = placeOf(subscriber, view)
  const current = currentOf(subscriber, view)
  const isOver = failures + 1 >= options.attempts
  if (current === undefined || (stage !== undefined && stage !== 'notify')) return { event: 'trouble' }
  const mayLeave = options.onError === 'skip' && isOver
  if (mayLeave) return { event: isSettled(subscriber, current) ? 'trouble-leave' : 'trouble-skip' }
  if (stage === 'notify' || isLetter(current)) return { event: 'trouble' }
  if (givesBack(options)) return { event: 'trouble-requeue' }
  const parks = options.onError === 'park' || options.onError === 'park-key'
  return { event: parks && isOver ? 'trouble-park' : 'trouble' }
}

function recogniseTimer(subscriber: Subscriber, key: string, view: View): Recognised | undefined {
  const current = currentOf(subscriber, view)
  const { stage } = placeOf(subscriber, view)
  switch (key) {
    case 'patience':
      return troubleOf(subscriber, view)
    case 'go-on':
      return { event: nextOf(subscriber, view, current) }
    case 'handle':
      return current === undefined ? undefined : recogniseHandling(subscriber, current, view)
    case 'proceed':
      return { event: subscriber.options.ack === 'before-apply' ? 'settle-first' : 'settle' }
    case 'again':
      return { event: stage === 'park' ? 'park-again' : (stage ?? key) }
    default:
      return { event: key }
  }
}

/** What is next when nothing is in hand: what an operator wants, then the buffer, then whatever comes. */
function nextOf(subscriber: Subscriber, view: View, current: DeliveryRow | undefined): string {
  const { options, rebuild } = subscriber
  const { closed, redrive } = placeOf(subscriber, view)
  if (view.get(rebuild, HERE)?.phase === 'reset') return 'reset'
  if (redrive === true) return 'load-parked'
  if (current === undefined) return closed ? 'subscribe' : 'listen'
  const isAckedFirst = options.ack === 'before-apply' && !isLetter(current)
  return isAckedFirst ? 'handle-ack-first' : recogniseHandling(subscriber, current, view).event
}

function recogniseHandling(subscriber: Subscriber, delivery: DeliveryRow, view: View): Recognised {
  const { options } = subscriber
  const need = needOf(options, preparedOf(handOf(subscriber), view))
  if (need !== 'undecodable') return { event: need }
  const { onError, attempts } = options
  if (givesBack(options) && !isLetter(delivery)) return { event: 'undecodable-requeue' }
  const { failures } = placeOf(subscriber, view)
  if (onError === 'retry' || failures + 1 < attempts) return { event: 'undecodable-retry' }
  if (onError === 'park' || onError === 'park-key') return { event: 'undecodable-park' }
  if (onError === 'requeue' && !isLetter(delivery)) return { event: 'undecodable-retry' }
  return { event: isSettled(subscriber, delivery) ? 'undecodable-leave' : 'undecodable-skip' }
}
