// How a replica follows the commit log: it reads on while what it read is still on its way to its disk, and confirms.
import type { Effect, Micros } from '#kernel'
import type { Actions } from './behaviour'
import { cancel, pause, reach, send, wake, write } from './effects'
import { messageOf, timerOf } from './input'
import { bodyOf, type CommitRecord } from './protocol'
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
  'follow' | 'receive' | 'flush' | 'waitForPrimary' | 'confirm' | 'confirmAgain' | 'hasConfirmed' | 'letGo'
> => {
  const { options, received, position, connection } = replica
  const readFrom = (round: number, after: number): readonly Effect[] => [
    write(connection, HERE, { round, read: after }),
    send(
      options.toStore,
      'read-log',
      { slot: options.id, after, limit: LIMIT, wait: WAIT, round },
      { background: true },
    ),
    wake('patience', WAIT + PATIENCE, true),
  ]
  return {
    follow: ({ view }) => {
      const { round, read } = connectionOf(replica, view)
      return readFrom(round + 1, read)
    },
    receive: ({ input, view }) => {
      const { records } = bodyOf(messageOf(input), 'log-records')
      const { round, read } = connectionOf(replica, view)
      const last = records.at(-1)?.position ?? read
      return [arriving(options.delay, last, records), ...readFrom(round + 1, last)]
    },
    flush: ({ input, view }) => {
      const now = positionOf(replica, view)
      const fresh = arrivedWith(input).filter((record) => record.position > now.received)
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
    letGo: () => [cancel('patience'), cancel('confirm')],
  }
}

/** What was read takes its time to this disk. It is the way that is long: a replica that is slow is so when it replays. */
const arriving = (delay: Micros, last: number, records: readonly CommitRecord[]): Effect => ({
  kind: 'wake',
  key: `flush/${last}`,
  after: delay,
  body: { records },
})

const arrivedWith = (input: Parameters<typeof timerOf>[0]): readonly CommitRecord[] =>
  (timerOf(input).body as unknown as { readonly records: readonly CommitRecord[] }).records
