// Which partition an event goes to: the one place where a publisher decides what keeps its order with what.
import type { EventBody } from '../protocol/protocol'

export interface RouteOptions {
  /** Partitions of each topic. */
  readonly partitions: number
  /** `aggregate`: the same aggregate always the same partition. `none`: one partition after the other. */
  readonly key: 'aggregate' | 'none'
  /** The event types that have topics of their own; empty: one topic for all. */
  readonly topics: readonly string[]
}

/** One topic with keys: what keeps the order of each aggregate. */
export const keyed = (partitions: number): RouteOptions => ({ partitions, key: 'aggregate', topics: [] })

/** How many partitions there are in all topics together. They are counted through: topic by topic. */
export const partitionsIn = ({ partitions, topics }: RouteOptions): number =>
  partitions * Math.max(1, topics.length)

/**
 * The partition of an event. `turn` is the publisher's count of what it sends: without a key, the partitions take turns.
 * A type that is not listed goes to the first topic.
 */
export function routeOf(
  event: Pick<EventBody, 'type'>,
  key: string,
  turn: number,
  { partitions, key: by, topics }: RouteOptions,
): number {
  const topic = Math.max(0, topics.indexOf(event.type))
  return topic * partitions + (by === 'none' ? turn % partitions : partitionOf(key, partitions))
}

/** FNV-1a over the key, modulo the number of partitions. Kafka uses murmur2; only the sameness for one key matters here. */
export function partitionOf(key: string, partitions: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % partitions
}
