// How a fault is expressed for a row: lines of workload and faults, or why there is nothing that it could strike.
import type { Written } from '../overlay'
import type { Stage } from '../stage'
import type { Entry } from '../workloads'

/** One way in which a fault strikes. */
export interface Strike {
  readonly workload: readonly Entry[]
  readonly faults: readonly Entry[]
  /** Settings that are the fault itself, or what is done against it. */
  readonly settings?: Written
  /** That readers see half of a change is what it is about, where a design always lets them see that. */
  readonly tears?: true
}

/** The design lacks what the fault strikes. */
export interface Missing {
  readonly missing: string
}

export interface Fault {
  readonly id: string
  readonly title: { readonly en: string; readonly ko: string }
  /** Where there are several ways, the worst one counts. */
  strikes(stage: Stage): readonly Strike[] | Missing
}

export const missing = (what: string): Missing => ({ missing: what })
