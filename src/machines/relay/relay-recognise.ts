// Which machine event an input is to a relay, given the batch in hand.
import type { Input, Message, View } from '#kernel'
import type { Recognised } from '../behaviour'
import { indexKey } from '../input'
import { bodyOf } from '../protocol/protocol'
import { progressOf } from '../publisher/publisher-rows'
import { recogniseUnsent } from '../publisher/unsent'
import type { Relay } from './relay-rows'

/** How long the producer tries to deliver a record: Kafka's `delivery.timeout.ms`. */
const DELIVERY_TIMEOUT = 120_000_000

export function recogniseForRelay(relay: Relay, input: Input, view: View): Recognised | undefined {
  const event = recogniseUnsent(relay.unsent, input)
  if (event !== undefined) return { event }
  if (input.kind === 'timer') return recogniseTimer(relay, input.key, view)
  if (input.kind !== 'message') return undefined
  const { message } = input
  // Every answer carries the round of its question; one that comes in a later round means nothing.
  if (message.body['round'] !== progressOf(relay, view).round) return undefined
  return 'index' in message.body
    ? recogniseAboutRecord(relay, message, view)
    : recogniseFromStore(relay, message)
}

/** What the write store says: rows, marks, or nothing at all. */
function recogniseFromStore({ options }: Relay, message: Message): Recognised | undefined {
  const markFirst = options.mark === 'before-publish'
  switch (message.type) {
    case 'rows': {
      const { rows, gap } = bodyOf(message, 'rows')
      if (rows.length > 0) return { event: markFirst ? 'rows-mark-first' : 'rows' }
      return { event: gap === null ? 'nothing' : 'gap' }
    }
    case 'marked':
      return { event: markFirst ? 'marked-first' : 'marked' }
    case 'standby':
      return { event: 'not-leader' }
    case 'refused':
      return { event: 'trouble' }
    default:
      return undefined
  }
}

/** What is said about a record that still waits for its answer: a second answer means nothing. */
function recogniseAboutRecord(relay: Relay, message: Message, view: View): Recognised | undefined {
  const item = view.get(relay.batch, indexKey(Number(message.body['index'])))
  if (item?.status !== 'sent') return undefined
  if (message.type !== 'acked') return { event: 'unacked' }
  return oneMore(relay, view)
}

/** One more record is published: was it the last of the batch? */
function oneMore(relay: Relay, view: View): Recognised {
  const { acked, total } = progressOf(relay, view)
  if (acked + 1 < total) return { event: 'acked' }
  return { event: relay.options.mark === 'before-publish' ? 'all-acked-marked-before' : 'all-acked' }
}

function recogniseTimer(relay: Relay, key: string, view: View): Recognised | undefined {
  if (key === 'patience') return { event: 'trouble' }
  if (key === 'poll' || key === 'proceed' || key === 'lease-over') return { event: key }
  const item = view.get(relay.batch, key.slice(key.indexOf('/') + 1))
  if (item === undefined) return undefined
  if (key.startsWith('handed/')) return oneMore(relay, view)
  return { event: view.now - item.since > DELIVERY_TIMEOUT ? 'exhausted' : 'unacked' }
}
