// How a broker gives records out: a fetch is answered at once, or waits for records until its time is over.
import { type Effect, replyAddress, type ReplyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { recordsFor } from './broker-retention'
import type { Broker } from './broker-rows'
import { cancel, reply, wake, write } from '../effects'
import { messageOf, timerOf } from '../input'
import { bodyOf, type LogRecord } from '../protocol/protocol'

export const fetching = (
  broker: Broker,
): Actions<'answerFetch' | 'parkFetch' | 'answerEmpty' | 'commitOffset' | 'dropFetches'> => {
  const { fetches, offsets, group } = broker
  return {
    answerFetch: ({ input, view }) => {
      const message = messageOf(input)
      const request = bodyOf(message, 'fetch')
      const records = recordsFor(broker, view, request)
      return [
        ...forget(broker, view, request.consumer),
        answerWith(replyAddress(message), records, request.round),
      ]
    },
    parkFetch: ({ input }) => {
      const message = messageOf(input)
      const { consumer, wait } = bodyOf(message, 'fetch')
      return [
        write(fetches, consumer, { address: replyAddress(message), request: message.body }),
        wake(`fetch/${consumer}`, wait, true),
      ]
    },
    answerEmpty: ({ input, view }) => {
      const consumer = timerOf(input).key.slice('fetch/'.length)
      const parked = view.get(fetches, consumer)
      if (parked === undefined) return []
      return [
        write(fetches, consumer, undefined),
        answerWith(parked.address, [], Number(parked.request['round'])),
      ]
    },
    commitOffset: ({ input }) => {
      const message = messageOf(input)
      const { partition, offset, round } = bodyOf(message, 'commit-offset')
      return [
        write(offsets, `${group}/${partition}`, offset),
        reply(replyAddress(message), 'offset-committed', { round }),
      ]
    },
    dropFetches: ({ input, view }) => forget(broker, view, messageOf(input).from),
  }
}

/** The answer to a fetch. It is about its first record's command; an empty one is mere polling. */
export const answerWith = (address: ReplyAddress, records: readonly LogRecord[], round: number): Effect =>
  reply(
    { ...address, subject: records[0]?.key ?? '', correlation: records[0]?.command ?? '' },
    'records',
    { records, round },
    records.length === 0,
  )

/** A fetch that waits no longer. */
export const forget = ({ fetches }: Broker, view: View, consumer: string): readonly Effect[] =>
  view.get(fetches, consumer) === undefined
    ? []
    : [write(fetches, consumer, undefined), cancel(`fetch/${consumer}`)]
