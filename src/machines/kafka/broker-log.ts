// How a broker takes records in: append, acknowledge as the producer wishes; a repetition is acknowledged again, a hole refused.
import { type Effect, replyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { acked, inReplication } from './broker-replication'
import type { Broker } from './broker-rows'
import { reach, reply, write } from '../effects'
import { messageOf } from '../input'
import { bodyOf } from '../protocol/protocol'

export const appending = (
  broker: Broker,
): Actions<'append' | 'acknowledgeAgain' | 'refuseOrder' | 'refuseTooFew'> => {
  const { log, ends, highs, producers } = broker
  return {
    append: ({ input, view }) => {
      const message = messageOf(input)
      const request = bodyOf(message, 'publish')
      const { key, event, command, producer, number } = request
      const partition = String(request.partition)
      const offset = view.get(ends, partition) ?? 0
      const record = { partition: request.partition, offset, key, event, command, at: view.now }
      const address = replyAddress(message)
      return [
        write(log, `${partition}/${offset}`, record),
        write(ends, partition, offset + 1),
        ...(producer === null
          ? []
          : [remember(broker, view, `${producer}/${partition}`, { number, offset })]),
        reach('after-append'),
        ...(request.acks === 'leader' ? [acked(address, request, offset, false)] : []),
        ...inReplication(broker, view, { address, request, offset, duplicate: false }),
      ]
    },
    acknowledgeAgain: ({ input, view }) => {
      const message = messageOf(input)
      const request = bodyOf(message, 'publish')
      const { producer, partition, number } = request
      const known = view.get(producers, `${producer ?? ''}/${partition}`)
      const offset = known?.offsets.at(number - known.number - 1) ?? -1
      const address = replyAddress(message)
      if (offset < (view.get(highs, String(partition)) ?? 0)) return [acked(address, request, offset, true)]
      // The record itself is still on its way to the replicas: so is its acknowledgement.
      return inReplication(broker, view, { address, request, offset, duplicate: true }, message.id)
    },
    refuseOrder: ({ input }) => {
      const message = messageOf(input)
      const { index, round } = bodyOf(message, 'publish')
      return [reply(replyAddress(message), 'out-of-order', { index, round })]
    },
    /** `NotEnoughReplicas`. Whoever does not wait for all replicas does not ask how many there are. */
    refuseTooFew: ({ input }) => {
      const message = messageOf(input)
      const { index, round } = bodyOf(message, 'publish')
      return [reply(replyAddress(message), 'nacked', { index, round, why: 'too-few-replicas' })]
    },
  }
}

/** How many of a producer's records the broker can tell the place of, beside those that are not replicated yet. */
const REMEMBERED = 5

function remember(
  { producers, highs }: Broker,
  view: View,
  key: string,
  { number, offset }: { readonly number: number; readonly offset: number },
): Effect {
  const high = view.get(highs, key.slice(key.lastIndexOf('/') + 1)) ?? 0
  const offsets = [...(view.get(producers, key)?.offsets ?? []), offset]
  const kept = offsets.filter((each, i) => i >= offsets.length - REMEMBERED || each >= high)
  return write(producers, key, { number, offsets: kept })
}
