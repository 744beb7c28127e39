// Goes on until a condition holds: for scripts and demos that wait for what happens, not for time to pass.
import { type CheckId, CHECKS, isConverged } from '#checks'
import type { Run } from './run'

/** What can be waited for. Instants are milliseconds. */
export type Until =
  'converged' | 'quiet' | { readonly event: string } | { readonly check: CheckId } | { readonly at: number }

/** The condition that scripts name; undefined where they name none. */
export function untilIn(value: unknown): Until | undefined {
  if (value === 'quiet' || value === 'converged') return value
  if (typeof value !== 'object' || value === null) return undefined
  if ('event' in value && typeof value.event === 'string') return { event: value.event }
  if ('at' in value && typeof value.at === 'number') return { at: value.at }
  if (!('check' in value)) return undefined
  const check = CHECKS.find((each) => each === value.check)
  return check === undefined ? undefined : { check }
}

/** Whether it holds where the head stands. */
export function isReached(run: Run, until: Until): boolean {
  if (until === 'quiet') return isAtRest(run)
  if (until === 'converged') return hasConverged(run)
  if ('event' in until) return (run.course.entryOf(until.event)?.applied.length ?? 0) > 0
  if ('at' in until) return (run.simulation.nextDue() ?? Number.MAX_SAFE_INTEGER) > until.at * 1000
  return run.judge.firsts().some(({ check }) => check === until.check)
}

/** No call makes more steps than this: whatever scenario a stranger wrote, whoever asked gets an answer. */
export const MOST_AT_ONCE = 100_000

/** Goes on from the head, step by step, until it holds. False: it did not within `limit` microseconds of the run. */
export function goOnUntil(
  run: Run,
  holds: () => boolean,
  limit: number = Math.max(run.scenario.end.limit, run.simulation.now),
): boolean {
  run.toHead()
  let reached = holds()
  for (let steps = 0; !reached && steps < MOST_AT_ONCE; steps++) {
    const due = run.simulation.nextDue()
    if (due === undefined || due > limit || isAtRest(run)) break
    run.advanceSteps(run.journal.length + 1)
    reached = holds()
  }
  return reached
}

/** Nothing is left at the head but polling in vain, and nobody's act lies ahead. */
export const isAtRest = (run: Run): boolean => run.simulation.isQuiet() && !run.hasAhead

/** Everything committed is visible and right, and no command is under way. Nothing committed is nothing converged. */
export function hasConverged(run: Run): boolean {
  const { rows, position } = run.simulation
  const { committed = 0, visible = 0 } = run.course.lag.pointAt(position) ?? {}
  if (committed === 0 || committed !== visible) return false
  for (const [key] of rows.entries('machines')) if (key.startsWith(`${run.traits.client}/c`)) return false
  return isConverged(run.subject, rows)
}
