// A redrive: the dead letters are handled like a batch that came from nowhere, in the order of their versions.
import type { Actions } from '../behaviour'
import { cancel, pause, send, wake, write } from '../effects'
import { indexKey, messageOf } from '../input'
import { NEXT, onFrom, PATIENCE, WORK } from './projector-course'
import { consumerOf, HERE, hereOf, NOWHERE, type PositionRow, type Projector, turnOf } from './projector-rows'
import { bodyOf } from '../protocol/protocol'

export const redriving = (
  projector: Projector,
): Actions<'noteRedrive' | 'leaveFetch' | 'loadParked' | 'takeParked'> => {
  const { options, batch, place } = projector
  return {
    noteRedrive: ({ view }) => [write(place, HERE, { ...hereOf(projector, view), redrive: true })],
    leaveFetch: ({ view }) => {
      const here = hereOf(projector, view)
      // Its answer, if it still comes, belongs to a round that is over.
      return [
        cancel('patience'),
        write(place, HERE, { ...here, round: here.round + 1, redrive: true }),
        pause(NEXT, WORK),
      ]
    },
    loadParked: ({ view }) => {
      const now = hereOf(projector, view)
      const here: PositionRow = { ...now, round: now.round + 1, index: 0, total: 0, stage: 'load-parked' }
      const round = turnOf(here)
      return [
        ...view.keys(batch).map((key) => write(batch, key, undefined)),
        write(place, HERE, here),
        send(options.toStore, 'load-parked', { consumer: consumerOf(options), round }),
        wake('patience', PATIENCE),
      ]
    },
    takeParked: ({ input, view }) => {
      const { letters } = bodyOf(messageOf(input), 'parked-events')
      const { redrive: _noted, ...here } = hereOf(projector, view)
      const stage = letters.length === 0 ? 'fetch' : 'handle'
      return [
        ...letters.map(({ event, command }, offset) =>
          write(batch, indexKey(offset), {
            partition: NOWHERE,
            offset,
            key: event.aggregateId,
            event,
            command,
          }),
        ),
        ...onFrom(projector, { ...here, index: 0, total: letters.length, failures: 0, stage }),
      ]
    },
  }
}
