// NATS core's semantics: at most once, to whoever is there, and nothing is kept or acknowledged.
import { describe, expect, test } from 'vitest'
import { createNatsBroker } from './nats-broker'
import { rig } from '../rig'

function given() {
  const bench = rig({
    machines: [createNatsBroker({ id: 'broker' })],
    probes: { producer: undefined, ann: undefined, bob: undefined },
    links: ['producer->broker', 'broker->ann', 'broker->bob'],
  })
  return {
    ...bench,
    publish: (at: number, number: number) =>
      bench.say(at, 'producer to broker', 'publish', {
        index: number,
        partition: 0,
        key: 'o1',
        event: { id: `o1@${number}`, type: 'E', aggregateId: 'o1', version: number, style: '', payload: {} },
        command: 'c1',
        producer: null,
        number,
        round: 1,
      }),
    subscribe: (at: number, consumer: string) =>
      bench.say(at, `${consumer} to broker`, 'subscribe', { consumer, credit: 500, round: 1 }),
    count: (consumer: string) => bench.heard(consumer, 'delivery').length,
  }
}

describe('a message', () => {
  test('that nobody listens for is dropped, and its publisher hears nothing either way', () => {
    const broker = given()
    broker.publish(0, 1)
    broker.subscribe(10, 'ann')
    broker.publish(20, 2)
    broker.until(100)
    expect(broker.count('ann')).toBe(1)
    expect(broker.heard('producer')).toEqual([])
    expect(broker.events('broker')).toContain('publish-in-vain')
  })

  test('goes to one member of the group, and over many messages to each of them', () => {
    const broker = given()
    broker.subscribe(0, 'ann')
    broker.subscribe(0, 'bob')
    for (let i = 1; i <= 40; i++) broker.publish(10 + i, i)
    broker.until(100)
    expect(broker.count('ann') + broker.count('bob')).toBe(40)
    expect(Math.min(broker.count('ann'), broker.count('bob'))).toBeGreaterThan(8)
  })

  test('is not kept for a subscriber whose connection has ended', () => {
    const broker = given()
    broker.subscribe(0, 'ann')
    broker.plan(10, { kind: 'crash', component: 'ann', restartAfter: 20_000 })
    broker.publish(15, 1)
    broker.subscribe(50, 'ann')
    broker.publish(60, 2)
    broker.until(100)
    expect(broker.count('ann')).toBe(1)
  })

  test('dies with the broker that has taken it and not passed it on, as do all subscriptions', () => {
    const broker = given()
    broker.subscribe(0, 'ann')
    broker.publish(10, 1)
    broker.publish(900, 2)
    broker.when(({ points }) => points.includes('after-append'), {
      kind: 'crash',
      component: 'broker',
      restartAfter: 10_000,
    })
    broker.until(1000)
    expect(broker.count('ann')).toBe(0)
    expect(broker.heard('ann', 'disconnected')).toHaveLength(1)
  })

  test('is lost on the way when another server takes over, which tells its subscribers to come again', () => {
    const broker = given()
    broker.subscribe(0, 'ann')
    broker.publish(10, 1)
    broker.plan(11.05, { kind: 'stimulus', component: 'broker', type: 'failover', body: {} })
    broker.until(100)
    expect(broker.count('ann')).toBe(0)
    expect(broker.heard('ann', 'closed')).toMatchObject([{ body: { why: 'failover' } }])
  })
})
