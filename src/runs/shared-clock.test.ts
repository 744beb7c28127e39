// Several runs on one clock stand at the same instant, and each is the run that it would be alone.
import { describe, expect, test } from 'vitest'
import type { SimTime } from '#kernel'
import { Run } from './run'
import { SharedClock } from './shared-clock'
import { at, runOf, scenarioOf } from './trial'

const CRASH = {
  kind: 'crash',
  component: 'command-handler',
  point: 'after-commit',
  nth: 2,
  restartAfter: 500,
}
const DESIGNS = ['dual-write', 'outbox-polling', 'event-sourcing'] as const
const partsOf = (pipeline: string) => ({
  pipeline,
  workload: [at(0, 'PlaceOrder', 1), at(400, 'PayOrder', 1), { from: 0, until: 2000, queries: 5 }],
  faults: [CRASH],
})
const runs = () => DESIGNS.map((design) => runOf(partsOf(design)))

/** The digest of a design's run alone, made up to an instant. */
function alone(design: string, instant: number): string {
  const run = runOf(partsOf(design))
  run.advance(instant as SimTime)
  return run.simulation.digest
}

const digests = ({ runs: all }: SharedClock) => all.map(({ simulation }) => simulation.digest)
const expected = (instant: number) => DESIGNS.map((design) => alone(design, instant))

describe('with seed 7', () => {
  test('runs on one clock are what they would be alone, at each instant and back at it', () => {
    const clock = new SharedClock(runs())
    for (const instant of [0, 90_000, 433_000, 1_200_000]) {
      expect(clock.moveTo(instant)).toBe(true)
      expect(digests(clock)).toEqual(expected(instant))
    }
    clock.moveTo(433_000)
    expect(digests(clock)).toEqual(expected(433_000))
  })

  test('cut into slices the clock stops where the slowest has come to, and gets there all the same', () => {
    const clock = new SharedClock(runs())
    let slices = 1
    let last = 0
    while (!clock.moveTo(1_500_000, 12)) {
      expect(clock.at).toBeGreaterThanOrEqual(last)
      last = clock.at
      slices += 1
    }
    expect(slices).toBeGreaterThan(5)
    expect(digests(clock)).toEqual(expected(1_500_000))
  })

  test('a step goes to the next instant at which anything happens, and back to the one before', () => {
    const clock = new SharedClock(runs())
    const seen: number[] = []
    for (let count = 0; count < 40; count++) {
      const next = clock.next()
      if (next === undefined) break
      clock.moveTo(next)
      seen.push(clock.at)
    }
    expect(seen).toEqual([...new Set(seen)].toSorted((x, y) => x - y))
    const instants = new Set(clock.runs.flatMap(({ journal }) => journal.map((step): number => step.at)))
    expect(seen.every((instant) => instants.has(instant))).toBe(true)
    for (const instant of seen.toReversed().slice(1)) {
      clock.moveTo(clock.previous())
      expect(clock.at).toBe(instant)
    }
  })

  test('it is over when the last run is, and whoever was done before makes no step more', () => {
    const all = runs()
    const clock = new SharedClock(all)
    const finished = DESIGNS.map((design) => {
      const run = runOf(partsOf(design))
      run.finish()
      return run.journal.length
    })
    while (!clock.isOver) clock.moveTo(clock.at + 30_000_000, 300)
    expect(all.map(({ journal }) => journal.length)).toEqual(finished)
    expect(all.every((run) => clock.isAtEnd(run))).toBe(true)
    expect(clock.next()).toBeUndefined()
    expect(clock.moveTo(clock.limit)).toBe(true)
    expect(clock.at).toBe(clock.head)
  })
})

test('nothing goes beyond the scenario’s end', () => {
  const scenario = scenarioOf({ ...partsOf('outbox-polling'), end: { quiet: false, limit: 700 } })
  const clock = new SharedClock([new Run({ scenario, without: [], interventions: [] })])
  clock.moveTo(9_000_000)
  expect(clock.isOver).toBe(true)
  expect(clock.at).toBeLessThanOrEqual(700_000)
  expect(clock.runs[0]?.simulation.now).toBe(clock.at)
  for (let next = clock.next(); next !== undefined; next = clock.next()) clock.moveTo(next)
  expect(clock.head).toBeLessThanOrEqual(700_000)
})
