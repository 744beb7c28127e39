// A sweep is the sum of its runs, however they are shared out.
import { expect, test } from 'vitest'
import { resultOf, Run } from '#runs'
import { bundledScenario } from '#scenarios'
import { summaryOf } from './summary'
import { sweepSeeds, sweepUnits } from './sweep'
import { addTally, emptyTally, type Tally } from './tally'

function scenarioCalled(id: string) {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`Broken invariant: ${id} is bundled`)
  return scenario
}
const crash = scenarioCalled('relay-crash')
const silent = () => {}
function sweptAlone(from: number, count: number, file = crash.file): Tally {
  const swept = sweepSeeds({ kind: 'sweep', file, from, count }, silent)
  if (!swept.ok) throw new Error('Broken invariant: this file is a scenario')
  return swept.value
}

test('stretches cover all seeds once, and every core gets several', () => {
  const units = sweepUnits({ file: crash.file, from: 5, seeds: 100 }, 2)
  expect(units).toHaveLength(15)
  expect(units.flatMap(({ from, count }) => Array.from({ length: count }, (_, each) => from + each))).toEqual(
    Array.from({ length: 100 }, (_, each) => 5 + each),
  )
})

test('parts that arrive in another order come to the same as one stretch (seeds 7 to 12)', () => {
  const whole = emptyTally()
  for (const part of [sweptAlone(11, 2), sweptAlone(7, 3), sweptAlone(10, 1)]) addTally(whole, part)
  expect(whole).toEqual(sweptAlone(7, 6))
})

test('what it counts is what the runs say of themselves (seeds 7 to 9)', () => {
  const results = [7, 8, 9].map((seed) => {
    const run = new Run({ scenario: { ...crash, seed }, without: [], interventions: [] })
    return resultOf(run, run.finish())
  })
  const summary = summaryOf(sweptAlone(7, 3))
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
  expect(summary.writes).toEqual({ expected: sum(results.map(({ events }) => events.committed)), never: 0 })
  expect(summary.reads.stale).toBe(sum(results.map(({ queries }) => queries.stale)))
  expect(summary.lag.max).toBe(Math.max(...results.map(({ lag }) => lag.max)))
  expect(summary.converged).toBe(3)
  for (const { verdict, seed } of summary.verdicts)
    expect(results.find((result) => result.seed === seed)?.verdict).toEqual(verdict)
})

test('progress counts runs', () => {
  const heard: number[] = []
  sweepSeeds({ kind: 'sweep', file: crash.file, from: 1, count: 3 }, (done) => heard.push(done))
  expect(heard).toEqual([1, 2, 3])
})

test('a lost event is never seen, and the curve stays below one (seed 7)', () => {
  const file = scenarioCalled('gap-skip').file
  const { writes, curve, within } = summaryOf(sweptAlone(7, 1, file))
  expect(writes.never).toBeGreaterThan(0)
  expect(curve.at(-1)?.seen).toBeCloseTo(1 - writes.never / writes.expected, 6)
  expect(within.at(-1)).toEqual({ chance: 0.999, after: null })
})

test('with one model a read sees the write at once (seed 7)', () => {
  const file = { ...crash.file, pipeline: 'shared-model', settings: {}, faults: [] }
  const { curve, within, reads } = summaryOf(sweptAlone(7, 1, file))
  expect(curve).toEqual([{ after: 0, seen: 1 }])
  expect(within[0]).toEqual({ chance: 0.5, after: 0 })
  expect(reads.stale).toBe(0)
})

test('a run that its limit ends is counted as cut (seed 7)', () => {
  const file = { ...crash.file, end: { quiet: true, limit: 1500 } }
  expect(summaryOf(sweptAlone(7, 1, file)).cut).toBe(1)
})

test('a file that is no scenario is refused with what is wrong with it', () => {
  const file = { ...crash.file, pipeline: 'pigeons' }
  expect(sweepSeeds({ kind: 'sweep', file, from: 7, count: 1 }, silent)).toMatchObject({
    ok: false,
    problems: [{ path: 'pipeline' }],
  })
})
