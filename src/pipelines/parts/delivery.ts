// From a broker to the read store: the broker in its flavour and the projectors that consume from it.
import { createBroker, partitionsIn } from '#machines'
import type { Part } from '../join'
import { BROKER, GROUP } from '../names'
import type { Traits, WaitingPlace, Wiring } from '../pipeline'
import type { Settings } from '../settings'
import { routeFor } from '../routes'
import { projectors, projectorsOf } from './projectors'
import { services } from './services'

/** Broker, projectors, and whom these ask and tell besides. */
export function delivery(wiring: Wiring): Part {
  const { domain, settings } = wiring
  const partitions = partitionsIn(routeFor(domain, settings))
  const consumers = projectors(wiring, { id: BROKER, progress: 'broker', partitions })
  const besides = services(wiring)
  const broker = createBroker({
    id: BROKER,
    group: GROUP,
    kafka: settings.kafka,
    members: projectorsOf(settings),
    partitions,
  })
  return {
    components: [broker, ...consumers.components, ...besides.components],
    links: [...consumers.links, ...besides.links],
  }
}

/** What the judge has to know of a delivery by broker. */
export function deliveryTraits(settings: Settings): Pick<Traits, 'log' | 'hands' | 'heals'> & {
  readonly waiting: readonly WaitingPlace[]
} {
  const { apply, guard, checkpoint } = settings.projector
  return {
    log: 'log',
    waiting: [{ kind: checkpoint === 'same-transaction' ? 'checkpoint' : 'offsets' }],
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
  'kafka',
] as const
