// The relay: polls the outbox, publishes what it finds, awaits the broker's acknowledgements and marks the rows as sent.
import type { Effect, View } from '#kernel'
import { type Actions, createComponent } from '../behaviour'
import { cancel, pause, reach, send, wake } from '../effects'
import { relayChart } from './relay-chart'
import { polling } from './relay-polling'
import { batchRows, letGo, newSession, progressOf } from '../publisher/publisher-rows'
import { publishing } from '../publisher/publishing'
import { unsentTables } from '../publisher/unsent'
import { recogniseForRelay } from './relay-recognise'
import { standingBy } from './relay-standby'
import { type Relay, relayOf, type RelayOptions } from './relay-rows'
import { BACK_OFF, PATIENCE, WORK } from './relay-times'

/** Builds a relay between an outbox and a broker. */
export function createRelay(options: RelayOptions) {
  const relay = relayOf(options)
  return createComponent({
    id: options.id,
    kind: 'relay',
    chart: relayChart,
    behaviour: {
      recognise: (input, view) => recogniseForRelay(relay, input, view),
      actions: { ...polling(relay), ...publishing(relay), ...marking(relay), ...standingBy(relay) },
    },
    tables: [
      relay.batch,
      relay.progress,
      relay.gaps,
      relay.numbers,
      relay.sessions,
      relay.standby,
      ...unsentTables(relay.unsent),
    ],
    points: ['after-read', 'after-publish', 'after-mark'],
    recovery: 50_000,
  })
}

const marking = (relay: Relay): Actions<'mark' | 'marked' | 'markedFirst' | 'published' | 'backOff'> => ({
  mark: ({ view }) => {
    const rows = batchRows(relay, view).map((item) => item.row)
    const ids = rows.map((row) => row.id)
    const xid = Math.max(0, ...rows.map((row) => row.xid))
    const { toStore, select: how, lock, share } = relay.options
    const { round } = progressOf(relay, view)
    return [
      send(toStore, 'mark', { how, ids, xid, round, ...(lock === 'hash' ? { share } : {}) }),
      wake('patience', PATIENCE),
    ]
  },
  marked: ({ view }) => finish(relay, view, 'after-mark'),
  markedFirst: () => [cancel('patience'), reach('after-mark'), pause('proceed', WORK)],
  published: ({ view }) => finish(relay, view, 'after-publish'),
  backOff: ({ view }) => [
    ...letGo(relay, view),
    ...newSession(relay, view),
    cancel('patience'),
    cancel('proceed'),
    wake('poll', BACK_OFF),
  ],
})

/** The batch is done; the next poll follows at once where there may be more. */
function finish(relay: Relay, view: View, point: string): readonly Effect[] {
  const { full } = progressOf(relay, view)
  const pauseBefore = full ? WORK : relay.options.interval
  return [cancel('patience'), ...letGo(relay, view), reach(point), wake('poll', pauseBefore, !full)]
}
