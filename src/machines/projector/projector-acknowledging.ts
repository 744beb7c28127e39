// How a projector records its position in a step of its own: at the broker, or as a checkpoint in the read store.
import type { Actions } from '../behaviour'
import { reach, send, wake } from '../effects'
import { about } from './projector-hand'
import { onFrom, PATIENCE, placeAfter } from './projector-course'
import { credentials } from './projector-group'
import { consumerOf, hereOf, keepsOwn, type Projector, recordOf, turnOf } from './projector-rows'

export const acknowledging = (projector: Projector): Actions<'commit' | 'acked'> => {
  const { options } = projector
  return {
    commit: ({ view }) => {
      const record = recordOf(projector, view)
      const content = {
        partition: record.partition,
        offset: record.offset + 1,
        round: turnOf(hereOf(projector, view)),
      }
      const request = keepsOwn(options)
        ? send(
            options.toStore,
            'save-checkpoint',
            { consumer: consumerOf(options), ...content },
            about(record),
          )
        : send(
            options.source,
            'commit-offset',
            { ...content, ...credentials(projector, view) },
            about(record),
          )
      return [request, wake('patience', PATIENCE)]
    },
    acked: ({ view }) => [
      reach('after-ack'),
      ...onFrom(projector, placeAfter(projector, view, 'acknowledged')),
    ],
  }
}
