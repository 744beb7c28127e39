// Golden scenarios G01–G06: the read model is written by the command handler itself, or by the transaction.
import { expect, test } from 'vitest'
import { heard, played, rowIn, verdictOf, versions } from './golden'

test('G01: a crash after the commit of version 2 leaves the read model at version 1 for ever', () => {
  const it = played('dual-write-crash')
  expect(it.result.verdict).toEqual(['lost'])
  expect(it.result.stopped).toBe('quiet')
  expect(rowIn(it, 'orders', 'order-1')).toMatchObject({ version: 2, status: 'paid' })
  expect(rowIn(it, 'order_summaries', 'order-1')).toMatchObject({ version: 1, status: 'placed' })
  expect(versions(it)).toEqual([1, 1])
})

test('G02: with a comparison every 60 s it is wrong for at most 60 s', () => {
  const it = played('reconciled-dual-write')
  expect(it.result.verdict).toEqual(['until-refresh'])
  expect(it.result.converged).toBe(true)
  expect(it.result.lag.max).toBeGreaterThan(1000)
  expect(it.result.lag.max).toBeLessThanOrEqual(60_000)
  expect(versions(it)).toEqual([1, 1, 2])
})

test('G03: a unique violation at the commit leaves a row in the read model that the write model does not have', () => {
  const it = played('read-first-abort')
  expect(it.result.verdict).toEqual(['phantom'])
  expect(rowIn(it, 'orders', 'order-2')).toBeUndefined()
  expect(rowIn(it, 'order_summaries', 'order-2')).toBeDefined()
})

test('G05: a reader who loads before the commit and sets after the delete leaves the past in the cache', () => {
  const it = played('stale-cache-set')
  expect(it.result.verdict).toEqual(['overwritten'])
  expect(it.result.stopped).toBe('quiet')
  expect(versions(it)).toEqual([2, 2, 2])
})

test('G05: with a time to live of 300 s until that is over, with a lease not at all', () => {
  const day = 'day-2026-11-26'
  const filled = 2500
  const ask = (at: number) => ({ at, query: day })
  const { workload } = played('stale-cache-set').run.scenario.file
  const asked = [...(workload ?? []), ask(filled + 295_000), ask(filled + 300_500)]
  const ttl = { settings: { cache: { ttl: 300_000 } } }
  expect(verdictOf('stale-cache-set', ttl)).toContain('until-refresh')
  const it = played('stale-cache-set', { ...ttl, workload: asked })
  expect(it.result.verdict).toContain('until-refresh')
  expect(it.result.verdict).not.toContain('overwritten')
  expect(it.result.converged).toBe(true)
  expect(versions(it)).toEqual([2, 2, 2, 2, 3])
  const leased = played('stale-cache-set', { settings: { cache: { lease: true } } })
  expect(leased.result.verdict).toEqual(['ok'])
  expect(versions(leased)).toEqual([2, 3, 3])
})

test('G06: a CHECK violation in the trigger rejects the command, and both models are unchanged', () => {
  const it = played('trigger-rejects')
  expect(it.result.verdict).toEqual(['writes-blocked'])
  expect(it.result.converged).toBe(true)
  for (const table of ['orders', 'order_summaries']) expect(rowIn(it, table, 'order-2')).toBeUndefined()
  const failed = heard(it).filter(({ type }) => type === 'failed')
  expect(failed.map(({ body }) => body['why'])).toEqual(['projection-failed'])
  expect(rowIn(it, 'order_summaries', 'order-1')).toMatchObject({ version: 2, status: 'paid' })
})
