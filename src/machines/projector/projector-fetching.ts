// How a projector gets its records: from its own checkpoint or where its group stands, batch by batch.
import type { Actions } from '../behaviour'
import { cancel, pause, reach, send, wake, write } from '../effects'
import { indexKey, messageOf } from '../input'
import { beginning, emptyHands, NEXT, onFrom, PATIENCE, WORK } from './projector-course'
import { credentials, handsFree, handsFull, partitionsOf } from './projector-group'
import { beginningOf, consumerOf, HERE, hereOf, type Projector, rebuildOf, turnOf } from './projector-rows'
import { bodyOf } from '../protocol/protocol'

export const fetching = (
  projector: Projector,
): Actions<'add' | 'loadCheckpoint' | 'hasLoaded' | 'fetch' | 'take'> => {
  const { options, batch, place, positions, added } = projector
  return {
    /** From now on it is part of the system; it begins as any consumer that has no checkpoint. */
    add: ({ view }) => [write(added, HERE, { at: view.now }), pause(NEXT, WORK)],
    loadCheckpoint: ({ view }) => {
      const here = { ...hereOf(projector, view), stage: 'load' as const }
      const content = { consumer: consumerOf(options), round: turnOf(here) }
      return [
        write(place, HERE, here),
        send(options.toStore, 'load-checkpoint', content),
        wake('patience', PATIENCE),
      ]
    },
    hasLoaded: ({ input, view }) => {
      const saved = bodyOf(messageOf(input), 'checkpoint').positions
      return [
        ...partitionsOf(projector, view).map((p) =>
          write(positions, String(p), saved[String(p)] ?? beginningOf(options)),
        ),
        ...onFrom(projector, { ...hereOf(projector, view), failures: 0, stage: 'fetch' }),
      ]
    },
    fetch: ({ view }) => {
      const { beside: _beside, ...here } = hereOf(projector, view)
      const round = here.round + 1
      const wanted = partitionsOf(projector, view).map((p) => [
        String(p),
        view.get(positions, String(p)) ?? null,
      ])
      const rebuild = rebuildOf(projector, view)
      const { id: consumer, limit } = options
      // While history is read besides, there is no time to wait for what is new.
      const wait = rebuild?.mode === 'blue-green' ? 0 : options.wait
      const who = options.isAddedLater === true ? { assigned: true as const } : credentials(projector, view)
      const positioned = { positions: Object.fromEntries(wanted), ...who }
      const content = { consumer, limit, wait, round, ...positioned }
      // A rebuild is not over before its last fetch was answered, even in vain: that one is worth waiting for.
      const background = rebuild === undefined
      return [
        ...emptyHands(projector, view),
        write(place, HERE, { ...here, round, index: 0, total: 0, failures: 0, stage: 'fetch' }),
        send(options.source, 'fetch', content, { background }),
        wake('patience', wait + PATIENCE, background),
        ...handsFree(projector),
      ]
    },
    take: ({ input, view }) => {
      const { records } = bodyOf(messageOf(input), 'records')
      const [first] = records
      const next = new Map(records.map((record) => [String(record.partition), record.offset + 1]))
      const here = { ...hereOf(projector, view), index: 0, total: records.length }
      return [
        cancel('patience'),
        ...records.map((record, index) => write(batch, indexKey(index), record)),
        ...[...next].map(([partition, offset]) => write(positions, partition, offset)),
        write(place, HERE, first === undefined ? here : beginning(projector, here, first)),
        ...handsFull(projector, view.now),
        reach('after-fetch'),
        pause(NEXT, WORK),
      ]
    },
  }
}
