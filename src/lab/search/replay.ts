// Runs a file as anybody would: only what breaks then has been found.
import type { CheckId } from '#checks'
import { resultOf, Run, type RunResult } from '#runs'
import { parseScenario, type ScenarioFile } from '#scenarios'

type ViolationResult = RunResult['violations'][number]

/** The first violation of a check in the run of a file; undefined where there is none, or where the file is refused. */
export function violationIn(file: ScenarioFile, check: CheckId): ViolationResult | undefined {
  const parsed = parseScenario(file)
  if (!parsed.ok) return undefined
  const run = new Run({ scenario: parsed.value, without: [], interventions: [] })
  return resultOf(run, run.finish()).violations.find((violation) => violation.check === check)
}

export const breaks = (file: ScenarioFile, check: CheckId): boolean => violationIn(file, check) !== undefined
