// The scenario file of one run of a cell: a plain object that whoever opens it could have written.
import { inWords, parseScenario, type Scenario } from '#scenarios'
import type { Written } from './overlay'
import type { Entry } from './workloads'

/** What becomes a scenario file. */
export interface Plan {
  readonly id: string
  readonly title?: { readonly en: string; readonly ko: string }
  readonly pipeline: string
  readonly seed: number
  readonly settings: Written
  readonly workload: readonly Entry[]
  readonly faults: readonly Entry[]
  readonly rest?: number
}

/** What a run is given after the last thing that happens in it, in milliseconds. */
const REST = 15_000

/** A scenario file as a plain object. */
export interface File extends Written {
  readonly id: string
}

export function fileOf({ id, title, pipeline, seed, settings, workload, faults, rest = REST }: Plan): File {
  const instants = [...workload, ...faults].flatMap(({ at, until }) => [at, until].filter(isNumber))
  return {
    format: 'cqrscope/scenario',
    version: 1,
    id,
    ...(title === undefined ? {} : { title }),
    seed,
    domain: 'orders',
    pipeline,
    settings,
    workload,
    faults,
    end: { quiet: true, limit: Math.max(0, ...instants) + rest },
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

/** The scenario of a plan that has no problems. */
export function scenarioOf(plan: Plan): Scenario {
  const parsed = parseScenario(fileOf(plan))
  if (parsed.ok) return parsed.value
  throw new Error(`${plan.id}: ${inWords(parsed.problems)}`)
}

/** What is wrong with a plan, as whoever reads the file would be told; undefined where nothing is. */
export function refusalOf(plan: Plan): string | undefined {
  const parsed = parseScenario(fileOf(plan))
  return parsed.ok ? undefined : inWords(parsed.problems)
}
