// A scenario played to its end without anybody's hands on it.
import { unhashed } from '#kernel'
import type { Scenario } from '#scenarios'
import { Run } from './run'

/** The run at its end, for what became of the data: it has no digest. */
export function finished(scenario: Scenario): Run {
  const run = new Run({ scenario, without: [], interventions: [] }, unhashed)
  run.finish()
  return run
}
