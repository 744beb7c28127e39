// A scenario as the program works with it: a scenario file that was parsed, with every optional part filled in.
import type { SeatJudge } from '#checks'
import type { Domain } from '#domains'
import type { Fault } from '#faults'
import { type ForeignSession, type Pipeline, type Settings, settingsFrom } from '#pipelines'
import type { FaultEntry, Frame, WorkloadEntry } from './schema'

export interface LocalText {
  readonly en: string
  readonly ko: string
}

/** One cause of a run, with an id that `without` can name. Times in microseconds. */
export type Cause =
  | { readonly id: string; readonly kind: 'fault'; readonly fault: Fault }
  | { readonly id: string; readonly kind: 'session'; readonly session: ForeignSession }
  | { readonly id: string; readonly kind: 'line'; readonly line: ScenarioLine }
  | { readonly id: string; readonly kind: 'act'; readonly act: OperatorAct }

/** What somebody who looks after the system does: an instant, and the stimulus it is to one component. */
export interface OperatorAct {
  readonly at: number
  readonly component: string
  readonly type:
    'rebuild' | 'redrive' | 'rename' | 'pause' | 'resume' | 'refresh' | 'deploy' | 'add-projection'
  readonly body: { readonly [field: string]: string | number }
}

export type ScenarioLine =
  | {
      readonly kind: 'command'
      readonly at: number
      readonly command: { readonly type: string; readonly id: string }
    }
  | ({
      readonly kind: 'query'
      readonly at: number
      readonly key: string
      /** Another key that is read in the same statement. */
      readonly with?: string
      readonly member?: string
    } & QueryPurpose)
  | {
      readonly kind: 'commands'
      readonly from: number
      readonly until: number
      readonly perSecond: number
      readonly mix: { readonly [type: string]: number }
    }
  | ({
      readonly kind: 'queries'
      readonly from: number
      readonly until: number
      readonly perSecond: number
    } & QueryPurpose)

/** For which screen a query is, for which class of users, and the only fields that it wants. */
export interface QueryPurpose {
  readonly feature?: string
  readonly class?: string
  readonly fields?: readonly string[]
}

/** The code that a scenario is run with. */
export interface Kit {
  readonly pipeline: Pipeline
  readonly domain: Domain
  /** The judge, where its code is at hand: runs are there before it is. */
  readonly judge: () => SeatJudge | undefined
}

export interface Scenario {
  readonly id: string
  readonly title: LocalText
  readonly summary: LocalText
  readonly seed: number
  readonly domain: string
  readonly pipeline: string
  readonly settings: Settings
  readonly causes: readonly Cause[]
  readonly end: { readonly quiet: boolean; readonly limit: number }
  /** The file as it was written, for links, exports and records. */
  readonly file: ScenarioFile
  readonly kit: Kit
}

export type ScenarioFile = Omit<Frame, 'workload' | 'faults'> & {
  readonly workload?: readonly WorkloadEntry[]
  readonly faults?: readonly FaultEntry[]
}

/** Which code a file needs. */
export interface Needs {
  readonly pipeline: string
  readonly domain: string
  readonly broker: Settings['broker']
}

export const needsOf = ({
  pipeline = 'outbox-polling',
  domain = 'orders',
  settings = {},
}: ScenarioFile): Needs => ({
  pipeline,
  domain,
  broker: settingsFrom(settings).broker,
})

/** The code that was found for a file: one that has its shape names what there is. */
export function kitOf(pipeline: Pipeline | undefined, domain: Domain | undefined, judge: Kit['judge']): Kit {
  if (pipeline === undefined || domain === undefined)
    throw new Error('Broken invariant: a file that has its shape names what there is')
  return { pipeline, domain, judge }
}

/** One thing that is wrong with a file: where, what, and what would be right. */
export interface Problem {
  readonly path: string
  readonly what: string
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }
