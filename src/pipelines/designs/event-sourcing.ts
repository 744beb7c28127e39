// Event sourcing: the events are the write model. Projectors catch up from the event store by themselves and keep their own
// position, so any read model can be built again from the beginning.
import { truthOf } from '../business'
import { join } from '../join'
import { READ_STORE, WRITE_STORE } from '../names'
import { clientSide } from '../parts/client-side'
import { makesUp } from '../parts/consistency'
import { lateTraits, refuseLate } from '../parts/late-models'
import { lateProjector } from '../parts/late-projector'
import { projectors, projectorsOf } from '../parts/projectors'
import { readSide, READ_SIDE_SETTINGS, readSideTraits } from '../parts/read-side'
import { services } from '../parts/services'
import { refuseTogether, WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Refusal } from '../pipeline'
import type { Settings } from '../settings'

function refuse(settings: Settings): readonly Refusal[] {
  const { relay, projector, events } = settings
  return [
    ...refuseLate(settings),
    ...refuseTogether(settings),
    ...(relay.select === 'flag'
      ? [
          {
            path: 'relay.select',
            what: 'cannot be flag: events are never marked; write cursor, xmin-horizon or gap-wait',
          },
        ]
      : []),
    ...(events === 'notification'
      ? [
          {
            path: 'events',
            what: 'cannot be notification: the events are the write model, so nothing is left to ask back for',
          },
        ]
      : []),
    ...(projector.count > 1
      ? [{ path: 'projector.count', what: 'is more than one reader of one stream of events; write 1' }]
      : []),
  ]
}

export const eventSourcing: Design = {
  id: 'event-sourcing',
  level: 3,
  settings: [
    ...WRITE_SETTINGS,
    ...READ_SIDE_SETTINGS,
    'readStore',
    'consistency',
    'projector',
    'events',
    'eventStore',
    'relay.select',
  ],
  refuse,
  release: 'events',
  wire(wiring) {
    const { domain, settings } = wiring
    const { relay, eventStore } = settings
    const { missingIsFine, hands, lag } = readSideTraits(settings)
    const store = {
      events: 'event-store',
      select: relay.select === 'flag' ? 'cursor' : relay.select,
      snapshotEvery: eventStore.snapshotEvery,
    } as const
    const source = { id: WRITE_STORE, progress: 'own', partitions: 1 } as const
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { store, release: 'events' }),
        projectors(wiring, source),
        lateProjector(wiring, source),
        services(wiring),
        readSide(wiring),
      ],
      {
        truth: truthOf(domain),
        events: 'event_store',
        waiting: [{ kind: 'checkpoint', readers: projectorsOf(settings) }],
        hands: [...projectorsOf(settings).map((id) => `${id}.batch`), ...hands],
        missingIsFine,
        heals: makesUp(settings),
        ...lateTraits(wiring),
        rebuildable: true,
        normalLag: 1_000_000 + lag,
      },
    )
  },
}
