// Goes on until a condition holds: for scripts that wait for what happens, not for time to pass.
import { CHECKS, isConverged as areConverged } from '#checks'
import type { App } from './create-app'

export type Until =
  'converged' | 'quiet' | { readonly event: string } | { readonly check: string } | { readonly at: number }

/** Goes on from the head until the condition holds. False: it did not within `limit` microseconds. Undefined: no condition. */
export function runUntil(app: App, until: Until, limit: number | undefined): boolean | undefined {
  const holds = conditionOf(app, until)
  if (holds === undefined) return undefined
  const { run } = app
  run.toHead()
  const last = limit ?? run.scenario.end.limit
  let reached = holds()
  while (!reached) {
    const due = run.simulation.nextDue()
    const ended = run.simulation.isQuiet() && !run.hasAhead
    if (due === undefined || due > last || ended) break
    run.advanceSteps(run.journal.length + 1)
    reached = holds()
  }
  app.travel.arriveAtHead()
  return reached
}

function conditionOf(app: App, until: Until): (() => boolean) | undefined {
  const { run } = app
  if (until === 'quiet') return () => run.simulation.isQuiet() && !run.hasAhead
  if (until === 'converged') return () => isConverged(app)
  if (typeof until !== 'object' || until === null) return undefined
  if ('event' in until) return () => (run.judge.entryOf(until.event)?.applied.length ?? 0) > 0
  if ('at' in until) return () => (run.simulation.nextDue() ?? Number.MAX_SAFE_INTEGER) > until.at * 1000
  if (!CHECKS.some((check) => check === until.check)) return undefined
  return () => run.judge.firsts().some(({ check }) => check === until.check)
}

/** Everything committed is visible and right, and no command is under way. Nothing committed is nothing converged. */
function isConverged({ run }: App): boolean {
  const { committed, visible } = run.judge.lag
  if (committed === 0 || committed !== visible) return false
  const { rows } = run.simulation
  for (const [key] of rows.entries('machines')) if (key.startsWith(`${run.traits.client}/c`)) return false
  return areConverged(run.subject, rows)
}
