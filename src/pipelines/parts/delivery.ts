// From a broker to the read store: the broker in its flavour and the projectors that consume from it.
import { createBroker, createProjector } from '#machines'
import { decoderOf } from '../business'
import type { Part } from '../join'
import { link, MESSAGING, READ_DATABASE } from '../links'
import { BROKER, GROUP, linkId, numbered, READ_STORE } from '../names'
import type { Traits, WaitingPlace, Wiring } from '../pipeline'
import type { Settings } from '../settings'

const projectorsOf = ({ projector }: Settings): readonly string[] => numbered('projector', projector.count)

/** Broker and projectors. */
export function delivery({ domain, settings }: Wiring): Part {
  const { projector, partitions } = settings
  const projectors = projectorsOf(settings)
  const decodes = decoderOf(domain, settings)
  return {
    components: [
      createBroker({ id: BROKER, group: GROUP }),
      ...projectors.map((id, index) =>
        createProjector({
          ...projector,
          id,
          fromBroker: linkId(BROKER, id),
          toStore: linkId(id, READ_STORE),
          partitions: Array.from({ length: partitions }, (_, p) => p).filter(
            (p) => p % projectors.length === index,
          ),
          decodes,
        }),
      ),
    ],
    links: projectors.flatMap((id) => [link(BROKER, id, MESSAGING), link(id, READ_STORE, READ_DATABASE)]),
  }
}

/** What the judge has to know of a delivery by broker. */
export function deliveryTraits(settings: Settings): Pick<Traits, 'log' | 'hands' | 'heals'> & {
  readonly waiting: readonly WaitingPlace[]
} {
  const { apply, guard } = settings.projector
  return {
    log: 'log',
    waiting: [{ kind: 'offsets' }],
    hands: projectorsOf(settings).map((id) => `${id}.batch`),
    heals: apply === 'upsert' && guard !== 'next',
  }
}

/** The settings of every design with a broker and projectors. */
export const DELIVERY_SETTINGS = [
  'broker',
  'readStore',
  'consistency',
  'partitions',
  'projector',
  'events',
] as const
