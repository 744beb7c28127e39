// From a run to its stored scenario and back: whoever reads one parses it again, like any untrusted file.
import type { Json } from '#kernel'
import type { Scenario } from '#scenarios'
import type { StoredRun } from './repository'
import type { Causes } from './run'

/** A run's scenario as it is stored: its file, with the seed it was run with. */
export const storedScenario = (scenario: Scenario): Json =>
  ({ ...scenario.file, seed: scenario.seed }) as unknown as Json

/** The causes of a stored run whose scenario has been parsed. */
export const causesOf = ({ record, interventions }: StoredRun, scenario: Scenario): Causes => ({
  scenario,
  without: record.without,
  interventions,
})
