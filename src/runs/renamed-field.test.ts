// A release that renames a field is deployed in mid-run, the producer first: what becomes of the events that follow.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const renamed = (pipeline: string, settings: object, more: object[] = []): Parts => ({
  pipeline,
  settings,
  end: { quiet: true, limit: 120_000 },
  workload: [
    at(0, 'PlaceOrder', 1),
    { at: 1000, deploy: 'renamed-field' },
    at(1500, 'ChangeQuantity', 1, { quantity: 3 }),
    at(1600, 'PlaceOrder', 2),
    ...more,
  ],
})

const verdictOf = (parts: Parts) => trial(parts).result.verdict

const READERS = [
  ['publish-after-commit', {}],
  ['publish-after-commit', { broker: 'rabbitmq' }],
  ['publish-after-commit', { broker: 'nats-jetstream' }],
  ['outbox-polling', {}],
  ['outbox-polling', { projector: { apply: 'partial' } }],
  ['outbox-polling', { projector: { apply: 'delta' } }],
  ['outbox-cdc', {}],
  ['table-cdc', {}],
  ['event-sourcing', {}],
] as const

const withProjector = (settings: object, more: object) => ({
  ...settings,
  projector: { ...('projector' in settings ? (settings.projector as object) : {}), ...more },
})

describe('a projector that knows the first schema only', () => {
  test.each(READERS)('stalls on the first event of the second in %s with %o', (pipeline, settings) => {
    const { verdict, models } = trial(renamed(pipeline, settings)).result
    expect(verdict).toContain('stalled')
    expect(models.same).toBe(0)
  })

  test.each(READERS)('loses what it skips in %s with %o', (pipeline, settings) => {
    const verdict = verdictOf(renamed(pipeline, withProjector(settings, { onError: 'skip' })))
    expect(verdict).toContain(pipeline === 'event-sourcing' ? 'rebuildable' : 'lost')
    expect(verdict).not.toContain('stalled')
  })

  test('puts it aside where it parks', () => {
    const { run, result } = trial(renamed('outbox-polling', { projector: { onError: 'park' } }))
    expect(result.converged).toBe(false)
    expect([...run.simulation.rows.entries('dead_letters')].map(([key]) => key)).toEqual([
      'order-1@2',
      'order-2@1',
    ])
  })

  test('goes on with events in which the field does not occur', () => {
    const { run } = trial({
      settings: { projector: { apply: 'partial' } },
      workload: [at(0, 'PlaceOrder', 1), { at: 1000, deploy: 'renamed-field' }, at(1500, 'PayOrder', 1)],
    })
    expect(run.simulation.rows.get('order_summaries', 'order-1')).toMatchObject({ status: 'paid' })
  })
})

describe('a tolerant reader', () => {
  test.each(READERS)('takes both schemas in %s with %o', (pipeline, settings) => {
    const parts = renamed(pipeline, withProjector(settings, { schema: 'both' }))
    const { verdict, converged } = trial(parts).result
    expect(converged).toBe(true)
    expect(verdict).not.toContain('stalled')
  })

  test('replays a history of both in event sourcing', () => {
    const parts = renamed('event-sourcing', { projector: { schema: 'both' } }, [
      { at: 3000, rebuild: 'in-place' },
    ])
    expect(trial(parts).result.converged).toBe(true)
  })
})

test('S10.F16: a projector that knows the second schema only stalls on what was written before', () => {
  const { run, result } = trial(renamed('event-sourcing', { projector: { schema: 'second' } }))
  expect(result.verdict).toContain('stalled')
  expect(run.simulation.rows.get('order_summaries', 'order-1')).toBeUndefined()
})

describe('where whoever reads is deployed with whoever writes', () => {
  test.each(['shared-model', 'dual-write', 'replica'])('nothing happens in %s', (pipeline) => {
    expect(verdictOf(renamed(pipeline, {}))).toEqual(['ok'])
  })
})

describe('where a read model hangs on the table', () => {
  const migrating = (pipeline: string, lasts?: number): Parts => ({
    pipeline,
    settings: pipeline === 'materialized-view' ? { refresh: { interval: 1000 } } : {},
    end: { quiet: true, limit: 60_000 },
    workload: [
      at(0, 'PlaceOrder', 1),
      { at: 1000, deploy: 'renamed-field', ...(lasts === undefined ? {} : { lasts }) },
      at(1500, 'ChangeQuantity', 1, { quantity: 3 }),
      at(6000, 'PlaceOrder', 2),
    ],
  })

  test.each(['single-transaction', 'materialized-view'])(
    'writers wait for its migration in %s, and give up where that takes too long',
    (pipeline) => {
      const short = trial(migrating(pipeline, 700))
      expect(short.result.converged).toBe(true)
      expect(short.result.commands.failed).toBe(0)
      const long = trial(migrating(pipeline))
      expect(long.result.verdict).toContain('writes-blocked')
      expect(long.result.commands.failed).toBe(1)
      expect(long.result.converged).toBe(true)
    },
  )

  test('a change that began before goes on, and what comes later waits until it is over', () => {
    const { run } = trial(migrating('single-transaction', 700))
    const changed = run.journal.find(
      ({ component, event }) => component === 'write-store' && event === 'migrated',
    )
    expect(changed?.at).toBeGreaterThan(1_700_000)
    expect(run.simulation.rows.get('orders', 'order-1')).toMatchObject({ quantity: 3 })
  })
})

describe('a file is refused that deploys', () => {
  test.each([
    ['where a job reads the columns', 'batch-etl', {}, /deploy is impossible/],
    ['a migration where nothing hangs on the table', 'outbox-polling', { lasts: 100 }, /lasts means nothing/],
  ])('%s', (_what, pipeline, more, problem) => {
    const line = { at: 1000, deploy: 'renamed-field', ...more }
    expect(() => trial({ pipeline, workload: [line] })).toThrow(problem)
  })
})
