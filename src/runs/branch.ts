// New runs out of old ones: a fork in the past, and the same run without one of its causes.
import type { Intervention } from './intervention'
import { type Causes, Run } from './run'

/** A run with the same causes up to a place in the journal, and nothing after it: acting in the past begins here. */
export function fork(run: Run, position: number): Run {
  const interventions = run.interventions.filter(({ step }) => step !== null && step < position)
  const branch = new Run({ ...run.causes, interventions })
  branch.advanceSteps(position)
  return branch
}

/** The causes of a run without one of them: "what if this crash had not happened". */
export const withoutCause = (run: Run, cause: string): Causes => withoutCauses(run.causes, [cause])

/** Causes without some of them. Steps shift, so hands keep their instants only. */
export function withoutCauses({ scenario, without, interventions }: Causes, out: readonly string[]): Causes {
  const unpinned = interventions.map((each): Intervention => ({ ...each, step: null }))
  return {
    scenario,
    without: [...without, ...out],
    interventions: out.length === 0 ? interventions : unpinned,
  }
}
