// One transaction over two aggregates, and readers who ask for both at once: which design lets them see half of it.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

/** Ten pieces in two orders, of which two are moved at second 1. Meanwhile somebody asks for both orders every millisecond. */
const moving = (
  pipeline: string,
  settings: object,
  more: Parts & { readonly until?: number } = {},
): Parts => {
  const { until = 2000, ...parts } = more
  return {
    pipeline,
    settings,
    workload: [
      at(0, 'PlaceOrder', 1, { quantity: 5 }),
      at(0, 'PlaceOrder', 2, { quantity: 5 }),
      at(1000, 'MoveItems', 1, { to: 'order-2', quantity: 2 }),
      ...Array.from({ length: until - 1000 }, (_, i) => ({
        at: 1000 + i,
        query: 'order-1',
        with: 'order-2',
      })),
    ],
    ...parts,
  }
}

const verdictOf = (parts: Parts) => trial(parts).result.verdict

const TOGETHER = { guard: 'next', transactions: 'together' }

describe('a reader who asks for two documents at once', () => {
  test.each([
    ['shared-model', {}],
    ['single-transaction', {}],
    ['single-transaction', { mechanism: 'trigger' }],
    ['replica', {}],
    ['materialized-view', { refresh: { interval: 200, duration: 50 } }],
  ])('sees one commit point in %s with %o', (pipeline, settings) => {
    expect(verdictOf(moving(pipeline, settings))).not.toContain('torn')
  })

  test.each([
    ['dual-write', {}],
    ['publish-after-commit', {}],
    ['publish-after-commit', { broker: 'rabbitmq' }],
    ['publish-after-commit', { broker: 'nats-core' }],
    ['outbox-polling', {}],
    ['outbox-cdc', {}],
    ['table-cdc', {}],
    ['event-sourcing', {}],
    ['batch-etl', { etl: { interval: 200, atomic: false } }],
  ])('sees half of the transaction for a moment in %s with %o', (pipeline, settings) => {
    const verdict = verdictOf(moving(pipeline, settings))
    expect(verdict).toContain('torn')
    expect(verdict).not.toContain('lost')
  })

  test.each([
    ['publish-after-commit', { projector: TOGETHER }],
    ['publish-after-commit', { broker: 'rabbitmq', projector: TOGETHER }],
    ['publish-after-commit', { broker: 'nats-core', projector: TOGETHER }],
    ['outbox-polling', { projector: TOGETHER }],
    ['outbox-polling', { partitions: 3, projector: { ...TOGETHER, count: 3 } }],
    ['outbox-cdc', { projector: TOGETHER }],
    ['table-cdc', { cdc: { metadata: true } }],
    ['table-cdc', { cdc: { metadata: true }, partitions: 3, projector: { guard: 'next' } }],
    ['event-sourcing', { projector: TOGETHER }],
    ['batch-etl', { etl: { interval: 200, atomic: true } }],
  ])('sees it as a whole in %s with %o', (pipeline, settings) => {
    expect(verdictOf(moving(pipeline, settings))).not.toContain('torn')
  })
})

describe('a dual write of two aggregates', () => {
  const crashedAt = (nth: number, settings: object = {}) =>
    trial(
      moving('dual-write', settings, {
        faults: [
          { kind: 'crash', component: 'command-handler', point: 'between-writes', nth, restartAfter: 500 },
        ],
      }),
    ).result

  // Each order that is placed is two writes; those of the move begin with the third gap between writes.
  test('is half done for good when the process dies between the two', () => {
    const { verdict, models } = crashedAt(4)
    expect(verdict).toContain('lost')
    expect(verdict).toContain('torn')
    expect(models.stale).toBe(1)
  })

  test('is half done until the next reconciliation where there is one', () => {
    const { verdict, converged } = crashedAt(4, { reconcile: { interval: 3000 } })
    expect(converged).toBe(true)
    expect(verdict).toContain('until-refresh')
    expect(verdict).not.toContain('lost')
  })
})

describe('a transaction over two aggregates', () => {
  const both = (pipeline: string, settings: object, more: Parts = {}) =>
    trial({
      pipeline,
      settings,
      workload: [
        at(0, 'PlaceOrder', 1, { quantity: 5 }),
        at(0, 'PlaceOrder', 2, { quantity: 5 }),
        at(1000, 'MoveItems', 1, { to: 'order-2', quantity: 2 }),
        at(2000, 'MoveItems', 2, { to: 'order-1', quantity: 1 }),
      ],
      ...more,
    })
  const quantities = ({ run }: ReturnType<typeof both>) =>
    ['order-1', 'order-2'].map((key) => {
      const row = run.simulation.rows.get('orders', key) as {
        readonly quantity: number
        readonly version: number
      }
      return [row.quantity, row.version]
    })

  test.each(['shared-model', 'event-sourcing', 'outbox-polling', 'table-cdc'])(
    'changes both in %s',
    (pipeline) => {
      const done = both(pipeline, {})
      expect(quantities(done)).toEqual([
        [4, 3],
        [6, 3],
      ])
      expect(done.result.converged).toBe(true)
    },
  )

  test.each([
    'dual-write',
    'single-transaction',
    'outbox-polling',
    'event-sourcing',
    'table-cdc',
    'batch-etl',
  ])('changes neither in %s when it rolls back', (pipeline) => {
    const undone = both(pipeline, {}, { faults: [{ kind: 'abort', command: 3 }] })
    expect(quantities(undone)).toEqual([
      [6, 2],
      [4, 2],
    ])
    expect(undone.result.converged).toBe(true)
  })
})

describe('a file is refused', () => {
  test.each([
    ['outbox-polling', { projector: { transactions: 'together' } }, /set projector.guard "next"/],
    ['event-sourcing', { projector: { transactions: 'together' } }, /set projector.guard "next"/],
    ['table-cdc', { projector: TOGETHER }, /set cdc.metadata true/],
    ['table-cdc', { cdc: { metadata: true }, partitions: 2 }, /set projector.guard "next"/],
    ['dual-write', { projector: { transactions: 'together' } }, /means nothing in dual-write/],
  ])('that makes %s wait for transactions with %o', (pipeline, settings, problem) => {
    expect(() => trial(moving(pipeline, settings))).toThrow(problem)
  })
})

test('two commands about the same order: one of them is decided again, and no piece is lost', () => {
  const { run, result } = trial({
    pipeline: 'outbox-polling',
    workload: [
      ...[1, 2, 3].map((order) => at(0, 'PlaceOrder', order, { quantity: 5 })),
      at(1000, 'MoveItems', 1, { to: 'order-2', quantity: 2 }),
      at(1000, 'MoveItems', 2, { to: 'order-3', quantity: 1 }),
      at(1000, 'MoveItems', 3, { to: 'order-1', quantity: 4 }),
    ],
  })
  expect(result.commands).toMatchObject({ accepted: 6, failed: 0 })
  expect(run.simulation.rows.get('sales_by_product', 'desk')).toMatchObject({ quantity: 15 })
  expect(run.journal.some(({ event }) => event === 'conflict')).toBe(true)
})

test('no row where one is gone and the other has not come yet is one commit point of a replica that is behind', () => {
  const { result } = trial({
    pipeline: 'replica',
    settings: { replica: { replay: 3000 } },
    workload: [
      at(0, 'PlaceOrder', 1),
      at(10, 'PlaceOrder', 2),
      at(500, 'DeleteOrder', 1),
      { at: 1000, query: 'order-1', with: 'order-2' },
    ],
  })
  expect(result.verdict).not.toContain('torn')
})
