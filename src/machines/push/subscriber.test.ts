// The projector as a subscriber: what a crash repeats or loses, what it does with events it cannot read, and lost connections.
import { describe, expect, test } from 'vitest'
import { faultPolicy } from '#faults'
import { createJetStreamBroker } from '../nats/jetstream-broker'
import { createNatsBroker } from '../nats/nats-broker'
import type { Protocol } from '../protocol/protocol'
import { createRabbitBroker } from '../rabbitmq/rabbit-broker'
import { rig } from '../rig'
import { createSubscriber } from './subscriber'
import type { SubscriberOptions } from './subscriber-rows'

const brokers = {
  channel: () =>
    createRabbitBroker({
      id: 'broker',
      queue: 'quorum',
      confirms: true,
      automatic: false,
      deliveryLimit: 20,
      deadLetter: true,
      singleActive: false,
      consumerTimeout: 1_800_000_000,
    }),
  stream: () =>
    createJetStreamBroker({
      id: 'broker',
      ackWait: 1_000_000,
      maxDeliver: null,
      maxAckPending: 1000,
      dedupWindow: 0,
      replicas: 3,
    }),
  nothing: () => createNatsBroker({ id: 'broker' }),
}

/** A broker with three messages at 10, 11 and 12 ms, a projector, and a read store that says yes. */
function three(options: Partial<SubscriberOptions> = {}, malformed = 0) {
  const settling = options.settling ?? 'channel'
  const store = { isUp: true }
  const bench = rig({
    policy: faultPolicy,
    machines: [
      brokers[settling](),
      createSubscriber({
        id: 'projector',
        fromBroker: 'broker->projector',
        toStore: 'projector->read-store',
        apply: 'upsert',
        guard: 'none',
        inbox: false,
        ack: 'after-apply',
        onError: 'retry',
        attempts: 1,
        tombstones: true,
        gate: false,
        credit: 10,
        settling,
        room: null,
        decodes: ({ payload }) => payload['malformed'] !== true,
        ...options,
      }),
    ],
    probes: {
      producer: undefined,
      'read-store': ({ type, body }) => {
        const { round } = body
        if (type === 'park') return { type: 'parked', body: { round: round ?? 0 } }
        return store.isUp ? { type: 'applied', body: { round: round ?? 0 } } : { type: 'refused', body }
      },
    },
    links: ['producer->broker', 'broker->projector', 'projector->read-store'],
  })
  for (const number of [1, 2, 3]) {
    const payload = number === malformed ? { malformed: true } : {}
    const event = { id: `o1@${number}`, type: 'E', aggregateId: 'o1', version: number, style: '', payload }
    bench.say(9 + number, 'producer to broker', 'publish', {
      index: number,
      partition: 0,
      key: 'o1',
      event,
      command: 'c1',
      producer: null,
      number,
      round: 1,
    })
  }
  return {
    ...bench,
    store,
    asked: (type = 'apply') =>
      bench
        .heard('read-store', type)
        .map(({ body }) => (body as unknown as Protocol['apply']).event.id.slice(-1))
        .join(''),
    crashAt: (component: string, point: string) =>
      bench.plan(0, {
        kind: 'fault',
        id: 'f',
        fault: { kind: 'crash-at', component, point, nth: 1, restartAfter: 100_000 },
      }),
  }
}

describe('a crash of the projector', () => {
  // What the read store is asked to apply, in order, with the crash at the first passing of the point.
  const outcomes = [
    ['channel', 'after-fetch', 'after-apply', '123'],
    ['channel', 'after-apply', 'after-apply', '1123'],
    ['channel', 'after-ack', 'after-apply', '123'],
    ['channel', 'after-fetch', 'before-apply', '123'],
    ['channel', 'after-ack', 'before-apply', '23'],
    ['channel', 'after-apply', 'before-apply', '123'],
    ['stream', 'after-fetch', 'after-apply', '123'],
    ['stream', 'after-apply', 'after-apply', '1123'],
    ['stream', 'after-ack', 'before-apply', '23'],
    ['nothing', 'after-fetch', 'after-apply', ''],
    ['nothing', 'after-apply', 'after-apply', '1'],
  ] as const
  test.each(outcomes)(
    'with acknowledgements by %s, %s, acknowledging %s, applies "%s"',
    (settling, point, ack, applied) => {
      const world = three({ settling, ack })
      world.crashAt('projector', point)
      world.until(5000)
      expect(world.asked()).toBe(applied)
      expect(world.rows('projector.batch')).toEqual([])
    },
  )
})

describe('an event that cannot be decoded', () => {
  const outcomes = [
    ['retry', '1', '', 0],
    ['skip', '13', '', 1],
    ['park', '13', '2', 0],
    ['requeue', '13', '', 1],
  ] as const
  test.each(outcomes)(
    'with %s: "%s" is applied, "%s" parked, %i dead letters at the broker',
    (onError, applied, parked, dead) => {
      const world = three({ onError }, 2)
      world.until(20_000)
      expect([world.asked(), world.asked('park')]).toEqual([applied, parked])
      expect(world.rows('dead_letter_queue')).toHaveLength(dead)
      expect(world.rows('queue')).toHaveLength(onError === 'retry' ? 2 : 0)
    },
  )

  test('is tried as often as it was told before it is given up', () => {
    const world = three({ onError: 'skip', attempts: 4 }, 2)
    world.until(20_000)
    expect(world.events('projector').filter((event) => event === 'undecodable-retry')).toHaveLength(3)
    expect(world.asked()).toBe('13')
  })

  test.each(['skip', 'park', 'requeue'] as const)(
    'is left out with %s where it was acknowledged before',
    (onError) => {
      const world = three({ onError, ack: 'before-apply', settling: 'nothing' }, 2)
      world.until(20_000)
      expect(world.asked()).toBe(onError === 'requeue' ? '1' : '13')
    },
  )
})

describe('a read store that is not there', () => {
  test('is tried again with pauses, in order', () => {
    const world = three()
    world.store.isUp = false
    world.until(3000)
    expect(world.asked()).toMatch(/^1{2,8}$/)
    world.store.isUp = true
    world.until(20_000)
    expect(world.asked()).toMatch(/^1+23$/)
  })

  test.each(['after-apply', 'before-apply'] as const)(
    'costs whatever comes meanwhile where errors are skipped, acknowledged %s',
    (ack) => {
      const world = three({ onError: 'skip', settling: 'stream', ack })
      world.store.isUp = false
      world.until(3000)
      expect(world.asked()).toBe('123')
      expect(world.events('projector')).toContain(ack === 'after-apply' ? 'trouble-skip' : 'trouble-leave')
      expect(world.rows('consumer_pending')).toEqual([])
    },
  )

  test('sends everything round where what fails goes back', () => {
    const world = three({ onError: 'requeue', settling: 'stream' })
    world.store.isUp = false
    world.until(300)
    expect(new Set(world.asked())).toEqual(new Set('123'))
  })
})

describe('a connection', () => {
  test('that ends takes the buffer with it, but for what is in hand: that is applied twice', () => {
    const world = three()
    const slow = { kind: 'slow', component: 'projector', factor: 10, from: 0, until: null }
    world.plan(0, { kind: 'fault', id: 's', fault: slow })
    world.plan(18.5, { kind: 'crash', component: 'broker', restartAfter: 500_000 })
    world.until(18.4)
    expect(world.rows('projector.batch')).toHaveLength(3)
    world.until(20)
    expect(world.rows('projector.batch')).toHaveLength(1)
    world.until(5000)
    expect(world.asked()).toBe('1123')
    expect(world.rows('queue')).toEqual([])
  })

  test('to NATS that ends leaves the buffer as it is', () => {
    const world = three({ settling: 'nothing' })
    world.when(({ component, event }) => component === 'projector' && event === 'applied', {
      kind: 'crash',
      component: 'broker',
      restartAfter: 500_000,
    })
    world.until(5000)
    expect(world.asked()).toBe('123')
  })

  test('that is silent for long is made anew: what was lost on the way comes again', () => {
    const world = three()
    const fault = { kind: 'cut', link: 'broker->projector', from: 0, until: null }
    world.plan(5, { kind: 'fault', id: 'f', fault })
    world.plan(1000, { kind: 'heal', id: 'f' })
    world.until(2900)
    expect(world.asked()).toBe('')
    world.until(4000)
    expect(world.asked()).toBe('123')
  })
})

test('a client drops what does not fit into its buffer', () => {
  const world = three({ settling: 'nothing', room: 1 })
  world.until(1000)
  expect(world.asked().length).toBeLessThan(3)
  expect(world.events('projector')).toContain('overflow')
})
