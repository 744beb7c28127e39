// What a relay holds in memory beyond what it publishes: the gap it waits at, and the lease it waits for.
import { defineTable, type Micros, type Table, type View } from '#kernel'
import type { Selection } from '../protocol/protocol'
import { type Publisher, publisherOf, type PublisherOptions } from '../publisher/publisher-rows'

export interface RelayOptions extends PublisherOptions {
  readonly toStore: string
  readonly select: Selection
  readonly mark: 'after-publish' | 'before-publish'
  /** Pause between two polls that found nothing more. */
  readonly interval: Micros
  readonly batch: number
  /** How long a gap in the ids is waited for before it is stepped over; null: for ever. */
  readonly gapTimeout: Micros | null
  /** How several relays share the work: not at all, by row locks, by one leader, by the aggregate's hash. */
  readonly lock: 'none' | 'skip-locked' | 'lease' | 'hash'
  readonly lease: Micros
  /** Which of the relays this is. */
  readonly share: { readonly index: number; readonly count: number }
}

/** The first missing id, since when it is waited for, and up to where gaps have been waited for in vain. */
export type GapRow = { readonly id: number; readonly since: number; readonly past: number }

export const GAP = 'gap'
export const LEASE = 'lease'

/** All that a relay's acts share: its options and its tables. */
export interface Relay extends Publisher {
  readonly options: RelayOptions
  readonly gaps: Table<GapRow>
  /** While it stands by: until when the leader's lease is known to last. */
  readonly standby: Table<number>
}

export function relayOf(options: RelayOptions): Relay {
  const { id } = options
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  return {
    ...publisherOf(options),
    options,
    gaps: defineTable<GapRow>({ name: `${id}.gap`, ...volatile }),
    standby: defineTable<number>({ name: `${id}.standby`, ...volatile }),
  }
}

/** The id up to which gaps have been waited for long enough; 0 where there is none. */
export function waitedOut({ gaps, options }: Relay, view: View): number {
  const gap = view.get(gaps, GAP)
  if (gap === undefined) return 0
  const isOver = options.gapTimeout !== null && view.now - gap.since >= options.gapTimeout
  return isOver ? Math.max(gap.id, gap.past) : gap.past
}
