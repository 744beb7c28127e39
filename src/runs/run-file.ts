// The run file, `cqrscope/run` version 1: a run's causes and the digest that they lead to, for other people's pages. Times
// are milliseconds; what was done by hand is written as a link writes it.
import { type Json, toMillis } from '#kernel'
import { writtenHand, type WrittenHand } from '#scenarios'
import { storedScenario } from './causes'
import { RULES } from './rules'
import type { Run } from './run'

/** A name has at most this many characters. */
export const MOST_NAME = 200

/** A run as a file tells it. */
export interface RunFile {
  readonly format: 'cqrscope/run'
  readonly version: 1
  readonly name: string
  /** A scenario file. */
  readonly scenario: Json
  /** Ids of causes that were taken out. */
  readonly without: readonly string[]
  /** What was done by hand, in order. */
  readonly hands: readonly WrittenHand[]
  /** Which rules computed it, how far, and what it came to there. */
  readonly rules: string
  readonly steps: number
  readonly at: number
  readonly digest: string
}

/** The file of a run as far as it has gone; undefined where something was done that nobody does by hand. The viewer stays. */
export function runFileOf(run: Run, name: string): RunFile | undefined {
  const { scenario, without, interventions } = run.causes
  const hands = interventions.flatMap((each) => writtenHand(each) ?? [])
  if (hands.length < interventions.length) return undefined
  const { position } = run.simulation
  run.toHead()
  const { now, digest } = run.simulation
  run.seek(position)
  return {
    format: 'cqrscope/run',
    version: 1,
    name: name.slice(0, MOST_NAME),
    scenario: storedScenario(scenario),
    without,
    hands,
    rules: RULES,
    steps: run.journal.length,
    at: toMillis(now),
    digest,
  }
}
