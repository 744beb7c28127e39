// The settings of a synchronisation design, complete, with units. Defaults: reference figures of real systems.
import type { ApplyStyle, EventStyle } from '#domains'
import type { Guard, Selection } from '#machines'

/** Times in microseconds. */
export interface Settings {
  readonly broker: 'kafka'
  readonly readStore: 'document'
  readonly consistency: 'eventual'
  readonly partitions: number
  readonly relay: {
    readonly select: Selection
    readonly interval: number
    readonly batch: number
    readonly count: number
    readonly mark: 'after-publish' | 'before-publish'
    readonly idempotent: boolean
    /** Whether the relay awaits the broker's acknowledgement before it marks (if not, what the network loses is lost). */
    readonly await: boolean
    readonly inFlight: number
    /** Only for `gap-wait`; null: a gap is waited for for ever. */
    readonly gapTimeout: number | null
  }
  readonly projector: {
    readonly apply: ApplyStyle
    readonly guard: Guard
    readonly inbox: boolean
    readonly ack: 'after-apply' | 'before-apply'
    readonly onError: 'retry' | 'skip' | 'park'
    readonly count: number
    readonly limit: number
    readonly wait: number
  }
  readonly events: EventStyle
}

export const DEFAULT_SETTINGS: Settings = {
  broker: 'kafka',
  readStore: 'document',
  consistency: 'eventual',
  partitions: 1,
  relay: {
    select: 'cursor',
    interval: 500_000,
    batch: 50,
    count: 1,
    mark: 'after-publish',
    idempotent: true,
    await: true,
    inFlight: 5,
    gapTimeout: 60_000_000,
  },
  projector: {
    apply: 'upsert',
    guard: 'none',
    inbox: false,
    ack: 'after-apply',
    onError: 'retry',
    count: 1,
    limit: 500,
    wait: 500_000,
  },
  events: 'full-state',
}

/** Which events an apply style can work with; the first is what it gets when nothing else is said. */
export const EVENTS_FOR: { readonly [apply in ApplyStyle]: readonly EventStyle[] } = {
  upsert: ['full-state'],
  partial: ['partial', 'full-state'],
  delta: ['delta'],
}
