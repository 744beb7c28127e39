// What an anomaly is named after: the ways of passing over an event, and what looks alike and is not the same.
import { describe, expect, test } from 'vitest'
import { namesOf, played, promisesOf } from './golden'
import { at, type Parts, trial } from './trial'

describe('an event that makes no sense is passed over without a word', () => {
  const damaged = (pipeline: string, settings: object): Parts => ({
    pipeline,
    settings,
    workload: [at(0, 'PlaceOrder', 1), at(1500, 'PlaceOrder', 2), at(3000, 'PlaceOrder', 3)],
    faults: [{ kind: 'poison', event: 2 }],
    end: { quiet: true, limit: 200_000 },
  })
  const skip = { projector: { onError: 'skip' } }

  test.each([
    ['outbox-polling', skip],
    ['outbox-polling', { ...skip, broker: 'rabbitmq' }],
    ['outbox-polling', { ...skip, broker: 'nats-core' }],
    ['outbox-polling', { ...skip, broker: 'nats-jetstream' }],
    ['outbox-polling', { projector: { onError: 'requeue' }, broker: 'rabbitmq' }],
    [
      'outbox-polling',
      { projector: { onError: 'requeue' }, broker: 'nats-jetstream', jetstream: { maxDeliver: 3 } },
    ],
    ['outbox-cdc', { cdc: { onError: 'skip' } }],
    ['event-sourcing', skip],
    ['batch-etl', { etl: { interval: 5000, onError: 'skip' }, projector: { apply: 'delta' } }],
  ])('by %s with %o: A24', (pipeline, settings) => {
    const it = trial(damaged(pipeline, settings))
    expect(namesOf(it)).toContain('A24')
    expect(promisesOf(it)).toContain('no-lost-event A24')
  })

  test.each([
    ['outbox-polling', { projector: { onError: 'retry' } }],
    ['outbox-polling', { projector: { onError: 'park' } }],
    ['outbox-polling', { ...skip, broker: 'rabbitmq', rabbitmq: { deadLetter: true } }],
    ['outbox-cdc', { cdc: { onError: 'fail' } }],
  ])('and not by %s with %o', (pipeline, settings) => {
    expect(namesOf(trial(damaged(pipeline, settings)))).not.toContain('A24')
  })
})

test('what a reader skips because its schema is another is named after that: A29', () => {
  const it = played('renamed-field', { settings: { projector: { onError: 'skip' } } })
  expect(promisesOf(it)).toContain('no-lost-event A29')
})

test('a leader that is lost takes records with it that nobody has read: A1, for nothing was too old', () => {
  expect(promisesOf(played('leader-lost'))).toEqual(['no-lost-event A1'])
})

test('a write that was confirmed with a warning and is gone after a failover: A16 and A15', () => {
  const it = played('standby-gone', {
    settings: { replica: { patience: 500 } },
    faults: [
      { kind: 'down', component: 'replica', from: 500, until: 4000 },
      { kind: 'failover', component: 'write-store', at: 3500 },
    ],
  })
  expect(namesOf(it)).toEqual(expect.arrayContaining(['A15', 'A16']))
  expect(it.result.verdict).toContain('acked-loss')
})

describe('where an event store fails over to a standby that has less', () => {
  const failedOver = (commit: string): Parts => ({
    pipeline: 'event-sourcing',
    settings: { replica: { delay: 300 }, commit },
    workload: [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)],
    faults: [{ kind: 'failover', component: 'write-store', at: commit === 'flush' ? 2000 : 350 }],
  })

  test('the checkpoint lies beyond its end: A30', () => {
    expect(namesOf(trial(failedOver('async')))).toContain('A30')
    expect(namesOf(trial(failedOver('flush')))).not.toContain('A30')
  })
})
