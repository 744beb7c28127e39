// How a replica follows the commit log: it reads on while what it read is still on its way to its disk, and confirms.
import type { Effect, Micros, View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, pause, reach, send, wake, write } from '../effects'
import { messageOf, timerOf } from '../input'
import { bodyOf, type CommitRecord } from '../protocol/protocol'
import { confirmable, connectionOf, HERE, placeKey, positionOf, type Replica } from './replica-rows'

const LIMIT = 500
/** A standby says how far it is at least this often; a read waits as long for something to be committed. */
const WAIT: Micros = 10_000_000
const PATIENCE: Micros = 3_000_000
const BACK_OFF: Micros = 1_000_000
/** Between a flush or a replay and the word to the primary. */
const WORK: Micros = 100

export const following = (
  replica: Replica,
): Actions<
  | 'follow'
  | 'receive'
  | 'flush'
  | 'waitForPrimary'
  | 'confirm'
  | 'confirmAgain'
  | 'hasConfirmed'
  | 'letGo'
  | 'rewind'
> => {
  const { options, received, position, connection } = replica
  const readFrom = (view: View, after: number): readonly Effect[] => {
    const { round: last, line } = connectionOf(replica, view)
    const round = last + 1
    return [
      write(connection, HERE, { round, read: after, line }),
      send(
        options.toStore,
        'read-log',
        { slot: options.id, after, limit: LIMIT, wait: WAIT, round },
        { background: true },
      ),
      wake('patience', WAIT + PATIENCE, true),
    ]
  }
  return {
    follow: ({ view }) => readFrom(view, connectionOf(replica, view).read),
    receive: ({ input, view }) => {
      const { records } = bodyOf(messageOf(input), 'log-records')
      const { read, line } = connectionOf(replica, view)
      const last = records.at(-1)?.position ?? read
      return [arriving(options.delay, last, { records, line }), ...readFrom(view, last)]
    },
    flush: ({ input, view }) => {
      const now = positionOf(replica, view)
      const { records, line } = arrivedWith(input)
      if (line !== connectionOf(replica, view).line) return []
      const fresh = records.filter((record) => record.position > now.received)
      const last = fresh.at(-1)
      if (last === undefined) return []
      return [
        ...fresh.map((record) => write(received, placeKey(record.position), record)),
        write(position, HERE, { ...now, received: last.position }),
        reach('after-receive'),
        ...(options.confirms === 'received' ? [pause('confirm', WORK)] : []),
      ]
    },
    waitForPrimary: () => [cancel('patience'), wake('follow', BACK_OFF)],
    confirm: ({ view }) => {
      const place = confirmable(replica, view)
      // The place is the round: an answer about an earlier one says nothing about this.
      const content = { slot: options.id, position: place, round: place }
      return [send(options.toStore, 'confirm', content), wake('confirm', PATIENCE)]
    },
    // What was confirmed before a crash may not have been heard.
    confirmAgain: ({ view }) => (confirmable(replica, view) === 0 ? [] : [pause('confirm', WORK)]),
    hasConfirmed: () => [cancel('confirm')],
    // What is still on its way, or on disk and not replayed, is of a history that ended earlier.
    rewind: ({ input, view }) => {
      const fork = bodyOf(messageOf(input), 'new-timeline').position
      const now = positionOf(replica, view)
      const kept = Math.min(now.received, fork)
      const { round, line } = connectionOf(replica, view)
      return [
        ...view
          .keys(received)
          .filter((key) => Number(key) > fork)
          .map((key) => write(received, key, undefined)),
        write(position, HERE, { ...now, received: kept }),
        write(connection, HERE, { round, read: kept, line: line + 1 }),
        cancel('patience'),
        cancel('confirm'),
        wake('follow', BACK_OFF),
      ]
    },
    letGo: () => [cancel('patience'), cancel('confirm')],
  }
}

/** Records on their way from a primary. */
type Arrival = { readonly records: readonly CommitRecord[]; readonly line: number }

/** What was read takes its time to this disk. It is the way that is long: a replica that is slow is so when it replays. */
const arriving = (delay: Micros, last: number, arrived: Arrival): Effect => ({
  kind: 'wake',
  key: `flush/${last}`,
  after: delay,
  body: arrived,
})

const arrivedWith = (input: Parameters<typeof timerOf>[0]): Arrival =>
  timerOf(input).body as unknown as Arrival
