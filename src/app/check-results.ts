// The judgement by check: how each stands, how often it was broken, and where first; and the anomalies that were seen.
import { CHECKS, type Judgement, type Sighting, type Violation } from '#checks'

export interface CheckResult {
  readonly check: string
  /** Null while the run goes on and it could still be broken or mended. */
  readonly holds: boolean | null
  readonly count: number
  readonly first: Pick<Violation, 'step' | 'at' | 'key' | 'reason' | 'anomaly'> | null
}

/** One result for each check; `known` are violations of a run that is not judged yet. */
export function checkResults(
  judgement: Judgement | undefined,
  known: readonly Violation[],
): readonly CheckResult[] {
  const violations = judgement?.violations ?? known
  return CHECKS.map((check) => {
    const mine = violations.filter((violation) => violation.check === check)
    const first = mine[0]
    const holds = first !== undefined ? false : judgement === undefined ? null : true
    return {
      check,
      holds,
      count: mine.length,
      first: first === undefined ? null : { ...first, step: first.step + 1 },
    }
  })
}

/** An anomaly at the step that shows it, counted as the page counts steps. */
export type SeenAnomaly = Omit<Sighting, 'chain'>

/** The anomalies that were seen, in the order in which they were; `known` are those of a run that is not judged yet. */
export const anomaliesSeen = (
  judgement: Judgement | undefined,
  known: readonly Sighting[],
): readonly SeenAnomaly[] =>
  (judgement?.anomalies ?? known).map(({ anomaly, step, at, key }) => ({ anomaly, step: step + 1, at, key }))
