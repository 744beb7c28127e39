// The law of a judge who comes late: he says what one says who was there from the start, whenever he comes and however he reads.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeOf } from '#checks'
import { randomFile, WORDS } from './random-file'
import { Run } from './run'
import { scenarioOf } from './trial'

const seed = 20_261_125
const numRuns = 60
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))
const moves = fc.record({
  /** How much of the run is made before he comes, and where the viewer is then, in thousandths. */
  made: fc.nat(1000),
  seen: fc.nat(1000),
  /** How many steps he reads at a time, and how many are made between two readings. */
  reads: fc.integer({ min: 1, max: 400 }),
  meanwhile: fc.nat(60),
})

/** A run of a file whose judge is not at hand. */
function unjudged(file: object): Run {
  const scenario = scenarioOf(file)
  const kit = { ...scenario.kit, judge: () => undefined }
  return new Run({ scenario: { ...scenario, kit }, without: [], interventions: [] })
}

/** All that a judge says where a run's head is, and what its course is to whoever draws it. */
function said(run: Run) {
  const { judge, course } = run
  const { commands, queries, flickers, loads, violations, outcomes } = judge.sessions
  return {
    judgement: run.judgement(),
    firsts: judge.firsts(),
    seen: judge.seen(),
    sessions: { commands, queries, flickers, loads, violations, outcomes },
    course: courseOf(course),
  }
}

const courseOf = ({ lag, ledger }: Run['course']) => ({
  series: lag.series,
  delays: lag.delays,
  gap: [lag.committed, lag.visible, lag.maxEvents],
  events: [...ledger.events.current.values()],
  revoked: ledger.events.revoked,
})

describe(`over ${numRuns} random scenario files, seed ${seed},`, { timeout: 60_000 }, () => {
  test('a judge who comes late gives the same verdict with the same witnesses, on the way and at the end', () => {
    fc.assert(
      fc.property(words, moves, (list, { made, seen, reads, meanwhile }) => {
        const file = randomFile(list)
        const judged = new Run({ scenario: scenarioOf(file), without: [], interventions: [] })
        judged.finish()
        const steps = judged.journal.length

        const run = unjudged(file)
        run.advanceSteps(Math.floor((steps * made) / 1000))
        run.seek(Math.floor((run.journal.length * seen) / 1000))
        expect(run.isJudged).toBe(false)
        while (!run.admit(judgeOf, reads + meanwhile)) {
          const { position } = run.simulation
          run.advanceSteps(Math.min(steps, run.journal.length + meanwhile))
          run.seek(position)
        }
        const there = new Run({ scenario: scenarioOf(file), without: [], interventions: [] })
        there.advanceSteps(run.journal.length)
        expect(said(run)).toEqual(said(there))
        run.finish()
        expect(said(run)).toEqual(said(judged))
        expect(run.simulation.digest).toBe(judged.simulation.digest)
      }),
      { seed, numRuns },
    )
  })

  test('what a page draws of a run is the same before there is a judge', () => {
    fc.assert(
      fc.property(words, (list) => {
        const file = randomFile(list)
        const run = unjudged(file)
        run.finish()
        const judged = new Run({ scenario: scenarioOf(file), without: [], interventions: [] })
        judged.finish()
        expect(courseOf(run.course)).toEqual(courseOf(judged.course))
      }),
      { seed, numRuns },
    )
  })
})

test('whoever asks for a verdict before there is a judge is told so', () => {
  const run = unjudged({ format: 'cqrscope/scenario', version: 1, id: 'none' })
  run.finish()
  expect(() => run.judgement()).toThrow('has waited for the judge')
})
