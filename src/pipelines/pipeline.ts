// What a named synchronisation design is: the components and links it is wired from, and what judges need to know of it.
import type { Domain } from '#domains'
import type { LinkSpec, System } from '#kernel'
import type { ChartedComponent, WorkloadLine } from '#machines'
import type { Settings } from './settings'

/** A session of somebody else on the write store: an open transaction that has nothing to do with the pipeline. */
export interface ForeignSession {
  readonly name: string
  /** Microseconds. */
  readonly at: number
  readonly lasts: number
  readonly writes: boolean
}

export interface Wiring {
  readonly seed: number
  readonly domain: Domain
  readonly settings: Settings
  readonly workload: readonly WorkloadLine[]
}

/** Where a judge finds the two models, and how long the models may differ before it is called lag. */
export interface Traits {
  /** The table of the aggregates' committed state. */
  readonly truth: string
  /** The table in which committed events stand, and the one in which the broker keeps them. */
  readonly events: string
  readonly log: string
  /** The tables in which relays and projectors hold the events that they are handling. */
  readonly hands: readonly string[]
  /** Whether an applied event makes up for the ones before it. */
  readonly heals: boolean
  readonly readStore: string
  readonly writeStore: string
  readonly client: string
  /** Microseconds. */
  readonly normalLag: number
}

export interface Wired {
  readonly system: System
  readonly components: readonly ChartedComponent[]
  readonly traits: Traits
}

export interface PointSpec {
  readonly component: string
  readonly points: readonly string[]
}

export interface Pipeline {
  readonly id: string
  readonly title: { readonly en: string; readonly ko: string }
  wire(wiring: Wiring): Wired
  /** The links of a wiring with these settings, for lists and for checking a fault plan. */
  links(settings: Settings): readonly LinkSpec[]
  /** The components of a wiring with these settings, with their crash points. */
  components(settings: Settings): readonly PointSpec[]
  /** The settings that mean something here, as dotted paths with what they may be. */
  readonly settings: readonly SettingSpec[]
}

export type SettingSpec =
  | { readonly path: string; readonly type: 'choice'; readonly choices: readonly string[] }
  | {
      readonly path: string
      readonly type: 'integer' | 'milliseconds'
      readonly min: number
      readonly max: number
    }
  | { readonly path: string; readonly type: 'boolean' }
