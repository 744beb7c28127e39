// The projectors that a broker pushes to.
import { createSubscriber } from '#machines'
import { decoderOf } from '../business'
import type { Part } from '../join'
import { link, MESSAGING, READ_DATABASE } from '../links'
import { BROKER, linkId, READ_STORE } from '../names'
import { linksToNeighbours, neighbours, projectorsOf } from '../parts/projectors'
import type { Wiring } from '../pipeline'

type Subscription = Pick<Parameters<typeof createSubscriber>[0], 'settling' | 'credit' | 'room'>

/** The projectors of a broker that pushes. */
export function subscribers({ domain, settings }: Wiring, subscription: Subscription): Part {
  const ids = projectorsOf(settings)
  return {
    components: ids.map((id) =>
      createSubscriber({
        ...settings.projector,
        ...subscription,
        ...neighbours(id, domain, settings),
        id,
        fromBroker: linkId(BROKER, id),
        toStore: linkId(id, READ_STORE),
        decodes: decoderOf(domain, settings.projector),
      }),
    ),
    links: ids.flatMap((id) => [
      link(BROKER, id, MESSAGING),
      link(id, READ_STORE, READ_DATABASE),
      ...linksToNeighbours(id, domain, settings),
    ]),
  }
}
