// The broker: repetitions and holes of an idempotent producer, waiting fetches, the high watermark, and group positions.
import { describe, expect, test } from 'vitest'
import { createBroker } from './broker'
import type { LogRecord, Protocol } from '../protocol/protocol'
import { rig } from '../rig'

function given() {
  const bench = rig({
    machines: [createBroker({ id: 'broker', group: 'g' })],
    probes: { producer: undefined, consumer: undefined },
    links: ['producer->broker', 'broker->consumer'],
  })
  const { say } = bench
  const publish = (at: number, number: number, more: Partial<Protocol['publish']> = {}) =>
    say(at, 'producer to broker', 'publish', {
      index: number,
      partition: 0,
      key: 'o1',
      event: { id: `o1@${number}`, type: 'E', aggregateId: 'o1', version: number, style: '', payload: {} },
      command: 'c1',
      producer: 'relay#1',
      number,
      round: 1,
      ...more,
    })
  return {
    ...bench,
    publish,
    fetch: (at: number, positions: Protocol['fetch']['positions'] = { '0': null }, round = 1) =>
      say(at, 'consumer to broker', 'fetch', {
        consumer: 'consumer',
        positions,
        limit: 10,
        wait: 500_000,
        round,
      }),
    commit: (at: number, partition: number, offset: number) =>
      say(at, 'consumer to broker', 'commit-offset', { partition, offset, round: 1 }),
    log: () => (bench.rows('log') as unknown as readonly LogRecord[]).map(({ event }) => event.id),
    fetched: () =>
      bench.heard('consumer', 'records').map(({ at, body }) => ({
        at,
        offsets: (body['records'] as unknown as readonly LogRecord[]).map(({ offset }) => offset),
      })),
  }
}

describe('an idempotent producer', () => {
  test('may say a record twice: it is kept once, and acknowledged with its own offset', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.publish(10, 2)
    broker.publish(20, 1)
    broker.until(50)
    expect(broker.log()).toEqual(['o1@1', 'o1@2'])
    expect(broker.heard('producer', 'acked').map(({ body }) => [body['offset'], body['duplicate']])).toEqual([
      [0, false],
      [1, false],
      [0, true],
    ])
  })

  test('is not acknowledged for a repetition before the record itself is replicated', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.publish(0.5, 1)
    broker.until(50)
    expect(broker.heard('producer').map(({ at, body }) => [at, body['duplicate']])).toEqual([
      [4, false],
      [4.5, true],
    ])
  })

  test('is refused where a number is missing, and taken once it has come', () => {
    const broker = given()
    broker.publish(0, 2)
    broker.publish(10, 1)
    broker.publish(20, 2)
    broker.until(50)
    expect(broker.heard('producer').map(({ type }) => type)).toEqual(['out-of-order', 'acked', 'acked'])
    expect(broker.log()).toEqual(['o1@1', 'o1@2'])
  })

  test('is another one in its next session: the same record is kept again', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.publish(10, 1, { producer: 'relay#2' })
    broker.publish(20, 1, { producer: null })
    broker.until(50)
    expect(broker.log()).toEqual(['o1@1', 'o1@1', 'o1@1'])
  })
})

describe('a fetch', () => {
  test('that finds nothing waits, and is answered as soon as a record is replicated', () => {
    const broker = given()
    broker.fetch(0)
    broker.publish(100, 1)
    broker.until(200)
    expect(broker.fetched()).toEqual([{ at: 104, offsets: [0] }])
  })

  test('that waits in vain is answered empty when its time is over', () => {
    const broker = given()
    broker.fetch(0)
    broker.until(600)
    expect(broker.fetched()).toEqual([{ at: 502, offsets: [] }])
  })

  test('does not see beyond the high watermark, which a crash does not take back', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.fetch(1)
    broker.plan(2, { kind: 'crash', component: 'broker', restartAfter: 100_000 })
    broker.fetch(400, { '0': 0 }, 2)
    broker.until(500)
    // Replication was not over when the broker died: nobody was told, but the replicas have the record.
    expect(broker.heard('producer').map(({ type }) => type)).toEqual(['disconnected'])
    expect(broker.fetched()).toEqual([{ at: 402, offsets: [0] }])
  })

  test('begins where the group has committed to, partition by partition, unless the consumer knows better', () => {
    const broker = given()
    for (const [at, partition] of [
      [0, 0],
      [10, 0],
      [20, 1],
      [30, 1],
    ] as const)
      broker.publish(at, 1 + at, { partition, producer: null })
    broker.commit(50, 0, 1)
    broker.fetch(60, { '0': null, '1': null })
    broker.fetch(70, { '0': 0, '1': 1 })
    broker.until(100)
    const found = broker
      .heard('consumer', 'records')
      .map(({ body }) =>
        (body['records'] as unknown as readonly LogRecord[]).map(
          ({ partition, offset }) => `${partition}/${offset}`,
        ),
      )
    expect(found).toEqual([
      ['0/1', '1/0', '1/1'],
      ['0/0', '0/1', '1/1'],
    ])
  })

  test('is forgotten with the connection of its consumer', () => {
    const broker = given()
    broker.fetch(0)
    broker.plan(10, { kind: 'crash', component: 'consumer', restartAfter: 0 })
    broker.until(20)
    expect(broker.rows('broker.fetches')).toEqual([])
  })
})
