// For tests: runs a scenario file, given as the plain object it would be in JSON, to its end.
import { parseScenario, type Scenario } from '#scenarios'
import type { Intervention } from './intervention'
import { resultOf, type RunResult } from './result'
import { Run } from './run'

/** The parts of a scenario file that a test cares about. */
export type Parts = {
  readonly [
    key in 'id' | 'seed' | 'settings' | 'workload' | 'faults' | 'end' | 'pipeline' | 'domain'
  ]?: unknown
}

/** A whole scenario file around the given parts. */
const fileOf = (parts: Parts): unknown => ({
  format: 'cqrscope/scenario',
  version: 1,
  id: 'trial',
  seed: 7,
  ...parts,
})

/** The scenario of a file that has no problems. */
export function scenarioOf(parts: Parts): Scenario {
  const parsed = parseScenario(fileOf(parts))
  if (parsed.ok) return parsed.value
  throw new Error(parsed.problems.map(({ path, what }) => `${path} ${what}`).join('\n'))
}

/** A run of a scenario file that has not begun. */
export const runOf = (parts: Parts, interventions: readonly Intervention[] = []): Run =>
  new Run({ scenario: scenarioOf(parts), without: [], interventions })

/** A scenario file's run at its end, and its result. */
export function trial(parts: Parts): { readonly run: Run; readonly result: RunResult } {
  const run = runOf(parts)
  const halt = run.finish()
  return { run, result: resultOf(run, halt) }
}

/** A command at an instant, as a line of a workload. */
export const at = (millis: number, type: string, order: number, more: object = {}): unknown => ({
  at: millis,
  command: {
    type,
    id: `order-${order}`,
    ...(type === 'PlaceOrder' ? { product: 'desk', quantity: 2 } : {}),
    ...more,
  },
})
