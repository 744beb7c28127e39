// How a broker takes records in: append, replicate, acknowledge; a repetition is acknowledged again, a hole refused.
import { type Effect, type Micros, replyAddress, type ReplyAddress, type View } from '#kernel'
import type { Actions } from './behaviour'
import { answerWith } from './broker-fetches'
import { type Broker, recordsUpTo } from './broker-rows'
import { cancel, pause, reach, reply, write } from './effects'
import { messageOf, timerOf } from './input'
import { bodyOf, type Protocol } from './protocol'

/** From the leader's append to the acknowledgement: replication to the in-sync replicas. */
const REPLICATION: Micros = 2_000

export const appending = (
  broker: Broker,
): Actions<'append' | 'acknowledgeAgain' | 'refuseOrder' | 'acknowledge' | 'replicateAll'> => {
  const { log, ends, highs, producers, fetches } = broker
  return {
    append: ({ input, view }) => {
      const message = messageOf(input)
      const request = bodyOf(message, 'publish')
      const { key, event, command, producer, number } = request
      const partition = String(request.partition)
      const offset = view.get(ends, partition) ?? 0
      const record = { partition: request.partition, offset, key, event, command }
      const content = { address: replyAddress(message), request: message.body, offset, duplicate: false }
      return [
        write(log, `${partition}/${offset}`, record),
        write(ends, partition, offset + 1),
        ...(producer === null
          ? []
          : [remember(broker, view, `${producer}/${partition}`, { number, offset })]),
        reach('after-append'),
        pause(`replicate/${partition}/${offset}`, REPLICATION, content),
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
      const content = { address, request: message.body, offset, duplicate: true }
      return [pause(`replicate/${partition}/${offset}/${message.id}`, REPLICATION, content)]
    },
    refuseOrder: ({ input }) => {
      const message = messageOf(input)
      const { index, round } = bodyOf(message, 'publish')
      return [reply(replyAddress(message), 'out-of-order', { index, round })]
    },
    acknowledge: ({ input, view }) => {
      const { address, request, offset, duplicate } = timerOf(input).body as unknown as Appended
      const partition = String(request.partition)
      const high = Math.max(offset + 1, view.get(highs, partition) ?? 0)
      const served = view.keys(fetches).flatMap((consumer) => {
        const parked = view.get(fetches, consumer)
        if (parked === undefined) return []
        const wanted = parked.request as Protocol['fetch']
        if (!(partition in wanted.positions)) return []
        const records = recordsUpTo(broker, view, { request: wanted, partition, high, room: wanted.limit })
        if (records.length === 0) return []
        return [
          write(fetches, consumer, undefined),
          cancel(`fetch/${consumer}`),
          answerWith(parked.address, records, wanted.round),
        ]
      })
      return [write(highs, partition, high), acked(address, request, offset, duplicate), ...served]
    },
    /** What was appended before a crash is on the replicas by the time the broker is back. */
    replicateAll: ({ view }) =>
      view.keys(ends).map((partition) => write(highs, partition, view.get(ends, partition))),
  }
}

/** What waits for its replication. */
interface Appended {
  readonly address: ReplyAddress
  readonly request: Protocol['publish']
  readonly offset: number
  readonly duplicate: boolean
}

/** How many of a producer's records the broker can tell the place of. */
const REMEMBERED = 5

function remember(
  { producers }: Broker,
  view: View,
  key: string,
  { number, offset }: { readonly number: number; readonly offset: number },
): Effect {
  const offsets = [...(view.get(producers, key)?.offsets ?? []), offset].slice(-REMEMBERED)
  return write(producers, key, { number, offsets })
}

const acked = (
  address: ReplyAddress,
  { index, round, partition }: Protocol['publish'],
  offset: number,
  duplicate: boolean,
): Effect => reply(address, 'acked', { index, round, partition, offset, duplicate })
