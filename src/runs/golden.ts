// For tests: plays a bundled scenario file to its end, as it is or with something in it changed, and tells what came of it.
import type { Json } from '#kernel'
import { bundledScenario, parseScenario, type Scenario } from '#scenarios'
import { resultOf, type RunResult } from './result'
import { Run } from './run'

/** What is otherwise: settings are laid over those of the file, whatever else is named takes the file's place. */
export interface Changes {
  readonly settings?: object
  readonly workload?: readonly unknown[]
  readonly faults?: readonly unknown[]
  readonly end?: object
}

export interface Played {
  readonly run: Run
  readonly result: RunResult
}

/** A bundled scenario's run at its end. */
export function played(id: string, changes: Changes = {}): Played {
  const run = new Run({ scenario: changed(id, changes), without: [], interventions: [] })
  const halt = run.finish()
  return { run, result: resultOf(run, halt) }
}

/** The verdict of a bundled scenario. */
export const verdictOf = (id: string, changes: Changes = {}): readonly string[] =>
  played(id, changes).result.verdict

/** What is worse than what a line calls OK: both models agree in the end, and nothing was seen but that the fault made it late. */
export const harmOf = ({ result }: Played): readonly string[] => [
  ...result.verdict.filter((code) => code !== 'ok' && code !== 'lag'),
  ...(result.converged ? [] : ['diverged']),
]

/** The anomalies that were seen, by their numbers. */
export const namesOf = ({ result }: Pick<Played, 'result'>): readonly string[] =>
  result.anomalies.map(({ anomaly }) => anomaly)

/** The checks that were broken, each with the name of what broke it. */
export const promisesOf = ({ result }: Pick<Played, 'result'>): readonly string[] => [
  ...new Set(
    result.violations.flatMap(({ check, anomaly }) => (anomaly === undefined ? [] : `${check} ${anomaly}`)),
  ),
]

/** A row at the end of a run. */
export const rowIn = ({ run }: Played, table: string, key: string): Json | undefined =>
  run.simulation.rows.get(table, key)

/** Everything that the client was told, in order, times in milliseconds. */
export const heard = ({ run }: Played) =>
  run.journal.flatMap(({ at, component, cause }) => {
    if (component !== 'client' || cause.kind !== 'message') return []
    const { type, body, correlation } = cause.message
    return [{ at: at / 1000, type, task: correlation, body }]
  })

/** The versions that its queries were answered with, in order. */
export const versions = (played: Played): readonly number[] =>
  heard(played).flatMap(({ type, body }) =>
    type === 'result' && body['source'] !== 'miss' ? [Number(body['version'])] : [],
  )

/** How many answers of a type the client got before an instant in milliseconds. */
export const answersBefore = (played: Played, type: string, millis: number): number =>
  heard(played).filter((each) => each.type === type && each.at < millis).length

function changed(id: string, { settings, ...others }: Changes): Scenario {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`There is no bundled scenario ${id}`)
  const { file } = scenario
  const laid = settings === undefined ? {} : { settings: laidOver(file.settings, settings) }
  const parsed = parseScenario({ ...file, ...others, ...laid })
  if (parsed.ok) return parsed.value
  throw new Error(parsed.problems.map(({ path, what }) => `${path} ${what}`).join('\n'))
}

/** Groups are laid over each other, values replaced. */
function laidOver(below: unknown, above: unknown): unknown {
  if (!isGroup(below) || !isGroup(above)) return above
  const keys = new Set([...Object.keys(below), ...Object.keys(above)])
  return Object.fromEntries(
    [...keys].map((key) => [key, key in above ? laidOver(below[key], above[key]) : below[key]]),
  )
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
