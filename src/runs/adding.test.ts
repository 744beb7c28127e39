// A projection that is added while the system runs: it reads the whole history by itself, beside whoever was there before.
import { domains } from '#domains'
import type { SimTime } from '#kernel'
import { describe, expect, test } from 'vitest'
import { resultOf } from './result'
import type { Run } from './run'
import { at, type Parts, runOf, trial } from './trial'

/** A dozen orders over three seconds, the counters added in between, and more orders meanwhile and after. */
const orders = Array.from({ length: 12 }, (_, i) => at(i * 250, 'PlaceOrder', i + 1))
const payments = [at(900, 'PayOrder', 1), at(2300, 'PayOrder', 5), at(2600, 'DeleteOrder', 2)]
const add = { at: 2000, 'add-projection': 'sales_by_product' }
const without = [...orders, ...payments]
const workload = [...without, add]

const starting = (more: object = {}) => ({ projector: { start: 'documents', ...more } })

const DESIGNS: readonly (readonly [string, object])[] = [
  ['event-sourcing', {}],
  ['outbox-polling', { relay: { interval: 50 } }],
  ['outbox-cdc', {}],
  ['publish-after-commit', { partitions: 3 }],
  ['table-cdc', {}],
]

const scene = (pipeline: string, settings: object, more: Parts = {}): Parts => ({
  pipeline,
  workload,
  settings: { ...starting(), ...settings },
  end: { quiet: true, limit: 60_000 },
  ...more,
})

const sales = (run: Run) => [...run.simulation.rows.entries('sales_by_product')]

/** When anything was written into a table, in milliseconds. */
const writtenAt = (run: Run, name: string): readonly number[] =>
  run.journal.flatMap(({ at: when, changes }) =>
    changes.some(({ table }) => table === name) ? [when / 1000] : [],
  )

describe.each(DESIGNS)('added to %s with %j', (pipeline, settings) => {
  test('it counts everything from the first event on, as if it had always been there', () => {
    const { run, result } = trial(scene(pipeline, settings))
    const always = trial(scene(pipeline, { ...settings, projector: {} }, { workload: without }))
    expect(sales(run)).toEqual(sales(always.run))
    expect([result.converged, result.verdict]).toEqual([true, always.result.verdict])
    expect(Math.min(...writtenAt(run, 'sales_by_product'))).toBeGreaterThan(2000)
  })

  test('before that there is nothing of it, and nobody misses it', () => {
    const run = runOf(scene(pipeline, settings, { workload: without }))
    const result = resultOf(run, run.finish())
    expect(sales(run)).toEqual([])
    expect(result.converged).toBe(true)
    expect(run.judgement().compared.map(({ model }) => model)).not.toContain('sales_by_product')
  })

  test('what the first one does is not held up by it', () => {
    const { run } = trial(scene(pipeline, settings))
    const { run: alone } = trial(scene(pipeline, settings, { workload: without }))
    expect(writtenAt(run, 'order_summaries')).toEqual(writtenAt(alone, 'order_summaries'))
  })

  test('a crash of it while it catches up makes it go on from its own checkpoint', () => {
    const crash = {
      kind: 'crash',
      component: 'late-projector',
      point: 'after-apply',
      nth: 5,
      restartAfter: 300,
    }
    const { run, result } = trial(scene(pipeline, settings, { faults: [crash] }))
    expect(result.converged).toBe(true)
    const fetched = run.journal.flatMap(({ component, event }) =>
      component === 'late-projector' ? [event] : [],
    )
    expect(fetched.filter((event) => event === 'loaded')).toHaveLength(2)
  })
})

describe('added to event sourcing', () => {
  const sourced = (projector: object, more: Parts = {}): Parts =>
    scene('event-sourcing', starting(projector), more)
  const crash = {
    kind: 'crash',
    component: 'late-projector',
    point: 'after-apply',
    nth: 3,
    restartAfter: 300,
  }

  test.each(['summary-table', 'cache', 'search-index'])('it fills a %s as well', (readStore) => {
    const settings = { readStore, cache: { fill: 'projection' } }
    expect(trial(scene('event-sourcing', settings)).result).toMatchObject({
      converged: true,
      verdict: ['ok'],
    })
  })

  test('it is behind while it fills, and nothing is lost by that', () => {
    const run = runOf(sourced({}))
    run.advance(2_030_000 as SimTime)
    const result = run.judgement()
    expect(sales(run).length).toBeGreaterThan(0)
    expect([result.converged, result.verdict]).toEqual([false, ['ok']])
  })

  test('increments that a crash repeats are counted twice, unless the position is kept with them', () => {
    const delta = (checkpoint: string) =>
      trial(sourced({ apply: 'delta', checkpoint }, { faults: [crash] })).result
    expect(delta('separate')).toMatchObject({ converged: false, verdict: ['duplicated'] })
    expect(delta('same-transaction')).toMatchObject({ converged: true, verdict: ['ok'] })
  })

  test('an event that it cannot decode stops it as it stops the first one, each in its own place', () => {
    const { result } = trial(
      sourced({}, { faults: [{ kind: 'poison', event: 3 }], end: { quiet: true, limit: 9000 } }),
    )
    expect(result.verdict).toContain('stalled')
  })

  test.each(['in-place', 'blue-green'])('a rebuild %s of the first one leaves it alone', (mode) => {
    const { run, result } = trial(sourced({}, { workload: [...workload, { at: 5000, rebuild: mode }] }))
    expect(result.converged).toBe(true)
    expect(Math.max(...writtenAt(run, 'sales_by_product'))).toBeLessThan(5000)
    expect(Math.max(...writtenAt(run, 'order_summaries'))).toBeGreaterThan(5000)
  })
})

test('added to a log that has lost its beginning, it counts what is left of it', () => {
  const settings = { kafka: { retention: 1000 } }
  const { result } = trial(scene('publish-after-commit', settings))
  expect(result.converged).toBe(false)
  expect(result.models).toMatchObject({ missing: 0, stale: 0 })
  expect(result.verdict).toEqual(['lost'])
})

test.each(domains.map((domain) => [domain.id, domain] as const))(
  'in the business %s what is added is right as well',
  (id, { commands, models }) => {
    const counter = models.find(({ kind }) => kind === 'counter')?.name
    const mix = Object.fromEntries(commands.map(({ type }, i) => [type, i === 0 ? 4 : 1]))
    const lines = [
      { from: 0, until: 4000, rate: 5, mix },
      { at: 2000, 'add-projection': counter },
    ]
    const { run, result } = trial({ ...scene('event-sourcing', {}), domain: id, workload: lines })
    expect(result.converged).toBe(true)
    expect(run.judgement().compared.map(({ model }) => model)).toContain(counter)
  },
)
