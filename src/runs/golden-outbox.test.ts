// Golden scenarios G20–G25: an outbox and a relay that polls it; what a cursor skips, repeats or waits for.
import { describe, expect, test } from 'vitest'
import { harmOf, played, rowIn, verdictOf } from './golden'

const MINUTE = 60_000

test('G20: id 2 commits and is polled before id 1 commits: id 1 is never sent, lost', () => {
  const it = played('gap-skip')
  expect(it.result.verdict).toEqual(['lost'])
  expect(it.result.violations.find(({ check }) => check === 'no-lost-event')).toMatchObject({
    key: 'order-1',
    why: "event order-1@1 committed behind the relay's cursor and was never read",
  })
  expect(it.run.journal.some(({ changes }) => changes.some(({ table }) => table === 'log'))).toBe(true)
  expect(it.result.events).toEqual({ committed: 3, applied: 2 })
})

test('G20: with the xmin horizon nothing is skipped: ok', () => {
  expect(harmOf(played('gap-skip', { settings: { relay: { select: 'xmin-horizon' } } }))).toEqual([])
})

describe('G21: the xmin horizon and an unrelated transaction of 10 s', () => {
  test('that writes: the relay is silent for 10 s, lag', () => {
    const it = played('long-transaction')
    expect(it.result.verdict).toEqual(['lag'])
    const appended = it.run.journal.find(({ changes }) => changes.some(({ table }) => table === 'log'))
    expect((appended?.at ?? 0) / 1000).toBeGreaterThan(10_000)
    expect((appended?.at ?? 0) / 1000).toBeLessThan(10_600)
    expect(it.result.lag.max).toBeGreaterThan(9_700)
  })

  test('that only reads: no effect', () => {
    const { workload = [] } = played('long-transaction').run.scenario.file
    const reading = workload.map((line) =>
      'transaction' in line ? { at: 0, transaction: { lasts: 10_000, writes: false } } : line,
    )
    expect(verdictOf('long-transaction', { workload: reading })).toEqual(['ok'])
  })
})

describe('G23: a relay that crashes after the publish of 50 and before the mark repeats 50', () => {
  test('upsert: rewound', () => {
    const { result } = played('batch-sent-twice')
    expect(result.verdict).toEqual(['rewound'])
    expect(result.converged).toBe(true)
    expect(result.events).toEqual({ committed: 50, applied: 100 })
  })

  test('delta: all 50 are counted twice', () => {
    const { result } = played('batch-sent-twice', { settings: { projector: { apply: 'delta' } } })
    expect(result.verdict).toEqual(['duplicated'])
    expect(result.violations.filter(({ check }) => check === 'no-double-effect')).toHaveLength(50)
  })
})

describe('G25: a rollback burns an id, and the relay waits strictly at gaps', () => {
  test('it stalls until the gap time-out of 60 s', () => {
    const it = played('burnt-id')
    expect(it.run.scenario.settings.relay.gapTimeout).toBe(MINUTE * 1000)
    expect(it.result.verdict).toEqual(['lag'])
    expect(it.result.converged).toBe(true)
    expect(it.result.lag.max).toBeGreaterThan(MINUTE)
    expect(it.result.lag.max).toBeLessThan(MINUTE + 2000)
    const half = played('burnt-id', { end: { quiet: true, limit: MINUTE / 2 } })
    expect(half.result.verdict).toEqual(['stalled'])
    expect(rowIn(half, 'order_summaries', 'order-1')).toBeDefined()
    expect(rowIn(half, 'order_summaries', 'order-3')).toBeUndefined()
  })

  test('without a time-out for ever', () => {
    const { result } = played('burnt-id', { settings: { relay: { gapTimeout: null } } })
    expect([result.verdict, result.stopped]).toEqual([['stalled'], 'quiet'])
  })
})
