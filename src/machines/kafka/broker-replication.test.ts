// Replication and election: what is acknowledged when, what a new leader has, and what becomes of records too old to keep.
import { describe, expect, test } from 'vitest'
import { faultPolicy } from '#faults'
import { createBroker } from './broker'
import type { KafkaOptions } from './broker-rows'
import type { LogRecord, Protocol } from '../protocol/protocol'
import { rig } from '../rig'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function given(kafka: Partial<KafkaOptions> = {}) {
  const bench = rig({
    machines: [createBroker({ id: 'broker', group: 'g', kafka })],
    probes: { producer: undefined, consumer: undefined },
    links: ['producer->broker', 'broker->consumer'],
    policy: faultPolicy,
  })
  const { say } = bench
  return {
    ...bench,
    publish: (at: number, number: number, more: Partial<Protocol['publish']> = {}, type = 'E') =>
      say(at, 'producer to broker', 'publish', {
        index: number,
        partition: 0,
        key: 'o1',
        event: { id: `o1@${number}`, type, aggregateId: 'o1', version: number, style: '', payload: {} },
        command: 'c1',
        producer: 'relay#1',
        number,
        round: 1,
        ...more,
      }),
    fetch: (at: number, position: number | null, round = 1) =>
      say(at, 'consumer to broker', 'fetch', {
        consumer: 'consumer',
        positions: { '0': position },
        limit: 10,
        wait: 500_000,
        round,
      }),
    failover: (at: number) =>
      bench.plan(at, { kind: 'stimulus', component: 'broker', type: 'failover', body: {} }),
    /** Replication takes this many times two milliseconds. */
    slow: (at: number, factor: number) =>
      bench.plan(at, {
        kind: 'fault',
        id: 'slow',
        fault: { kind: 'slow', component: 'broker', factor, from: 0, until: null },
      }),
    log: () => (bench.rows('log') as unknown as readonly LogRecord[]).map(({ event }) => event.id),
    fetched: () =>
      bench
        .heard('consumer', 'records')
        .map(({ body }) => (body['records'] as unknown as readonly LogRecord[]).map(({ event }) => event.id)),
    told: () => bench.heard('producer').map(({ at, type }) => [at, type]),
  }
}

describe('an acknowledgement', () => {
  test('comes after replication, right after the append, or not at all', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.publish(10, 2, { producer: null, acks: 'leader' })
    broker.publish(20, 3, { producer: null, acks: 'none' })
    broker.until(50)
    expect(broker.told()).toEqual([
      [4, 'acked'],
      [12, 'acked'],
    ])
    expect(broker.row('high_watermark', '0')).toBe(3)
  })
})

describe('a new leader', () => {
  test('has what was replicated, and nobody is answered before it is there', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.slow(50, 500)
    broker.publish(100, 2, { producer: null, acks: 'leader' })
    broker.failover(200)
    broker.fetch(300, 0)
    broker.publish(300, 3)
    broker.fetch(1300, 0, 2)
    broker.until(5000)
    expect(broker.told().slice(1)).toEqual([
      [102, 'acked'],
      [302, 'refused'],
    ])
    expect(broker.heard('consumer').map(({ type }) => type)).toEqual(['refused', 'records'])
    expect(broker.fetched()).toEqual([['o1@1']])
    expect(broker.log()).toEqual(['o1@1'])
  })

  test('knows the numbers of a producer as far as its records are left', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.slow(50, 500)
    for (const number of [2, 3, 4, 5, 6, 7, 8]) broker.publish(100 + number, number)
    broker.failover(200)
    for (const [i, number] of [3, 2, 3].entries()) broker.publish(1500 + i, number)
    broker.until(1300)
    expect(broker.row('producers', 'relay#1/0')).toEqual({ number: 1, offsets: [] })
    broker.until(1600)
    expect(broker.log()).toEqual(['o1@1', 'o1@2', 'o1@3'])
  })

  test('refuses a fetch that waits, and what the old one had begun means nothing any more', () => {
    const broker = given()
    broker.fetch(0, 0)
    broker.slow(50, 500)
    broker.publish(100, 1)
    broker.failover(200)
    broker.until(3000)
    expect(broker.heard('consumer').map(({ type }) => type)).toEqual(['refused'])
    expect(broker.heard('producer')).toEqual([])
    expect(broker.row('high_watermark', '0')).toBe(0)
  })

  test('that a follower out of sync may become loses what the old one acknowledged alone', () => {
    const alone = (unclean: boolean) => {
      const broker = given({ minInSync: 1, unclean })
      broker.slow(0, 10_000)
      broker.publish(0, 1)
      broker.publish(100, 2)
      broker.failover(15_000)
      broker.until(50_000)
      expect(broker.told()).toEqual([
        [10_002, 'acked'],
        [10_102, 'acked'],
      ])
      return broker.log()
    }
    expect(alone(true)).toEqual([])
    expect(alone(false)).toEqual(['o1@1', 'o1@2'])
  })
})

describe('retention', () => {
  test.each([
    ['latest', 'repositioned', { '0': 2 }],
    ['earliest', 'repositioned', { '0': 1 }],
    ['none', 'out-of-range', undefined],
  ] as const)('takes records from the front; a fetch before it goes to the %s', (reset, type, positions) => {
    const broker = given({ retention: HOUR * 1000, reset })
    broker.publish(0, 1)
    broker.publish(30 * MINUTE, 2)
    broker.fetch(70 * MINUTE, 0)
    broker.until(71 * MINUTE)
    expect(broker.log()).toEqual(['o1@2'])
    expect(broker.row('log_start', '0')).toBe(1)
    const [answer] = broker.heard('consumer')
    expect([answer?.type, answer?.body['positions']]).toEqual([type, positions])
  })

  test('does not touch what somebody still may read', () => {
    const broker = given({ retention: HOUR * 1000 })
    broker.publish(0, 1)
    broker.fetch(59 * MINUTE, null)
    broker.until(60 * MINUTE)
    expect(broker.fetched()).toEqual([['o1@1']])
  })
})

describe('a compacted topic', () => {
  const compacted = () => {
    const broker = given({ compact: true, tombstoneRetention: 24 * HOUR * 1000 })
    broker.publish(0, 1)
    broker.publish(1000, 2)
    broker.publish(2000, 3, { key: 'o2' })
    return broker
  }

  test('keeps the last record of a key, for whoever comes late', () => {
    const broker = compacted()
    broker.fetch(10 * MINUTE, 0)
    broker.until(11 * MINUTE)
    expect(broker.fetched()).toEqual([['o1@2', 'o1@3']])
    expect(broker.log()).toEqual(['o1@2', 'o1@3'])
  })

  test('keeps the last record of each row, where tables have topics of their own', () => {
    const broker = given({ compact: true, tombstoneRetention: 24 * HOUR * 1000 })
    const row = (at: number, number: number, table: string, op: string) =>
      broker.publish(at, number, {
        event: {
          id: `o1@${number}`,
          type: table,
          aggregateId: 'o1',
          version: number,
          style: 'row',
          payload: { table, key: 'o1', op, row: null },
        },
      })
    row(0, 1, 'orders', 'c')
    row(1000, 2, 'items', 'c')
    row(2000, 3, 'orders', 'u')
    row(3000, 4, 'items', 'd')
    broker.fetch(30 * HOUR, 0)
    broker.until(30 * HOUR + MINUTE)
    expect(broker.fetched()).toEqual([['o1@3']])
  })

  test('keeps a delete marker for a day', () => {
    for (const [hours, left] of [
      [20, ['o1@3', 'o1@4']],
      [30, ['o1@3']],
    ] as const) {
      const broker = compacted()
      broker.publish(HOUR, 4, {}, 'OrderDeleted')
      broker.fetch(hours * HOUR, 0)
      broker.until(hours * HOUR + MINUTE)
      expect(broker.fetched()).toEqual([left])
    }
  })
})
