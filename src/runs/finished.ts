// A scenario played to its end without anybody's hands on it.
import type { Scenario } from '#scenarios'
import { Run } from './run'

/** The run at its end. */
export function finished(scenario: Scenario): Run {
  const run = new Run({ scenario, without: [], interventions: [] })
  run.finish()
  return run
}
