// Dual write: the command handler writes the read store itself, with no transaction around both. After the commit a crash
// loses the change; before it an abort leaves one that never happened.
import type { Delivery, EventBody, Piece } from '#machines'
import { truthOf } from '../business'
import { join } from '../join'
import { link, READ_DATABASE } from '../links'
import { GROUP, HANDLER, linkId, READ_STORE } from '../names'
import { clientSide } from '../parts/client-side'
import { isAside, makesUp } from '../parts/consistency'
import { readSide, READ_SIDE_SETTINGS, readSideTraits } from '../parts/read-side'
import { reconciliation, reconciliationTraits } from '../parts/reconciliation'
import { refuseAsking, WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Wiring } from '../pipeline'

/** One write for each read model, as if each were a store of its own: between two of them a reader sees half. */
function writesOf({ domain, settings }: Wiring) {
  const { apply, guard, inbox, tombstones } = settings.projector
  const remembers = tombstones && guard !== 'none' ? { tombstones: true } : {}
  // Counters move by what a document changes, so they are written while it still says what it said.
  const models = domain.models.toSorted(
    (x, y) => Number(x.kind === 'document') - Number(y.kind === 'document'),
  )
  return (event: EventBody): readonly Piece[] =>
    models.map(({ name }) => ({
      link: linkId(HANDLER, READ_STORE),
      type: 'apply',
      content: { consumer: `${GROUP}/${name}`, event, apply, guard, inbox, models: [name], ...remembers },
    }))
}

/** A cache that readers fill: the writer takes the key away. */
const invalidates = ({ aggregateId: key }: EventBody): readonly Piece[] => [
  { link: linkId(HANDLER, READ_STORE), type: 'invalidate', content: { key } },
]

function deliveryOf(wiring: Wiring): Delivery {
  const { order, cache } = wiring.settings
  const aside = isAside(wiring.settings)
  const first = order === 'read-first' || (aside && cache.invalidate === 'before-commit')
  const pieces = aside ? invalidates : writesOf(wiring)
  return {
    when: first ? 'before-commit' : 'after-commit',
    pieces: (events) => events.flatMap(pieces),
    answersAfter: true,
    awaits: true,
    tries: 0,
    idempotent: false,
    betweenPoint: 'between-writes',
    lastPoint: undefined,
  }
}

export const dualWrite: Design = {
  id: 'dual-write',
  level: 3,
  settings: [
    ...WRITE_SETTINGS,
    ...READ_SIDE_SETTINGS,
    'order',
    'projector.apply',
    'projector.guard',
    'projector.inbox',
    'projector.tombstones',
    'events',
    'reconcile',
  ],
  refuse: refuseAsking,
  decodes: (settings) => !isAside(settings),
  release: 'nothing',
  wire(wiring) {
    const delivery = deliveryOf(wiring)
    const { missingIsFine, hands, lag } = readSideTraits(wiring.settings)
    const store = { events: 'none' } as const
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { store, delivery }),
        { components: [], links: [link(HANDLER, READ_STORE, READ_DATABASE, false)] },
        readSide(wiring),
        reconciliation(wiring),
      ],
      {
        truth: truthOf(wiring.domain),
        ...reconciliationTraits(wiring),
        hands: [`${HANDLER}.tasks`, ...hands],
        missingIsFine,
        heals: makesUp(wiring.settings),
        coupled: true,
        normalLag: 500_000 + lag,
      },
    )
  },
}
