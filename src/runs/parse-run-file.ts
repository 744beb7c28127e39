// Parses a run file from anywhere: whole or not at all, with every problem named by its path. What it says somebody did is
// held to what can be done in its scenario.
import * as v from 'valibot'
import { type Parsed, parseScenario, type Problem, problemsOf, type Scenario } from '#scenarios'
import type { Intervention } from './intervention'
import type { Causes } from './run'
import { parseActs, under } from './parse-acts'
import { FRAME } from './run-file-schema'

/** A run file has at most this many characters. */
export const MOST_RUN_CHARACTERS = 2_000_000

/** A run that a file tells, and what it claims to come to. */
export interface ToldRun {
  readonly name: string
  readonly causes: Causes
  readonly rules: string
  readonly steps: number
  readonly digest: string
}

/** Parses a run file from any value. */
export function parseRunFile(json: unknown): Parsed<ToldRun> {
  const frame = v.safeParse(FRAME, json)
  if (!frame.success) return { ok: false, problems: problemsOf(FRAME, frame.issues, '') }
  const { name: called, without, interventions, rules, steps, digest } = frame.output
  const scenario = parseScenario(frame.output.scenario)
  if (!scenario.ok) return under(scenario.problems, '', 'scenario')
  const { acts, problems: misdone } = parseActs(scenario.value, interventions)
  const problems = [...misdone, ...checkOrder(acts, steps), ...checkWithout(without, scenario.value)]
  if (problems.length > 0) return { ok: false, problems }
  const causes = { scenario: scenario.value, without, interventions: acts }
  return { ok: true, value: { name: called, causes, rules, steps, digest } }
}

/** Acts are in the order in which they were done, within the run, each under an id of its own. */
function checkOrder(acts: readonly Intervention[], steps: number): readonly Problem[] {
  const seen = new Set<string>()
  let last = 0
  return acts.flatMap(({ id, step: place }, index): readonly Problem[] => {
    const path = `interventions[${index}]`
    const isTaken = seen.has(id)
    seen.add(id)
    const before = last
    last = Math.max(last, place ?? 0)
    return [
      ...(isTaken ? [{ path: `${path}.id`, what: 'is the id of an earlier act; give each its own' }] : []),
      ...(place !== null && place < before
        ? [{ path: `${path}.step`, what: `comes before the act before it; write at least ${before}` }]
        : []),
      ...(place !== null && place > steps
        ? [{ path: `${path}.step`, what: `lies beyond the run; write at most steps, ${steps}` }]
        : []),
    ]
  })
}

/** Only what is a cause can have been taken out. */
function checkWithout(without: readonly string[], { causes }: Scenario): readonly Problem[] {
  const known = new Set(causes.map(({ id }) => id))
  return without.flatMap((id, index) =>
    known.has(id) || /^hand-\d{1,6}$/.test(id)
      ? []
      : [{ path: `without[${index}]`, what: 'is no cause of this run; remove it' }],
  )
}
