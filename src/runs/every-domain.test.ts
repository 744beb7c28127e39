// Replicas, views and batch jobs with every sample business: random workloads, deletions included, end in agreement.
import { domains } from '#domains'
import { describe, expect, test } from 'vitest'
import { runOf, trial } from './trial'

describe.each(domains.map((domain) => [domain.id, domain] as const))('%s', (id, domain) => {
  const mix = Object.fromEntries(domain.commands.map(({ type, creates }) => [type, creates ? 3 : 1]))
  const workload = [{ from: 0, until: 12_000, rate: 10, mix }]

  test.each([
    ['materialized-view', { refresh: { interval: 3000 } }],
    ['materialized-view', { refresh: { interval: 3000, concurrently: true } }],
    ['batch-etl', { etl: { interval: 3000, deletes: 'soft' } }],
    ['batch-etl', { etl: { interval: 3000, deletes: 'diff', watermark: 'with-load' } }],
    ['batch-etl', { etl: { interval: 3000, lagWindow: 500 }, projector: { apply: 'delta' } }],
  ])('by %s %j (seed 7)', (pipeline, settings) => {
    const { result } = trial({ domain: id, pipeline, settings, workload })
    expect(result).toMatchObject({ converged: true, stopped: 'quiet' })
    expect(result.commands.accepted).toBeGreaterThan(30)
  })

  test('by three replicas, the copies saying what the primary says (seed 7)', () => {
    const run = runOf({ domain: id, pipeline: 'replica', settings: { replica: { count: 3 } }, workload })
    run.finish()
    const rows = (table: string) => new Map(run.simulation.rows.entries(table))
    const { truth, readSide } = run.traits
    expect(rows(truth).size).toBeGreaterThan(5)
    for (const copy of readSide.kind === 'copies' ? readSide.tables : [])
      expect(rows(copy)).toEqual(rows(truth))
    expect(readSide).toMatchObject({ kind: 'copies' })
  })
})
