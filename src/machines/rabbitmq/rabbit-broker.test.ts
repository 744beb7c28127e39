// RabbitMQ's semantics: confirms, the window, places in the queue, limits, dead letters, a single active consumer, time-outs.
import { describe, expect, test } from 'vitest'
import type { Protocol } from '../protocol/protocol'
import { createRabbitBroker } from './rabbit-broker'
import type { QueueRow, RabbitOptions } from './rabbit-rows'
import { rig } from '../rig'

function given(options: Partial<RabbitOptions> = {}) {
  const bench = rig({
    machines: [
      createRabbitBroker({
        id: 'broker',
        queue: 'quorum',
        confirms: true,
        automatic: false,
        deliveryLimit: 20,
        deadLetter: false,
        singleActive: false,
        consumerTimeout: 1_800_000_000,
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
    subscribe: (at: number, consumer: string, credit = 10, round = 1) =>
      say(at, `${consumer} to broker`, 'subscribe', { consumer, credit, round }),
    settle: (at: number, consumer: string, tag: number, how: 'ack' | 'requeue' | 'reject' = 'ack') =>
      say(at, `${consumer} to broker`, 'settle', { consumer, tag, how, round: 1 }),
    /** What a consumer was given, as event and number of the delivery; `!` where it may have been seen before. */
    given: (consumer: string) =>
      bench.heard(consumer, 'delivery').map(({ body }) => {
        const { record, redelivered, deliveries } = body as unknown as Protocol['delivery']
        return `${record.event.id}#${deliveries}${redelivered ? '!' : ''}`
      }),
    queue: () =>
      (bench.rows('queue') as unknown as readonly QueueRow[]).map(
        ({ event, state, consumer }) => `${event.id} ${consumer ?? state}`,
      ),
    acked: () => bench.heard('producer', 'acked').map(({ at, body }) => [body['index'], at]),
  }
}

/** Three messages at 10, 11 and 12 ms. */
function three(options: Partial<RabbitOptions> = {}) {
  const broker = given(options)
  for (const number of [1, 2, 3]) broker.publish(9 + number, number)
  return broker
}

describe('publishing', () => {
  test('is confirmed once the message is on disk, five milliseconds later', () => {
    const broker = three()
    broker.until(13)
    expect(broker.queue()).toEqual([])
    broker.until(100)
    expect(broker.queue()).toEqual(['o1@1 ready', 'o1@2 ready', 'o1@3 ready'])
    expect(broker.acked()).toEqual([
      [1, 17],
      [2, 18],
      [3, 19],
    ])
  })

  test('without confirms tells its publisher nothing, and a crash takes what was not on disk', () => {
    const broker = three({ confirms: false })
    broker.plan(100, { kind: 'crash', component: 'broker', restartAfter: 10_000 })
    broker.until(1000)
    expect(broker.acked()).toEqual([])
    expect(broker.queue()).toEqual([])
  })

  test('delivers before the disk has it, and puts on disk what became of it meanwhile', () => {
    const broker = three()
    broker.subscribe(0, 'ann', 2)
    broker.settle(13, 'ann', 1)
    broker.until(100)
    expect(broker.given('ann')).toEqual(['o1@1#1', 'o1@2#1', 'o1@3#1'])
    expect(broker.queue()).toEqual(['o1@2 ann', 'o1@3 ann'])
    expect(broker.acked()).toHaveLength(3)
  })
})

describe('the window', () => {
  test('holds back what a consumer has no room for, until it acknowledges', () => {
    const broker = three()
    broker.subscribe(50, 'ann', 2)
    broker.settle(101, 'ann', 2)
    broker.until(100)
    expect(broker.given('ann')).toEqual(['o1@1#1', 'o1@2#1'])
    broker.until(200)
    expect(broker.given('ann')).toEqual(['o1@1#1', 'o1@2#1', 'o1@3#1'])
    expect(broker.queue()).toEqual(['o1@1 ann', 'o1@3 ann'])
  })

  test('does not count where deliveries are acknowledged by themselves: they leave the queue as they are sent', () => {
    const broker = three({ automatic: true })
    broker.subscribe(50, 'ann', 1)
    broker.until(100)
    expect(broker.given('ann')).toHaveLength(3)
    expect(broker.queue()).toEqual([])
  })

  test('is filled in turn where there are several consumers', () => {
    const broker = three()
    broker.subscribe(0, 'ann')
    broker.subscribe(1, 'bob')
    broker.until(100)
    expect([broker.given('ann'), broker.given('bob')]).toEqual([['o1@1#1', 'o1@3#1'], ['o1@2#1']])
  })

  test('of a single active consumer is the only one, until that leaves', () => {
    const broker = three({ singleActive: true })
    broker.subscribe(0, 'ann', 1)
    broker.subscribe(1, 'bob', 1)
    broker.plan(60, { kind: 'crash', component: 'ann' })
    broker.until(50)
    expect([broker.given('ann'), broker.given('bob')]).toEqual([['o1@1#1'], []])
    broker.until(100)
    expect(broker.given('bob')).toEqual(['o1@1#2!'])
  })
})

describe('a message that comes back', () => {
  const nacked = (options: Partial<RabbitOptions>) => {
    const broker = three(options)
    broker.subscribe(50, 'ann', 1)
    broker.settle(60, 'ann', 1, 'requeue')
    broker.until(100)
    return broker.given('ann').at(-1)
  }

  test('goes to the front of a classic queue, and of a quorum queue with a limit', () => {
    expect(nacked({ queue: 'classic' })).toBe('o1@1#2!')
    expect(nacked({})).toBe('o1@1#2!')
  })

  test('goes to the tail of a quorum queue without a limit', () => {
    expect(nacked({ deliveryLimit: null })).toBe('o1@2#1')
  })

  test('goes to the front everywhere when a connection ends', () => {
    const broker = three({ deliveryLimit: null })
    broker.subscribe(50, 'ann', 2)
    broker.plan(60, { kind: 'crash', component: 'ann' })
    broker.subscribe(70, 'bob', 2)
    broker.until(100)
    expect(broker.given('bob')).toEqual(['o1@1#2!', 'o1@2#2!'])
  })

  test('is given up after the limit and one delivery more, into the dead-letter queue where there is one', () => {
    for (const deadLetter of [false, true]) {
      const broker = three({ deliveryLimit: 2, deadLetter })
      broker.subscribe(50, 'ann', 1)
      for (const tag of [1, 2, 3]) broker.settle(50 + tag * 10, 'ann', tag, 'requeue')
      broker.until(200)
      expect(broker.given('ann')).toEqual(['o1@1#1', 'o1@1#2!', 'o1@1#3!', 'o1@2#1'])
      expect(broker.rows('dead_letter_queue')).toHaveLength(deadLetter ? 1 : 0)
    }
  })

  test('is not given up by a classic queue, which counts nothing', () => {
    const broker = three({ queue: 'classic', deliveryLimit: 1 })
    broker.subscribe(50, 'ann', 1)
    for (const tag of [1, 2, 3, 4]) broker.settle(50 + tag * 10, 'ann', tag, 'requeue')
    broker.until(200)
    expect(broker.given('ann').at(-1)).toBe('o1@1#5!')
  })

  test('is gone when it is rejected', () => {
    const broker = three({ deadLetter: true })
    broker.subscribe(50, 'ann', 1)
    broker.settle(60, 'ann', 1, 'reject')
    broker.until(100)
    expect(broker.queue()).toEqual(['o1@2 ann', 'o1@3 ready'])
    expect(broker.row('dead_letter_queue', '0')).toMatchObject({ why: 'rejected', deliveries: 1 })
  })
})

describe('a channel', () => {
  test('is closed when a delivery is not acknowledged in time, and what was on it comes back', () => {
    const broker = three({ consumerTimeout: 100_000 })
    broker.subscribe(50, 'ann', 2)
    broker.settle(100, 'ann', 1)
    broker.until(152)
    // The second delivery is as old as the first; the third came later.
    expect(broker.heard('ann', 'closed')).toMatchObject([{ at: 152, body: { why: 'consumer-timeout' } }])
    expect(broker.queue()).toEqual(['o1@2 ready', 'o1@3 ready'])
  })

  test('stays open as long as the oldest delivery is young enough', () => {
    const broker = three({ consumerTimeout: 100_000 })
    broker.subscribe(50, 'ann', 1)
    broker.settle(140, 'ann', 1)
    broker.settle(220, 'ann', 2)
    broker.until(300)
    expect(broker.heard('ann', 'closed')).toEqual([])
    expect(broker.events('broker')).not.toContain('consumer-timeout')
  })

  test('of an earlier subscription is over: its numbers mean nothing, and all that was on it comes back', () => {
    const broker = three()
    broker.subscribe(50, 'ann', 1)
    broker.subscribe(60, 'ann', 1, 2)
    broker.settle(70, 'ann', 1)
    broker.say(110, 'ann to broker', 'settle', { consumer: 'ann', tag: 1, how: 'ack', round: 2 })
    broker.until(100)
    expect(broker.given('ann')).toEqual(['o1@1#1', 'o1@1#2!'])
    expect(broker.queue()[0]).toBe('o1@1 ann')
    broker.until(200)
    expect(broker.queue()).toEqual(['o1@2 ann', 'o1@3 ready'])
  })
})

describe('a broker that is killed, or loses its leader,', () => {
  test('has everything again that was on disk, ready for whoever comes', () => {
    const broker = three()
    broker.subscribe(50, 'ann', 2)
    broker.plan(60, { kind: 'crash', component: 'broker', restartAfter: 10_000 })
    broker.subscribe(500, 'ann', 10, 2)
    broker.until(600)
    expect(broker.given('ann')).toEqual(['o1@1#1', 'o1@2#1', 'o1@1#2!', 'o1@2#2!', 'o1@3#1'])
  })

  test('refuses everything during an election, and has then all that was confirmed', () => {
    const broker = three()
    broker.plan(17.5, { kind: 'stimulus', component: 'broker', type: 'failover', body: {} })
    broker.publish(100, 4)
    broker.publish(600, 5)
    broker.until(700)
    expect(broker.heard('producer', 'refused')).toMatchObject([{ at: 102, body: { index: 4 } }])
    expect(broker.queue()).toEqual(['o1@1 ready', 'o1@2 ready', 'o1@5 ready'])
  })

  test('loses a classic queue: a publish comes back if it is mandatory, and is confirmed and dropped if not', () => {
    const broker = three({ queue: 'classic' })
    broker.plan(50, { kind: 'stimulus', component: 'broker', type: 'failover', body: {} })
    broker.publish(100, 4, { mandatory: true })
    broker.publish(110, 5)
    broker.subscribe(300, 'ann')
    broker.publish(310, 6)
    broker.until(200)
    expect(broker.heard('producer', 'nacked')).toMatchObject([{ body: { index: 4, why: 'unroutable' } }])
    expect(broker.acked().at(-1)?.[0]).toBe(5)
    expect(broker.queue()).toEqual([])
    broker.until(400)
    expect(broker.given('ann')).toEqual(['o1@6#1'])
  })
})
