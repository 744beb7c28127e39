// So many at once: commands wait for a worker of the handler, commits and queries for the write store; without a bound nobody does.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pipelineOf } from '#pipelines'
import { randomFile, WORDS } from './random-file'
import type { RunResult } from './result'
import { at, type Parts, runOf, trial } from './trial'

const designs = ['shared-model', 'single-transaction', 'outbox-polling', 'publish-after-commit', 'dual-write']

const PRODUCTS = ['desk', 'chair', 'lamp', 'monitor', 'keyboard', 'mug', 'notebook', 'backpack']
/** Twenty orders at the same instant. */
const orders = Array.from({ length: 20 }, (_, i) => at(0, 'PlaceOrder', i + 1, { product: PRODUCTS[i % 8] }))
const under = (capacity: object, { settings, ...more }: Parts = {}): RunResult =>
  trial({ workload: orders, settings: { ...(settings as object), capacity }, ...more }).result

/** From a command to its answer, at the slowest: twenty of them, so the 99th percentile is the last. */
const slowest = ({ latency }: RunResult): number => latency.commands.p99

describe.each(designs)('in %s', (pipeline) => {
  // The slowest of them also has to come over the internet: it is the difference that counts.
  const over = (capacity: object): number => {
    // As many may be published at once as there are: else they wait for each other there and nowhere else.
    const settings = pipeline === 'publish-after-commit' ? { producer: { inFlight: 20 } } : {}
    const result = under(capacity, { pipeline, settings })
    expect(result).toMatchObject({ commands: { accepted: 20 }, converged: true })
    return slowest(result) - slowest(under({}, { pipeline, settings }))
  }

  test('one worker decides one command after another, two are faster', () => {
    const [two, one] = [over({ handler: 2 }), over({ handler: 1 })]
    expect(two).toBeGreaterThan(10)
    expect(one).toBeGreaterThan(1.8 * two)
  })

  test('one commit at a time makes the last wait for the flushes of the others', () => {
    expect(over({ writeStore: 1 })).toBeGreaterThan(12)
    expect(over({ writeStore: 20 })).toBe(0)
  })
})

test('a bound that nobody reaches changes neither answers nor times but for the worker’s own first step', () => {
  const calm = { workload: [at(0, 'PlaceOrder', 1), at(500, 'PayOrder', 1)] }
  const free = under({}, calm)
  expect(under({ writeStore: 10 }, calm).latency).toEqual(free.latency)
  expect(under({ handler: 10 }, calm).latency.commands.p50 - free.latency.commands.p50).toBeCloseTo(0.2, 3)
})

test('where both models are one, queries and commits stand in the same line', () => {
  const queries = Array.from({ length: 100 }, (_, i) => ({ at: 1000, query: `order-${1 + (i % 20)}` }))
  const settings = { capacity: { writeStore: 1 }, service: { read: 2 } }
  const late = at(1000, 'PlaceOrder', 30)
  const crowd = trial({
    pipeline: 'shared-model',
    settings,
    workload: [at(0, 'PlaceOrder', 1), ...queries, late],
  })
  expect(crowd.result.latency.queries.p99).toBeGreaterThan(190)
  expect(crowd.result.latency.commands.p99).toBeGreaterThan(190)
  expect(crowd.result.queries).toMatchObject({ sent: 100, failed: 0 })
})

describe('the line is gone with whom it was in front of', () => {
  const workload = [...orders, at(5000, 'PlaceOrder', 40)]

  test.each(['command-handler', 'write-store'])('a crash of the %s leaves no place taken', (component) => {
    const { run, result } = trial({
      workload,
      settings: { capacity: { handler: 2, writeStore: 1 } },
      faults: [{ kind: 'crash', component, at: 9, restartAfter: 200 }],
    })
    expect(result).toMatchObject({ stopped: 'quiet', converged: true })
    for (const desk of ['command-handler.desk', 'write-store.desk'])
      for (const [, row] of run.simulation.rows.entries(desk)) expect(row).toMatchObject({ busy: 0 })
    expect(run.simulation.rows.keys('command-handler.queue')).toEqual([])
    expect(run.simulation.rows.keys('write-store.queue')).toEqual([])
    expect(result.truth['order_summaries']).toHaveProperty('order-40')
  })

  test('a failover tells those who queried, and the new server serves at once', () => {
    const queries = Array.from({ length: 30 }, () => ({ at: 1000, query: 'order-1' }))
    const { run, result } = trial({
      pipeline: 'shared-model',
      workload: [at(0, 'PlaceOrder', 1), ...queries, { at: 6000, query: 'order-1' }],
      settings: { capacity: { writeStore: 1 }, service: { read: 20 } },
      faults: [{ kind: 'failover', component: 'write-store', at: 1100 }],
    })
    expect(result).toMatchObject({ stopped: 'quiet', queries: { sent: 31, failed: 0 } })
    expect(run.simulation.rows.keys('write-store.queue')).toEqual([])
    expect(run.simulation.rows.get('write-store.desk', 'desk')).toMatchObject({ busy: 0 })
  })
})

describe('whatever fails, over 80 random scenario files, seed 20261125,', { timeout: 120_000 }, () => {
  const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))
  const desks = ['command-handler', 'write-store', 'read-store']

  test('every place is given back in every design: at a quiet end nobody is served and nobody waits; and the run is its causes', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 3 }), (list, most) => {
        const file = randomFile(list)
        const { settings = [] } = pipelineOf(file['pipeline'] as string) ?? {}
        const bounded = settings.flatMap(({ path }) => (path.startsWith('capacity.') ? [path.slice(9)] : []))
        const capacity = Object.fromEntries(bounded.map((kind) => [kind, most]))
        const parts = { ...file, settings: { ...(file['settings'] as object), capacity } }
        const run = runOf(parts)
        const halt = run.finish()
        if (halt.reason !== 'quiet') return
        const { rows } = run.simulation
        const tables = new Set(run.simulation.tables.map(({ name }) => name))
        for (const desk of desks.filter((each) => tables.has(`${each}.desk`))) {
          expect(rows.keys(`${desk}.queue`)).toEqual([])
          for (const [, row] of rows.entries(`${desk}.desk`)) expect(row).toMatchObject({ busy: 0 })
        }
        const again = runOf(parts)
        again.finish()
        expect(again.simulation.digest).toBe(run.simulation.digest)
      }),
      { seed: 20_261_125, numRuns: 80 },
    )
  })
})
