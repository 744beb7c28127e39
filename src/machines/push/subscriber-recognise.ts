// Which machine event an input is to a projector that is pushed to, given its buffer and the delivery in hand.
import type { Input, Message, View } from '#kernel'
import type { Recognised } from '../behaviour'
import { currentOf, type DeliveryRow, givesBack, placeOf, type Subscriber } from './subscriber-rows'

export function recogniseForSubscriber(
  subscriber: Subscriber,
  input: Input,
  view: View,
): Recognised | undefined {
  if (input.kind === 'timer') return recogniseTimer(subscriber, input.key, view)
  return input.kind === 'message' ? recogniseMessage(subscriber, input.message, view) : undefined
}

function recogniseMessage(subscriber: Subscriber, message: Message, view: View): Recognised | undefined {
  const { options } = subscriber
  const { round, index, next } = placeOf(subscriber, view)
  const isPresent = message.body['round'] === round
  switch (message.type) {
    case 'delivery':
      // What comes on a channel that was left comes again on the new one; elsewhere a message is a message.
      if (options.settling === 'channel' && !isPresent) return undefined
      return { event: options.room !== null && next - index >= options.room ? 'overflow' : 'delivery' }
    case 'closed':
      return isPresent ? { event: 'cut-off' } : undefined
    case 'disconnected':
      return message.link === options.fromBroker ? { event: 'cut-off' } : undefined
    case 'refused':
      return recogniseRefusal(subscriber, message, { isPresent, index })
    case 'applied':
    case 'parked': {
      if (message.body['round'] !== index) return undefined
      return { event: options.ack === 'before-apply' ? `${message.type}-next` : message.type }
    }
    default:
      return undefined
  }
}

/** An acknowledgement that finds nobody is not said again: its delivery will come again. */
function recogniseRefusal(
  subscriber: Subscriber,
  { body }: Message,
  here: { readonly isPresent: boolean; readonly index: number },
): Recognised | undefined {
  if ('tag' in body) return undefined
  if ('credit' in body) return here.isPresent ? { event: 'cut-off' } : undefined
  return body['round'] === here.index ? troubleOf(subscriber, 'why' in body) : undefined
}

/** The read store is not there. A request to park is only said again. */
const troubleOf = ({ options }: Subscriber, isParking: boolean): Recognised => ({
  event: givesBack(options) && !isParking ? 'trouble-requeue' : 'trouble',
})

function recogniseTimer(subscriber: Subscriber, key: string, view: View): Recognised | undefined {
  const ackFirst = subscriber.options.ack === 'before-apply'
  const current = currentOf(subscriber, view)
  switch (key) {
    case 'patience':
      return troubleOf(subscriber, false)
    case 'go-on':
      if (current === undefined) return { event: placeOf(subscriber, view).closed ? 'subscribe' : 'listen' }
      return ackFirst ? { event: 'handle-ack-first' } : recogniseHandling(subscriber, current, view)
    case 'handle':
      return current === undefined ? undefined : recogniseHandling(subscriber, current, view)
    case 'proceed':
      return { event: ackFirst ? 'settle-first' : 'settle' }
    default:
      return { event: key }
  }
}

function recogniseHandling(subscriber: Subscriber, { event }: DeliveryRow, view: View): Recognised {
  const { decodes, onError, attempts, ack } = subscriber.options
  if (decodes(event)) return { event: 'handle' }
  if (givesBack(subscriber.options)) return { event: 'undecodable-requeue' }
  const { failures } = placeOf(subscriber, view)
  if (onError === 'retry' || onError === 'requeue' || failures + 1 < attempts)
    return { event: 'undecodable-retry' }
  if (onError === 'park' || onError === 'park-key') return { event: 'undecodable-park' }
  return { event: ack === 'before-apply' ? 'undecodable-leave' : 'undecodable-skip' }
}
