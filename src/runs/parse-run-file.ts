// Parses a run file from anywhere: whole or not at all, with every problem named by its path.
import * as v from 'valibot'
import {
  integer,
  millis,
  type Parsed,
  parseHands,
  parseScenario,
  type Problem,
  problemsOf,
  type Scenario,
  text,
} from '#scenarios'
import type { Intervention } from './intervention'
import type { Causes } from './run'
import { MOST_NAME } from './run-file'

/** A run file has at most this many characters. */
export const MOST_RUN_CHARACTERS = 2_000_000
/** More causes than a scenario and a person's acts come to. */
const MOST_LEFT_OUT = 3000
/** A run of more steps takes too long to be played again. */
const MOST_STEPS = 1_000_000

/** A run that a file tells, and what it claims to come to. */
export interface ToldRun {
  readonly name: string
  readonly causes: Causes
  readonly rules: string
  readonly steps: number
  readonly digest: string
}

const FRAME = v.strictObject({
  format: v.literal('cqrscope/run', 'is not a run; write "cqrscope/run"'),
  version: v.literal(1, 'is not a version this program knows; write 1'),
  name: text(MOST_NAME),
  scenario: v.unknown(),
  without: v.pipe(
    v.array(text(64), 'is not a list; write […]'),
    v.maxLength(MOST_LEFT_OUT, `is too long; write at most ${MOST_LEFT_OUT} ids`),
  ),
  hands: v.unknown(),
  rules: text(64),
  steps: integer(0, MOST_STEPS),
  at: millis,
  digest: text(128),
})

/** Parses a run file from any value. */
export function parseRunFile(json: unknown): Parsed<ToldRun> {
  const frame = v.safeParse(FRAME, json)
  if (!frame.success) return { ok: false, problems: problemsOf(FRAME, frame.issues, '') }
  const { name, without, rules, steps, digest } = frame.output
  const scenario = parseScenario(frame.output.scenario)
  if (!scenario.ok) return { ok: false, problems: scenario.problems.map(inScenario) }
  const hands = parseHands(scenario.value, frame.output.hands)
  if (!hands.ok) return hands
  const problems = [...checkOrder(hands.value, steps), ...checkWithout(without, scenario.value)]
  if (problems.length > 0) return { ok: false, problems }
  const causes = { scenario: scenario.value, without, interventions: hands.value }
  return { ok: true, value: { name, causes, rules, steps, digest } }
}

/** A problem of the scenario as a problem of the file around it. */
const inScenario = ({ path, what }: Problem): Problem => ({
  path: path === '' ? 'scenario' : `scenario.${path}`,
  what,
})

/** Acts are in the order in which they were done, within the run, each under an id of its own. */
function checkOrder(hands: readonly Intervention[], steps: number): readonly Problem[] {
  const seen = new Set<string>()
  let last = 0
  return hands.flatMap(({ id, step }, index): readonly Problem[] => {
    const path = `hands[${index}]`
    const isTaken = seen.has(id)
    seen.add(id)
    const before = last
    last = Math.max(last, step ?? 0)
    return [
      ...(isTaken ? [{ path: `${path}.id`, what: 'is the id of an earlier act; give each its own' }] : []),
      ...(step !== null && step < before
        ? [{ path: `${path}.step`, what: `comes before the act before it; write at least ${before}` }]
        : []),
      ...(step !== null && step > steps
        ? [{ path: `${path}.step`, what: `lies beyond the run; write at most steps, ${steps}` }]
        : []),
    ]
  })
}

/** Only what is a cause can have been taken out. */
function checkWithout(without: readonly string[], { causes }: Scenario): readonly Problem[] {
  const known = new Set(causes.map(({ id }) => id))
  return without.flatMap((id, index) =>
    known.has(id) || /^hand-\d{1,9}$/.test(id)
      ? []
      : [{ path: `without[${index}]`, what: 'is no cause of this run; remove it' }],
  )
}
