// Read stores and query settings in every design that has them: the same choices mean the same everywhere.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const mix = { PlaceOrder: 5, PayOrder: 3, ChangeQuantity: 3, CancelOrder: 1 }
const workload = [
  { from: 0, until: 10_000, rate: 5, mix },
  { from: 0, until: 10_000, queries: 10 },
]

describe.each(['dual-write', 'publish-after-commit'])('%s', (pipeline) => {
  test.each([
    ['summary-table', {}],
    ['search-index', { search: { refresh: 3000 } }],
    ['cache', { cache: { fill: 'aside', lease: true } }],
    ['document', { capacity: { readStore: 1 }, service: { read: 5 } }],
  ])('with %s %j ends, shows what is true, and takes no refresh for a fault', (readStore, more) => {
    const { result } = trial({ pipeline, settings: { readStore, ...more }, workload })
    expect(result).toMatchObject({ stopped: 'quiet', converged: true, queries: { failed: 0 } })
    expect(result.verdict).toEqual(['ok'])
  })

  test('lets a session wait for what it wrote', () => {
    const settings = { consistency: 'causal', query: { technique: 'wait' } }
    const { result } = trial({ pipeline, settings, workload })
    expect(result.violations.filter(({ check }) => check === 'read-your-writes')).toEqual([])
  })
})

describe.each(['shared-model', 'single-transaction'])('%s', (pipeline) => {
  test.each([
    { consistency: 'causal', query: { technique: 'wait' } },
    { consistency: 'causal', query: { technique: 'sticky', stick: 5000 } },
    { query: { optimistic: 'until-version' } },
    { query: { bound: 100, fallback: 'primary' } },
  ])('answers at once whatever freshness is asked for: %j', (settings) => {
    const { result } = trial({ pipeline, settings, workload })
    expect(result.queries).toMatchObject({ stale: 0, failed: 0 })
    expect(result.latency.queries.p99).toBeLessThan(40)
    expect(result.verdict).toEqual(['ok'])
  })

  test('lets a screen show a command before it is confirmed', () => {
    const parts: Parts = { pipeline, workload: [at(0, 'PlaceOrder', 1)] }
    const { run } = trial({ ...parts, settings: { query: { optimistic: 'naive' } } })
    expect([...run.simulation.rows.entries('client.screen')].length).toBeGreaterThan(0)
  })
})
