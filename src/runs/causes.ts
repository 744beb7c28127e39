// From a stored record back to causes: the scenario is parsed again like any untrusted file.
import type { Json } from '#kernel'
import { parseScenario, type Parsed, type Scenario } from '#scenarios'
import type { StoredRun } from './repository'
import type { Causes } from './run'

/** A run's scenario as it is stored: its file, with the seed it was run with. */
export const storedScenario = (scenario: Scenario): Json =>
  ({ ...scenario.file, seed: scenario.seed }) as unknown as Json

/** The causes of a stored run, or what is wrong with its scenario. */
export function causesOf({ record, interventions }: StoredRun): Parsed<Causes> {
  const parsed = parseScenario(record.scenario)
  if (!parsed.ok) return parsed
  return { ok: true, value: { scenario: parsed.value, without: record.without, interventions } }
}
