// The judgement by check: how each stands, how often it was broken, and where first.
import { CHECKS, type Judgement, type Violation } from '#checks'

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
