// What an operator does: each act is taken where it means something, and refused with the reason where it does not.
import { describe, expect, test } from 'vitest'
import { parseScenario } from './all'

const parsed = (pipeline: string, act: object, settings: object = {}) => {
  const file = {
    format: 'cqrscope/scenario',
    version: 1,
    id: 'x',
    pipeline,
    settings,
    workload: [{ at: 5, ...act }],
  }
  const result = parseScenario(file)
  return result.ok ? 'ok' : result.problems.map(({ path, what }) => `${path}: ${what}`)[0]
}

describe('what an operator does where it means nothing', () => {
  test.each([
    [
      'outbox-polling',
      { pause: 'replica' },
      {},
      'pause: is for the replay of a replica, and outbox-polling has none; remove it',
    ],
    ['replica', { resume: 'replica-2' }, {}, 'resume: is no replica of replica; choose from replica'],
    [
      'replica',
      { pause: 'write-store' },
      { replica: { count: 2 } },
      'pause: is no replica of replica; choose from replica, replica-2',
    ],
    [
      'batch-etl',
      { refresh: true },
      {},
      'refresh: is for materialised views, and batch-etl has none; remove it',
    ],
    [
      'materialized-view',
      { refresh: true },
      { refresh: { mode: 'immediate' } },
      'refresh: does nothing where refresh.mode is "immediate"; write periodic or manual',
    ],
    ['materialized-view', { refresh: false }, {}, 'refresh: is not true; write true'],
    [
      'outbox-polling',
      { rebuild: 'in-place' },
      { broker: 'rabbitmq' },
      'rebuild: is impossible: outbox-polling keeps no history to rebuild from here; remove it',
    ],
    [
      'outbox-polling',
      { rebuild: 'blue-green' },
      { broker: 'nats-jetstream' },
      'rebuild: needs a second consumer, and nats-jetstream has one here; write "in-place"',
    ],
    [
      'dual-write',
      { 'add-projection': 'sales_by_product' },
      {},
      'add-projection: is impossible: dual-write keeps no history to read here; remove it',
    ],
    [
      'outbox-cdc',
      { 'add-projection': 'sales_by_product' },
      { broker: 'nats-core' },
      'add-projection: is impossible: outbox-cdc keeps no history to read here; remove it',
    ],
    [
      'outbox-cdc',
      { 'add-projection': 'sales_by_product' },
      { broker: 'nats-jetstream' },
      'add-projection: needs a second consumer, and nats-jetstream has one here; write broker "kafka"',
    ],
    [
      'event-sourcing',
      { 'add-projection': 'order_summaries' },
      { projector: { start: 'documents' } },
      'add-projection: is no projection to be added to orders; choose from sales_by_product',
    ],
    [
      'event-sourcing',
      { 'add-projection': 'sales_by_product' },
      {},
      'add-projection: is there from the start; write projector.start "documents"',
    ],
  ])('in %s: %j with %j', (pipeline, act, settings, problem) => {
    expect(parsed(pipeline, act, settings)).toBe(`workload[0].${problem}`)
  })

  test('and is taken where it means something', () => {
    expect(parsed('outbox-polling', { rebuild: 'in-place' }, { broker: 'nats-jetstream' })).toBe('ok')
    const later = { projector: { start: 'documents' } }
    for (const pipeline of ['event-sourcing', 'outbox-polling', 'table-cdc'])
      expect(parsed(pipeline, { 'add-projection': 'sales_by_product' }, later)).toBe('ok')
    expect(parsed('replica', { resume: 'replica-2' }, { replica: { count: 2 } })).toBe('ok')
    for (const mode of ['periodic', 'manual'])
      expect(parsed('materialized-view', { refresh: true }, { refresh: { mode } })).toBe('ok')
  })
})
