// The witness of a broken check in a scenario that was found: the run is small, and its reason can be said in every language.
import type { CheckId, Violation } from '#checks'
import { finished } from '#runs'
import type { Scenario } from '#scenarios'

/** The first violation of a check in a scenario's run; undefined where the check holds. */
export function witnessOf(scenario: Scenario, check: CheckId): Violation | undefined {
  return finished(scenario)
    .judgement()
    .violations.find((violation) => violation.check === check)
}
