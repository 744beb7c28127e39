// The read side: the store with the read models of the business, in its flavour.
import { createReadStore, type ReadStoreOptions } from '#machines'
import { projectionOf } from '../business'
import type { Part } from '../join'
import { READ_STORE } from '../names'
import type { Traits, Wiring } from '../pipeline'
import type { Settings } from '../settings'
import { isAside } from './consistency'
import { addsLater } from './late-models'

/** The read store with the read models of the business. */
export function readSide({ domain, settings }: Wiring, more: Pick<ReadStoreOptions, 'load'> = {}): Part {
  const { readStore, cache, search, capacity, service, query } = settings
  const { fill, ttl, lease, singleFlight } = cache
  return {
    components: [
      createReadStore({
        ...more,
        id: READ_STORE,
        projection: projectionOf(domain, settings.projector.schema),
        takesLater: addsLater(settings),
        kind: readStore,
        cache: { fill, ttl, lease, singleFlight },
        search,
        capacity: capacity.readStore,
        service: { read: service.read, apply: service.apply },
        dated: query.bound !== null,
      }),
    ],
    links: [],
  }
}

/** What the judge has to know of the read store's flavour. */
export function readSideTraits(settings: Settings): Pick<Traits, 'missingIsFine'> & {
  /** Tables in which the store holds requests, and the events in them, before it is done with them. */
  readonly hands: readonly string[]
  /** How much longer than elsewhere a healthy change takes to be seen, in microseconds. */
  readonly lag: number
} {
  const { readStore, search, capacity } = settings
  return {
    missingIsFine: isAside(settings),
    hands: [
      ...(capacity.readStore === null ? [] : [`${READ_STORE}.queue`]),
      ...(readStore === 'summary-table' ? [`${READ_STORE}.lock_waits`] : []),
    ],
    lag: readStore === 'search-index' ? search.refresh : 0,
  }
}

/** The settings of every design with a read store of its own, and of those who query it. */
export const READ_SIDE_SETTINGS = [
  'readStore',
  'consistency',
  'cache',
  'search',
  'query',
  'policy',
  'capacity.readStore',
  'service.read',
  'service.apply',
] as const
