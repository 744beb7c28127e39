// What a named synchronisation design is: the components and links it is wired from, and what judges need to know of it.
import type { Domain } from '#domains'
import type { LinkSpec, System } from '#kernel'
import type { ChartedComponent, WorkloadLine } from '#machines'
import type { Part } from './join'
import type { SettingSpec } from './setting-specs'
import type { Settings } from './settings'

/** A session of somebody else on the write store: an open transaction that has nothing to do with the pipeline. */
export interface ForeignSession {
  readonly name: string
  /** Microseconds. */
  readonly at: number
  readonly lasts: number
  readonly writes: boolean
}

/** A broker with the projectors that it delivers to. */
export type Carrier = (wiring: Wiring) => Part

/** The brokers whose code is at hand: the one that the settings name at least. */
export type Carriers = { readonly [broker in Settings['broker']]?: Carrier }

export interface Wiring {
  readonly seed: number
  readonly domain: Domain
  readonly settings: Settings
  readonly workload: readonly WorkloadLine[]
  readonly carriers: Carriers
}

/** Read models that are added while the system runs, by a consumer that keeps its own position. */
export interface LaterModels {
  readonly models: readonly string[]
  readonly consumer: string
  /** The table that holds a row once they are there. */
  readonly added: string
}

/** Where the read side stands: in tables of its own, in copies of the write model's table, or in that table itself. */
export type ReadSide =
  | { readonly kind: 'models'; readonly later?: LaterModels }
  | { readonly kind: 'copies'; readonly tables: readonly string[] }
  | { readonly kind: 'truth' }

/**
 * A place where committed events wait for somebody who will come for them. `rows`: a row that holds the event is the
 * promise; the others keep the events and remember how far somebody has come.
 */
export type WaitingPlace =
  | { readonly kind: 'outbox' }
  /** `readers`: who reads from there; what they have in memory counts until they start anew. */
  | { readonly kind: 'offsets' | 'checkpoint'; readonly readers: readonly string[] }
  | { readonly kind: 'rows'; readonly table: string }
  | { readonly kind: 'slot'; readonly slot: string; readonly reader: string }
  /** A job that will look at the whole write model, or all that changed in it, again. */
  | { readonly kind: 'schedule' }

/** What a judge has to know of a wired design. */
export interface Traits {
  /** The table of the aggregates' committed state. */
  readonly truth: string
  readonly readSide: ReadSide
  /** The table in which committed events stand, and the one in which the broker keeps them; empty where there is none. */
  readonly events: string
  readonly log: string
  readonly waiting: readonly WaitingPlace[]
  /** The tables in which components hold the events that they are handling. */
  readonly hands: readonly string[]
  /** Whether an applied event makes up for the ones before it. */
  readonly heals: boolean
  /** A row that is not there is read from the write model: no harm (cache-aside). */
  readonly missingIsFine: boolean
  /** Commands wait for the read side: its trouble is theirs. */
  readonly coupled: boolean
  /** Synchronising can make queries wait or fail. */
  readonly blocksReads: boolean
  /** The read model is brought up to date on a schedule: being behind until then is how it works. */
  readonly scheduled: boolean
  /** A complete log is at hand: what is wrong in the read model can be repaired by a rebuild. */
  readonly rebuildable: boolean
  /** A change of one aggregate may reach the read model in several parts. */
  readonly inParts: boolean
  /** The component that answers queries, and the one that takes events into the read model. */
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

/** A combination that makes no sense: where in the file, and why. */
export interface Refusal {
  readonly path: string
  readonly what: string
}

/** What a design says of itself. The rest of a pipeline follows from its wiring. */
export interface Design {
  readonly id: string
  /** Which of the three levels of CQRS it is: code apart, models apart, stores apart. */
  readonly level: 1 | 2 | 3
  /** The settings that mean something here: paths, or groups of them. */
  readonly settings: readonly string[]
  /** What cannot be combined. */
  refuse(settings: Settings, domain: Domain): readonly Refusal[]
  /** Whether anybody on the way to the read model makes sense of what an event says; absent: somebody does. */
  decodes?(settings: Settings): boolean
  /**
   * What a release of the command handler that renames a field changes for others: the events that they get, the table on
   * which a read model hangs, or nothing, since whoever reads is deployed with it. Absent: it cannot be deployed here.
   */
  readonly release?: 'events' | 'table' | 'nothing'
  wire(wiring: Wiring): Wired
}

export interface Pipeline extends Omit<Design, 'settings' | 'wire'> {
  wire(wiring: Omit<Wiring, 'carriers'>): Wired
  /** The settings that mean something here, as dotted paths with what they may be. */
  readonly settings: readonly SettingSpec[]
  /** The links of a wiring with these settings, for lists and for checking a fault plan. */
  links(settings: Settings): readonly LinkSpec[]
  /** The components of a wiring with these settings, with their crash points. */
  components(settings: Settings): readonly PointSpec[]
}
