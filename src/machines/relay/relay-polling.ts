// How a relay finds its next batch: asks the outbox, takes what it gets, and watches over a gap in the ids.
import type { Actions } from '../behaviour'
import { cancel, pause, reach, send, wake, write } from '../effects'
import { messageOf } from '../input'
import { bodyOf } from '../protocol/protocol'
import { letGo, newSession, PROGRESS, progressOf, SESSION, takeInHand } from '../publisher/publisher-rows'
import { GAP, type Relay, waitedOut } from './relay-rows'
import { claim, leads } from './relay-standby'
import { PATIENCE, WORK } from './relay-times'

const QUIETLY = { background: true }

export const polling = (relay: Relay): Actions<'sleep' | 'select' | 'take' | 'watchGap'> => {
  const { options, progress, gaps, sessions } = relay
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
      return [
        cancel('patience'),
        ...leads(relay, view),
        // What was stepped over stays so until the cursor is past it.
        write(gaps, GAP, { id: 0, since: view.now, past: waitedOut(relay, view) }),
        ...takeInHand(relay, view, rows, { round, full: rows.length >= options.batch }),
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
