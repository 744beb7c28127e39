// Where a publisher sends its events, as the settings say: partitions, keys, and a topic for each type of event.
import type { Domain } from '#domains'
import type { RouteOptions } from '#machines'
import type { Settings } from './settings'

/** The route of a design's publishers. */
export const routeFor = (domain: Domain, { partitions, producer }: Settings): RouteOptions => ({
  partitions,
  key: producer.key,
  topics: producer.topics === 'per-type' ? domain.events : [],
})
