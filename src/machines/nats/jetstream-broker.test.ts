// JetStream's semantics: numbers and message ids, AckWait, MaxDeliver, MaxAckPending, what a killed server forgets.
import { describe, expect, test } from 'vitest'
import { createJetStreamBroker } from './jetstream-broker'
import type { JetStreamOptions } from './jetstream-rows'
import type { Protocol } from '../protocol/protocol'
import { rig } from '../rig'

function given(options: Partial<JetStreamOptions> = {}) {
  const bench = rig({
    machines: [
      createJetStreamBroker({
        id: 'broker',
        ackWait: 1_000_000,
        maxDeliver: null,
        maxAckPending: 1000,
        dedupWindow: 500_000,
        replicas: 3,
        ...options,
      }),
    ],
    probes: { producer: undefined, ann: undefined, bob: undefined },
    links: ['producer->broker', 'broker->ann', 'broker->bob'],
  })
  const { say } = bench
  return {
    ...bench,
    publish: (at: number, number: number, more: Partial<Protocol['publish']> = {}) =>
      say(at, 'producer to broker', 'publish', {
        index: number,
        partition: 0,
        key: 'o1',
        event: { id: `o1@${number}`, type: 'E', aggregateId: 'o1', version: number, style: '', payload: {} },
        command: 'c1',
        producer: null,
        number,
        round: 1,
        ...more,
      }),
    subscribe: (at: number, consumer: string, round = 1) =>
      say(at, `${consumer} to broker`, 'subscribe', { consumer, credit: 1000, round }),
    settle: (at: number, consumer: string, tag: number, how: 'ack' | 'requeue' | 'reject' = 'ack') =>
      say(at, `${consumer} to broker`, 'settle', { consumer, tag, how, round: 1 }),
    /** What a consumer was given, with the number of the delivery and the millisecond. */
    given: (consumer: string) =>
      bench.heard(consumer, 'delivery').map(({ at, body }) => {
        const { record, deliveries } = body as unknown as Protocol['delivery']
        return `${record.event.id}#${deliveries} ${Math.round(at)}`
      }),
    pending: () => bench.simulation.rows.keys('consumer_pending'),
    acked: () => bench.heard('producer', 'acked').map(({ body }) => [body['offset'], body['duplicate']]),
  }
}

describe('publishing', () => {
  test('numbers what it keeps from 1, and says so', () => {
    const broker = given()
    for (const number of [1, 2]) broker.publish(number, number)
    broker.until(100)
    expect(broker.acked()).toEqual([
      [1, false],
      [2, false],
    ])
    expect(broker.simulation.rows.keys('stream')).toEqual(['1', '2'])
  })

  test('keeps a message id once within its window, which a duplicate does not extend', () => {
    const broker = given()
    for (const at of [0, 300, 600]) broker.publish(at, 1, { messageId: 'o1@1' })
    broker.until(1000)
    expect(broker.acked()).toEqual([
      [1, false],
      [1, true],
      [2, false],
    ])
  })

  test('forgets ids whose window is over, and keeps twice what has none', () => {
    const broker = given()
    broker.publish(0, 1, { messageId: 'a' })
    broker.publish(600, 2)
    broker.publish(610, 2)
    broker.until(1000)
    expect(broker.rows('stream')).toHaveLength(3)
    expect(broker.rows('dedup')).toEqual([])
  })
})

describe('the durable consumer', () => {
  test('gets what waits for it in order, and again what it does not acknowledge in time', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.publish(1, 2)
    broker.subscribe(100, 'ann')
    broker.settle(200, 'ann', 2)
    broker.until(1300)
    expect(broker.given('ann')).toEqual(['o1@1#1 102', 'o1@2#1 102', 'o1@1#2 1102'])
  })

  test('counts a late acknowledgement, whatever has become of the delivery', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.subscribe(0, 'ann')
    broker.settle(1500, 'ann', 1)
    broker.until(5000)
    expect(broker.given('ann')).toHaveLength(2)
    expect(broker.pending()).toEqual([])
  })

  test('holds new messages back while MaxAckPending are unacknowledged; 1 keeps strict order', () => {
    const broker = given({ maxAckPending: 1 })
    broker.subscribe(0, 'ann')
    for (const number of [1, 2]) broker.publish(10, number)
    broker.settle(1500, 'ann', 1)
    broker.until(2000)
    expect(broker.given('ann')).toEqual(['o1@1#1 13', 'o1@1#2 1013', 'o1@2#1 1502'])
  })

  test('gets back at once what it refuses for now, and never again what it refuses for good', () => {
    const broker = given()
    broker.subscribe(0, 'ann')
    broker.publish(10, 1)
    broker.settle(50, 'ann', 1, 'requeue')
    broker.settle(100, 'ann', 1, 'reject')
    broker.until(5000)
    expect(broker.given('ann')).toEqual(['o1@1#1 13', 'o1@1#2 52'])
    expect(broker.rows('stream')).toHaveLength(1)
    expect(broker.pending()).toEqual([])
  })

  test('is not given a message more often than MaxDeliver: it stays in the stream', () => {
    const broker = given({ maxDeliver: 2 })
    broker.subscribe(0, 'ann')
    broker.publish(10, 1)
    broker.until(10_000)
    expect(broker.given('ann')).toHaveLength(2)
    expect(broker.rows('stream')).toHaveLength(1)
    expect(broker.pending()).toEqual([])
  })

  test('is shared by its subscribers in turn; what one has not acknowledged goes to another after AckWait only', () => {
    const broker = given()
    broker.subscribe(0, 'ann')
    broker.subscribe(1, 'bob')
    for (const number of [1, 2]) broker.publish(10, number)
    broker.settle(50, 'bob', 2)
    broker.plan(100, { kind: 'crash', component: 'ann' })
    broker.until(2000)
    expect(broker.given('bob')).toEqual(['o1@2#1 13', 'o1@1#2 1013'])
  })

  test('gets what came due while nobody was there as soon as somebody is', () => {
    const broker = given()
    broker.subscribe(0, 'ann')
    broker.publish(10, 1)
    broker.plan(50, { kind: 'crash', component: 'ann' })
    broker.subscribe(3000, 'bob')
    broker.until(3100)
    expect(broker.given('bob')).toEqual(['o1@1#2 3002'])
  })
})

describe('a server that is killed', () => {
  const killed = (at: number) => {
    const broker = given()
    broker.subscribe(0, 'ann')
    for (const number of [1, 2]) broker.publish(10, number)
    for (const number of [1, 2]) broker.settle(50, 'ann', number)
    broker.plan(at, { kind: 'crash', component: 'broker', restartAfter: 10_000 })
    broker.subscribe(500, 'ann', 2)
    broker.until(1500)
    return broker.given('ann').slice(2)
  }

  test('forgets the acknowledgements of the last tenth of a second: all come again, in order, by their deadlines', () => {
    expect(killed(100)).toEqual(['o1@1#2 1013', 'o1@2#2 1013'])
  })

  test('remembers older ones', () => {
    expect(killed(160)).toEqual([])
  })

  test('keeps what it appended, acknowledged or not', () => {
    const broker = given()
    broker.publish(10, 1)
    broker.subscribe(500, 'ann')
    broker.when(({ points }) => points.includes('after-append'), {
      kind: 'crash',
      component: 'broker',
      restartAfter: 10_000,
    })
    broker.until(600)
    expect(broker.acked()).toEqual([])
    expect(broker.given('ann')).toEqual(['o1@1#1 502'])
  })
})

describe('a stream that loses its leader', () => {
  const lost = (at: number, options: Partial<JetStreamOptions> = {}) => {
    const broker = given(options)
    broker.publish(10, 1, { messageId: 'a' })
    broker.publish(130_000, 2, { messageId: 'b' })
    broker.plan(at, { kind: 'stimulus', component: 'broker', type: 'failover', body: {} })
    broker.publish(130_100, 3)
    broker.publish(131_000, 2, { messageId: 'b' })
    broker.until(132_000)
    return broker
  }

  test('refuses everything during the election', () => {
    expect(lost(130_050).heard('producer', 'refused')).toMatchObject([{ body: { index: 3 } }])
  })

  test('has all that a quorum acknowledged, and nothing that it did not', () => {
    // A second publish with the id is a duplicate by its window of half a second only if the first was there to be known.
    expect(lost(130_050, { dedupWindow: 10_000_000 }).acked()).toEqual([
      [1, false],
      [2, false],
      [2, true],
    ])
    expect(lost(130_001.5, { dedupWindow: 10_000_000 }).acked()).toEqual([
      [1, false],
      [2, false],
    ])
  })

  test('of one server has what was on its disk: the last two minutes are gone, and their numbers are given anew', () => {
    const broker = lost(130_050, { replicas: 1, dedupWindow: 10_000_000 })
    expect(broker.acked()).toEqual([
      [1, false],
      [2, false],
      [2, false],
    ])
    expect(broker.rows('stream')).toHaveLength(2)
  })
})
