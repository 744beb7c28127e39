// Kafka: a log in partitions, and projectors that fetch from it.
import { createBroker, partitionsIn } from '#machines'
import { both, type Part } from '../join'
import { BROKER, GROUP } from '../names'
import { lateProjector } from '../parts/late-projector'
import { projectors, projectorsOf } from '../parts/projectors'
import type { Wiring } from '../pipeline'
import { routeFor } from '../routes'

/** The broker, its group of projectors, and the one that may be added later. */
export function kafka(wiring: Wiring): Part {
  const { domain, settings } = wiring
  const partitions = partitionsIn(routeFor(domain, settings))
  const source = { id: BROKER, progress: 'broker', partitions } as const
  const members = projectorsOf(settings)
  const broker = createBroker({ id: BROKER, group: GROUP, kafka: settings.kafka, members, partitions })
  const consumers = both(projectors(wiring, source), lateProjector(wiring, source))
  return both({ components: [broker], links: [] }, consumers)
}
