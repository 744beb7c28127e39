// The projector: a consumer that fetches records, applies each to the read store and commits its offset, in the order it was told.
import type { Effect, View } from '#kernel'
import { type Actions, createComponent } from './behaviour'
import { cancel, pause, reach, send, wake, write } from './effects'
import { about, applicationOf, CONSUMER, delayAfter, PATIENCE, RETRY_LEAST, WORK } from './handling'
import { indexKey, messageOf } from './input'
import { projectorChart } from './projector-chart'
import { recogniseForProjector } from './projector-recognise'
import {
  HERE,
  hereOf,
  moveOn,
  type Projector,
  projectorOf,
  type ProjectorOptions,
  recordOf,
  turnOf,
} from './projector-rows'
import { bodyOf } from './protocol'

/** Builds a projector between a broker and a read store. */
export function createProjector(options: ProjectorOptions) {
  const projector = projectorOf(options)
  return createComponent({
    id: options.id,
    kind: 'projector',
    chart: projectorChart,
    behaviour: {
      recognise: (input, view) => recogniseForProjector(projector, input, view),
      actions: {
        goOn: () => [cancel('patience'), pause('proceed', WORK)],
        ...fetching(projector),
        ...applying(projector),
        ...acknowledging(projector),
      },
    },
    tables: [projector.batch, projector.place, projector.positions],
    points: ['after-fetch', 'after-apply', 'after-ack'],
    recovery: 50_000,
  })
}

const fetching = (projector: Projector): Actions<'fetch' | 'take' | 'waitFetch'> => {
  const { options, batch, place, positions } = projector
  return {
    fetch: ({ view }) => {
      const round = hereOf(projector, view).round + 1
      const wanted = Object.fromEntries(
        options.partitions.map((partition) => [
          String(partition),
          view.get(positions, String(partition)) ?? null,
        ]),
      )
      const { id, limit, wait } = options
      const content = { consumer: id, positions: wanted, limit, wait, round }
      return [
        ...view.keys(batch).map((key) => write(batch, key, undefined)),
        write(place, HERE, { round, index: 0, total: 0, failures: 0 }),
        send(options.fromBroker, 'fetch', content, { background: true }),
        wake('patience', wait + PATIENCE, true),
      ]
    },
    take: ({ input, view }) => {
      const { records } = bodyOf(messageOf(input), 'records')
      const next = new Map(records.map((record) => [String(record.partition), record.offset + 1]))
      return [
        cancel('patience'),
        ...records.map((record, index) => write(batch, indexKey(index), record)),
        ...[...next].map(([partition, offset]) => write(positions, partition, offset)),
        write(place, HERE, { ...hereOf(projector, view), index: 0, total: records.length }),
        reach('after-fetch'),
        pause(options.ack === 'before-apply' ? 'proceed' : 'handle', WORK),
      ]
    },
    waitFetch: () => [cancel('patience'), wake('fetch-again', RETRY_LEAST)],
  }
}

const applying = (
  projector: Projector,
): Actions<'apply' | 'hasApplied' | 'appliedLast' | 'wait' | 'handleAgain' | 'park' | 'giveUpOn'> => {
  const { options } = projector
  return {
    apply: ({ view }) => {
      const record = recordOf(projector, view)
      const content = applicationOf(options, record, turnOf(hereOf(projector, view)))
      return [send(options.toStore, 'apply', content, about(record)), wake('patience', PATIENCE)]
    },
    hasApplied: ({ view }) => [
      cancel('patience'),
      ...(options.ack === 'before-apply' ? [moveOn(projector, view)] : []),
      reach('after-apply'),
      pause('proceed', WORK),
    ],
    appliedLast: () => [cancel('patience'), reach('after-apply'), pause('proceed', WORK)],
    wait: ({ view }) => backOff(projector, view, 'again'),
    handleAgain: () => [pause('handle', WORK)],
    park: ({ view }) => {
      const record = recordOf(projector, view)
      const round = turnOf(hereOf(projector, view))
      const content = { consumer: CONSUMER, event: record.event, why: 'undecodable', round }
      return [send(options.toStore, 'park', content, about(record)), wake('patience', PATIENCE)]
    },
    giveUpOn: ({ view }) => [
      cancel('patience'),
      ...(options.ack === 'before-apply' ? [moveOn(projector, view)] : []),
      pause('proceed', WORK),
    ],
  }
}

const acknowledging = (
  projector: Projector,
): Actions<'commit' | 'acked' | 'ackedLast' | 'ackedFirst' | 'waitCommit'> => ({
  commit: ({ view }) => {
    const record = recordOf(projector, view)
    const { partition, offset } = record
    const round = turnOf(hereOf(projector, view))
    const content = { partition, offset: offset + 1, round }
    return [
      send(projector.options.fromBroker, 'commit-offset', content, about(record)),
      wake('patience', PATIENCE),
    ]
  },
  acked: ({ view }) => [...hasAcked('handle'), moveOn(projector, view)],
  ackedLast: () => hasAcked('proceed'),
  waitCommit: ({ view }) => backOff(projector, view, 'commit-again'),
  ackedFirst: () => hasAcked('handle'),
})

/** Tries again after a while, each time a longer one. */
function backOff(projector: Projector, view: View, next: string): readonly Effect[] {
  const now = hereOf(projector, view)
  const failed = write(projector.place, HERE, { ...now, failures: now.failures + 1 })
  return [failed, cancel('patience'), wake(next, delayAfter(now.failures))]
}

const hasAcked = (next: string): readonly Effect[] => [
  cancel('patience'),
  reach('after-ack'),
  pause(next, WORK),
]
