// Which machine event an input is to a relay, given the batch in hand.
import type { Input, Message, View } from '#kernel'
import type { Recognised } from './behaviour'
import { indexKey } from './input'
import { bodyOf } from './protocol'
import { progressOf, type Relay } from './relay-rows'

/** How long the producer tries to deliver a record: Kafka's `delivery.timeout.ms`. */
const DELIVERY_TIMEOUT = 120_000_000

export function recogniseForRelay(relay: Relay, input: Input, view: View): Recognised | undefined {
  if (input.kind === 'timer') return recogniseTimer(relay, input.key, view)
  if (input.kind !== 'message') return undefined
  const { message } = input
  const markFirst = relay.options.mark === 'before-publish'
  switch (message.type) {
    case 'rows': {
      const { rows, gap } = bodyOf(message, 'rows')
      if (rows.length > 0) return { event: markFirst ? 'rows-mark-first' : 'rows' }
      return { event: gap === null ? 'nothing' : 'gap' }
    }
    case 'acked':
      return recogniseAck(relay, message, view)
    case 'out-of-order':
      return isInHand(relay, message, view) ? { event: 'unacked' } : undefined
    case 'marked':
      return { event: markFirst ? 'marked-first' : 'marked' }
    case 'refused':
      if (!('index' in message.body)) return { event: 'trouble' }
      return isInHand(relay, message, view) ? { event: 'unacked' } : undefined
    default:
      return undefined
  }
}

function recogniseTimer(relay: Relay, key: string, view: View): Recognised | undefined {
  if (key === 'patience') return { event: 'trouble' }
  if (key === 'poll' || key === 'proceed') return { event: key }
  const item = view.get(relay.batch, key.slice(key.indexOf('/') + 1))
  if (item === undefined) return undefined
  return { event: view.now - item.since > DELIVERY_TIMEOUT ? 'exhausted' : 'unacked' }
}

function recogniseAck(relay: Relay, message: Message, view: View): Recognised | undefined {
  if (!isInHand(relay, message, view)) return undefined
  const { acked, total } = progressOf(relay, view)
  if (acked + 1 < total) return { event: 'acked' }
  return { event: relay.options.mark === 'before-publish' ? 'all-acked-marked-before' : 'all-acked' }
}

/** Whether an answer is about a row of the present batch: an old answer that comes late means nothing. */
function isInHand({ batch }: Relay, message: Message, view: View): boolean {
  const item = view.get(batch, indexKey(Number(message.body['index'])))
  return item?.status === 'sent' && item.number === Number(message.body['number'])
}
