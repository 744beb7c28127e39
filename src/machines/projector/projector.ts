// The projector: a consumer that fetches records, applies each to the read store and keeps its position, in the order it was told.
import { createComponent } from '../behaviour'
import { cancel, pause } from '../effects'
import { acknowledging } from './projector-acknowledging'
import { applying } from './projector-applying'
import { projectorChart } from './projector-chart'
import { NEXT, WORK } from './projector-course'
import { fetching } from './projector-fetching'
import { grouped } from './projector-group'
import { replaying } from './projector-history'
import { rebuilding } from './projector-rebuilding'
import { recogniseForProjector } from './projector-recognise'
import { redriving } from './projector-redriving'
import { projectorOf, type ProjectorOptions, tablesOf } from './projector-rows'

/** Builds a projector between a broker or an event store and a read store. */
export function createProjector(options: ProjectorOptions) {
  const projector = projectorOf(options)
  return createComponent({
    id: options.id,
    kind: 'projector',
    chart: projectorChart,
    behaviour: {
      recognise: (input, view) => recogniseForProjector(projector, input, view),
      actions: {
        goOn: () => [cancel('patience'), pause(NEXT, WORK)],
        ...fetching(projector),
        ...applying(projector),
        ...acknowledging(projector),
        ...rebuilding(projector),
        ...replaying(projector),
        ...redriving(projector),
        ...grouped(projector),
      },
    },
    tables: tablesOf(projector),
    points: [
      'after-fetch',
      'after-apply',
      ...(options.notifier === undefined ? [] : ['after-push']),
      'after-ack',
    ],
    recovery: 50_000,
  })
}
