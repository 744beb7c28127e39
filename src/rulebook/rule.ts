// What one entry of the rulebook says: how far one behaviour of a real system is modelled here, and from where it is known.
import type { SourceId } from './sources'

/** As the real system does it; in a simpler way, which may show; not at all. */
export const EXTENTS = ['modelled', 'simplified', 'left-out'] as const

export type Extent = (typeof EXTENTS)[number]

/** A sentence in both languages. Names from scenario files stand in backticks. */
export interface LocalText {
  readonly en: string
  readonly ko: string
}

/** The real servers that were asked where documents were silent or differed. */
export const MEASURED = {
  postgresql: 'PostgreSQL 15.18',
  rabbitmq: 'RabbitMQ 3.10.8',
  nats: 'NATS 2.9.10',
  redis: 'Redis 7.0.15',
} as const

/** One behaviour. What is modelled has a test; everything has a test or a source. */
export interface Rule extends LocalText {
  /** Unique within its part. */
  readonly id: string
  readonly how: Extent
  /** Where the real behaviour is described. */
  readonly sources: readonly SourceId[]
  /** The server on which it was measured. */
  readonly measured?: keyof typeof MEASURED
  /** The test that shows it: its file below `src`, without ending, and words of its title. */
  readonly test?: `${string}: ${string}`
  /** A bundled scenario that shows it. */
  readonly scenario?: string
}
