// The same faults with four brokers, each as a scenario file: what RabbitMQ, NATS core and JetStream do where Kafka does otherwise.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const expectHarmless = (parts: Parts) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict.filter((code) => code !== 'ok' && code !== 'lag')).toEqual([])
  expect(converged).toBe(true)
}
/** What a run may end with at worst, beside being late. */
const expectAtMost = (parts: Parts, codes: readonly string[]) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict.filter((code) => !['ok', 'lag', ...codes].includes(code))).toEqual([])
  return converged
}

const BROKERS = ['kafka', 'rabbitmq', 'nats-core', 'nats-jetstream'] as const
/** Two versions of one order, and another order, all in one batch of the relay. */
const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
const threeOrders = [1, 2, 3].map((n) => at(n * 20, 'PlaceOrder', n))
const crash = (component: string, point: string, nth = 1) => ({
  kind: 'crash',
  component,
  point,
  nth,
  restartAfter: 1000,
})
const poison = { kind: 'poison', event: 2 }
const minute = { quiet: true, limit: 60_000 }

describe('where nothing goes wrong', () => {
  test.each(BROKERS)('%s delivers everything once and in order: ok', (broker) => {
    for (const ack of ['after-apply', 'before-apply'])
      for (const apply of ['upsert', 'delta', 'partial']) {
        const { result } = trial({ settings: { broker, projector: { ack, apply } }, workload: twoVersions })
        expect(result.verdict).toEqual(['ok'])
        expect(result.events).toEqual({ committed: 3, applied: 3 })
        expect(result.stopped).toBe('quiet')
      }
  })
})

describe('a consumer that is away', () => {
  const away = (broker: string, until: number): Parts => ({
    settings: { broker },
    workload: [at(0, 'PlaceOrder', 1), at(1500, 'PlaceOrder', 2), at(until + 1500, 'PlaceOrder', 3)],
    faults: [{ kind: 'down', component: 'projector', from: 1000, until }],
    end: { quiet: true, limit: until + 60_000 },
  })

  test('for 2 s misses with NATS core what was published meanwhile (G15): lost', () => {
    const { run, result } = trial(away('nats-core', 3000))
    expect(result.verdict).toEqual(['lost'])
    expect(result.events).toEqual({ committed: 3, applied: 2 })
    expect(run.journal.map(({ event }) => event)).toContain('publish-in-vain')
  })

  test.each(['kafka', 'rabbitmq', 'nats-jetstream'])(
    'for an hour gets with %s all that waits: lag',
    (broker) => {
      expect(verdictOf(away(broker, 3_600_000))).toEqual(['lag'])
    },
  )
})

describe('a consumer that crashes', () => {
  const crashed = (broker: string, point: string, projector: object, more: object = {}): Parts => ({
    settings: { broker, projector, ...more },
    workload: twoVersions,
    faults: [crash('projector', point)],
  })

  test('after the effect and before the ack repeats it: with RabbitMQ nothing worse than rewound, duplicated with delta', () => {
    expect(expectAtMost(crashed('rabbitmq', 'after-apply', {}), ['rewound'])).toBe(true)
    expect(verdictOf(crashed('rabbitmq', 'after-apply', { apply: 'delta' }))).toContain('duplicated')
    expectHarmless(crashed('rabbitmq', 'after-apply', { apply: 'delta', inbox: true }))
  })

  test('before the effect gets it again: with RabbitMQ in order, lag', () => {
    expectHarmless(crashed('rabbitmq', 'after-fetch', { apply: 'delta' }))
  })

  test('is too late with JetStream for a newer event that another life applies meanwhile: overwritten, ok with guard', () => {
    const later = (projector: object, jetstream: object = {}): Parts => ({
      ...crashed('nats-jetstream', 'after-apply', projector, { jetstream }),
      workload: [at(0, 'PlaceOrder', 1), at(3000, 'PayOrder', 1)],
    })
    expect(verdictOf(later({}))).toContain('overwritten')
    expect(verdictOf(later({ apply: 'delta' }))).toContain('duplicated')
    expectHarmless(later({ guard: 'newer' }))
    expectHarmless(later({}, { maxAckPending: 1 }))
    expect(verdictOf(later({ apply: 'delta' }, { maxAckPending: 1 }))).toContain('duplicated')
  })

  test('loses with NATS core what was in its hand and its buffer: lost', () => {
    expect(verdictOf(crashed('nats-core', 'after-fetch', {}))).toContain('lost')
    expect(
      verdictOf({ ...crashed('nats-core', 'after-ack', {}), workload: [at(0, 'PlaceOrder', 1)] }),
    ).toEqual(['ok'])
  })

  test('loses with automatic acknowledgement what it had received: lost', () => {
    expect(verdictOf(crashed('rabbitmq', 'after-fetch', { ack: 'before-apply' }))).toContain('lost')
  })
})

describe('G17: the ack of the first event is lost, and a second event of that order is applied', () => {
  const ackLost = (projector: object, jetstream: object = {}): Parts => ({
    settings: { broker: 'nats-jetstream', projector, jetstream },
    workload: [at(0, 'PlaceOrder', 1), at(700, 'PayOrder', 1)],
    faults: [{ kind: 'link', link: 'broker->projector', from: 500, until: 900, dropAck: 1 }],
  })

  test('with MaxAckPending 1000: the first comes again after 30 s, overwritten', () => {
    const { result } = trial(ackLost({}))
    expect(result.verdict).toEqual(['overwritten'])
    expect(result.violations.find(({ check }) => check === 'no-stale-overwrite')?.at).toBeGreaterThan(30_000)
  })

  test('with a guard, or MaxAckPending 1: ok, lag', () => {
    expect(verdictOf(ackLost({ guard: 'newer' }))).toEqual(['ok'])
    expect(verdictOf(ackLost({}, { maxAckPending: 1 }))).toEqual(['lag'])
  })

  test('with delta only an inbox helps', () => {
    expect(verdictOf(ackLost({ apply: 'delta' }, { maxAckPending: 1 }))).toContain('duplicated')
    expect(verdictOf(ackLost({ apply: 'delta', inbox: true }))).toEqual(['ok'])
  })
})

describe('G19: a handler that dies of the first of three messages, 21 times, with a quorum queue', () => {
  const dying = (times: number, rabbitmq: object): Parts => ({
    settings: { broker: 'rabbitmq', rabbitmq },
    workload: threeOrders,
    faults: Array.from({ length: times }, (_, i) => ({
      ...crash('projector', 'after-fetch', i + 1),
      restartAfter: 50,
    })),
  })

  test('and a limit of 20: it is discarded, lost', () => {
    const { result } = trial(dying(21, { prefetch: 1 }))
    expect(result.verdict).toContain('lost')
    expect(result.models.missing).toBe(1)
    expect(verdictOf(dying(20, { prefetch: 1 }))).toEqual(['lag'])
  })

  test('and a window: its siblings go with it', () => {
    const { result } = trial(dying(21, {}))
    expect(result.verdict).toEqual(['lost'])
    expect(result.models.missing).toBe(3)
  })

  test('and a dead-letter queue: they are kept there', () => {
    const { run, result } = trial(dying(21, { deadLetter: true }))
    expect(result.verdict).toEqual(['lost'])
    expect(run.simulation.rows.size('dead_letter_queue')).toBe(3)
  })

  test('without a limit, or with a classic queue: lag', () => {
    expect(verdictOf(dying(21, { deliveryLimit: null }))).toEqual(['lag'])
    expect(verdictOf(dying(21, { queue: 'classic' }))).toEqual(['lag'])
  })
})

describe('two consumers with no fault at all', { timeout: 30_000 }, () => {
  const two = (broker: string, seed: number, projector: object = {}, more: object = {}): Parts => ({
    seed,
    settings: { broker, projector: { count: 2, ...projector }, ...more },
    workload: [at(0, 'PlaceOrder', 1), at(60, 'PayOrder', 1)],
  })
  const seeds = Array.from({ length: 20 }, (_, i) => i + 1)
  const overwritten = (broker: string, more: object = {}) =>
    seeds.filter((seed) => verdictOf(two(broker, seed, {}, more)).includes('overwritten')).length

  test('reorder one order: overwritten for some of the seeds 1 to 20, whichever broker pushes', () => {
    for (const broker of ['rabbitmq', 'nats-core', 'nats-jetstream'])
      expect(overwritten(broker)).toBeGreaterThan(0)
  })

  test('do no harm with a guard, with delta, with a single active consumer, with MaxAckPending 1, seeds 1 to 20', () => {
    for (const seed of seeds) {
      expectHarmless(two('rabbitmq', seed, { guard: 'newer' }))
      expectAtMost(two('rabbitmq', seed, { apply: 'delta' }), ['rewound'])
    }
    expect(overwritten('rabbitmq', { rabbitmq: { singleActive: true } })).toBe(0)
    expect(overwritten('nats-jetstream', { jetstream: { maxAckPending: 1 } })).toBe(0)
  })
})

describe('poison', () => {
  const poisoned = (broker: string, onError: string, more: object = {}): Parts => ({
    settings: { broker, projector: { onError }, ...more },
    workload: threeOrders,
    faults: [poison],
    end: minute,
  })

  test.each(['rabbitmq', 'nats-core', 'nats-jetstream'])(
    'with %s: stalled where the handler tries for ever, lost where it is rejected or parked',
    (broker) => {
      expect(verdictOf(poisoned(broker, 'retry'))).toEqual(['stalled'])
      for (const onError of ['skip', 'park']) {
        const { result } = trial(poisoned(broker, onError))
        expect(result.verdict).toEqual(['lost'])
        expect(result.models.missing).toBe(1)
      }
    },
  )

  test('that goes back is dropped by a quorum queue after 21 deliveries: lost', () => {
    const { run, result } = trial(poisoned('rabbitmq', 'requeue'))
    expect(result.verdict).toEqual(['lost'])
    expect(run.journal.filter(({ event }) => event === 'undecodable-requeue')).toHaveLength(21)
  })

  test.each([
    ['rabbitmq', { rabbitmq: { queue: 'classic' } }],
    ['nats-jetstream', {}],
  ])('that goes back to %s goes round for ever, and the others go on: stalled', (broker, more) => {
    const end = { quiet: true, limit: 10_000 }
    const { result } = trial({ ...poisoned(broker, 'requeue', more), end })
    expect(result.verdict).toEqual(['stalled'])
    expect(result.models.missing).toBe(1)
    expect(result.stopped).toBe('limit')
  })

  test('is given up by JetStream after MaxDeliver, and stays in the stream: lost', () => {
    const { run, result } = trial(poisoned('nats-jetstream', 'requeue', { jetstream: { maxDeliver: 5 } }))
    expect(result.verdict).toEqual(['lost'])
    expect(run.simulation.rows.size('stream')).toBe(3)
    expect(run.simulation.rows.size('consumer_pending')).toBe(0)
  })
})

describe('a consumer that is slow', () => {
  const slow = (broker: string, projector: object, more: object = {}): Parts => ({
    settings: { broker, projector, ...more },
    workload: [...threeOrders, at(80, 'PayOrder', 1)],
    faults: [{ kind: 'slow', component: 'projector', factor: 4000, from: 0, until: 20_000 }],
  })

  test('drops with NATS core what does not fit into its buffer: lost', () => {
    expect(verdictOf(slow('nats-core', {}))).toEqual(['lag'])
    expect(verdictOf(slow('nats-core', { limit: 2 }))).toContain('lost')
  })

  test('gets with JetStream everything again once AckWait is over: duplicated with delta', () => {
    const soon = { jetstream: { ackWait: 5000 } }
    expect(verdictOf(slow('nats-jetstream', { apply: 'delta' }, soon))).toContain('duplicated')
    expectAtMost(slow('nats-jetstream', {}, soon), ['rewound'])
  })

  test('loses with RabbitMQ its channel after the consumer time-out, and gets everything again', () => {
    const soon = { rabbitmq: { consumerTimeout: 3000 } }
    const { run, result } = trial(slow('rabbitmq', { apply: 'delta' }, soon))
    expect(run.journal.map(({ event }) => event)).toContain('consumer-timeout')
    expect(result.verdict).toContain('duplicated')
  })
})
