// The laws of a deterministic run, over random scenario files: the same causes, the same journal, in whatever pieces.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SimTime } from '#kernel'
import { randomFile, WORDS } from './random-file'
import type { Run } from './run'
import { runOf } from './trial'

const seed = 20_261_121
const numRuns = 1000
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))
const files = words.map((list) => randomFile(list))
const cuts = fc.noBias(fc.array(fc.nat(999), { minLength: 1, maxLength: 6 }))

/** A run of a file in one go. */
function whole(file: object): Run {
  const run = runOf(file)
  run.finish()
  return run
}

const facts = (run: Run) => ({
  digest: run.simulation.digest,
  steps: run.journal.length,
  now: run.simulation.now,
  verdict: run.judgement().verdict,
})

/** The digest with the rows at a place of the journal, which must be the one computed from scratch. */
function digestAt(run: Run, position: number): string {
  run.seek(position)
  expect(run.simulation.digest).toBe(run.simulation.rows.digestFromScratch())
  return run.simulation.digest
}

describe(`over ${numRuns} random scenario files each, seed ${seed},`, { timeout: 300_000 }, () => {
  test('the same scenario and seed give the same digest, in one go and in pieces of steps with travels to the past', () => {
    fc.assert(
      fc.property(files, cuts, (file, places) => {
        const one = whole(file)
        const ended = facts(one)
        const run = runOf(file)
        for (const place of places.toSorted((x, y) => x - y)) {
          run.advanceSteps(Math.floor((ended.steps * place) / 1000))
          const past = (run.journal.length * place * 7) % (run.journal.length + 1)
          expect(digestAt(run, past)).toBe(digestAt(one, past))
        }
        run.finish()
        expect(facts(run)).toEqual(ended)
      }),
      { seed, numRuns },
    )
  })

  test('in pieces of time, backwards and forwards again, is the same as in one go', () => {
    fc.assert(
      fc.property(files, cuts, (file, places) => {
        const one = whole(file)
        const ended = facts(one)
        const run = runOf(file)
        for (const place of places.toSorted((x, y) => x - y)) {
          run.advance(Math.floor((ended.now * place) / 1000) as SimTime)
          const head = run.simulation.digest
          run.seek(0)
          run.toHead()
          expect(run.simulation.digest).toBe(head)
        }
        run.seek(0)
        run.finish()
        expect(facts(run)).toEqual(ended)
        expect(digestAt(run, 0)).toBe(digestAt(one, 0))
      }),
      { seed, numRuns },
    )
  })

  test('so many steps at a time is the same as in one go', () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 1, max: 97 }), (file, piece) => {
        const run = runOf(file)
        while (run.finish(piece).reason === 'limit') expect(run.journal.length % piece).toBe(0)
        expect(facts(run)).toEqual(facts(whole(file)))
      }),
      { seed, numRuns },
    )
  })
})
