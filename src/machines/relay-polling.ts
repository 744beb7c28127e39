// How a relay finds its next batch: asks the outbox, takes what it gets, and watches over a gap in the ids.
import type { Actions } from './behaviour'
import { cancel, pause, reach, send, wake, write } from './effects'
import { indexKey, messageOf } from './input'
import { routeOf } from './partition'
import { bodyOf } from './protocol'
import { GAP, letGo, newSession, PROGRESS, progressOf, type Relay, SESSION, waitedOut } from './relay-rows'
import { claim, leads } from './relay-standby'
import { PATIENCE, WORK } from './relay-times'

const QUIETLY = { background: true }

export const polling = (relay: Relay): Actions<'sleep' | 'select' | 'take' | 'watchGap'> => {
  const { options, batch, progress, gaps, numbers, sessions } = relay
  return {
    sleep: ({ view }) => {
      const begin = view.get(sessions, SESSION) === undefined ? newSession(relay, view) : []
      return [...begin, ...leads(relay, view), cancel('patience'), wake('poll', options.interval, true)]
    },
    select: ({ view }) => {
      const { select: how, batch: limit, toStore } = options
      const round = progressOf(relay, view).round + 1
      return [
        ...letGo(relay, view),
        write(progress, PROGRESS, { round, total: 0, acked: 0, next: 0, full: false }),
        send(
          toStore,
          'select',
          { how, limit, skip: waitedOut(relay, view), round, ...claim(relay) },
          QUIETLY,
        ),
        wake('patience', PATIENCE, true),
      ]
    },
    take: ({ input, view }) => {
      const { rows, round } = bodyOf(messageOf(input), 'rows')
      const given = new Map<number, number>()
      const items = rows.map((row, index) => {
        const partition = routeOf(row.event, row.key, row.id, options.route)
        const number = (given.get(partition) ?? view.get(numbers, String(partition)) ?? 0) + 1
        given.set(partition, number)
        const item = { row, status: 'waiting', partition, number, attempt: 1, since: view.now } as const
        return write(batch, indexKey(index), item)
      })
      const total = rows.length
      return [
        cancel('patience'),
        ...leads(relay, view),
        // What was stepped over stays so until the cursor is past it.
        write(gaps, GAP, { id: 0, since: view.now, past: waitedOut(relay, view) }),
        ...items,
        ...[...given].map(([partition, number]) => write(numbers, String(partition), number)),
        write(progress, PROGRESS, { round, total, acked: 0, next: 0, full: total >= options.batch }),
        reach('after-read'),
        pause('proceed', WORK),
      ]
    },
    watchGap: ({ input, view }) => {
      const { gap } = bodyOf(messageOf(input), 'rows')
      const known = view.get(gaps, GAP)
      const since = known !== undefined && known.id === gap ? known.since : view.now
      return [
        cancel('patience'),
        write(gaps, GAP, { id: gap ?? 0, since, past: waitedOut(relay, view) }),
        wake('poll', options.interval, options.gapTimeout === null),
      ]
    },
  }
}
