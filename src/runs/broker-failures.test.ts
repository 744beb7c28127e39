// Brokers that are killed, lose their leader, or whose acknowledgement is lost, each as a scenario file.
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

/** Two versions of one order, and another order, all in one batch of the relay. */
const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
const crash = (component: string, point: string, nth = 1) => ({
  kind: 'crash',
  component,
  point,
  nth,
  restartAfter: 1000,
})

describe('a broker that is killed', () => {
  const killed = (broker: string, nth: number, more: object = {}): Parts => ({
    settings: { broker, ...more },
    workload: twoVersions,
    faults: [crash('broker', 'after-append', nth)],
  })

  test('RabbitMQ with confirms loses nothing; without, what was not on disk, though it is marked as sent', () => {
    const oneByOne = { relay: { inFlight: 1 } }
    for (const nth of [1, 2, 3]) expectAtMost(killed('rabbitmq', nth, oneByOne), ['rewound'])
    expect(verdictOf(killed('rabbitmq', 3, { rabbitmq: { confirms: false } }))).toContain('lost')
  })

  test('RabbitMQ with several publishes under way takes the first one last, for it is missed last: overwritten', () => {
    expect(verdictOf(killed('rabbitmq', 1))).toContain('overwritten')
  })

  test('NATS core loses what it had in its hand: lost', () => {
    expect(verdictOf(killed('nats-core', 3))).toEqual(['lost'])
  })

  test('JetStream keeps what it appended and forgets the acks of the last moment: rewound, duplicated with delta', () => {
    const moment = (projector: object): Parts => ({
      settings: { broker: 'nats-jetstream', projector },
      workload: twoVersions.slice(0, 2),
      faults: [{ kind: 'crash', component: 'broker', at: 560, restartAfter: 1000 }],
    })
    const { result } = trial(moment({}))
    expect(result.verdict).toEqual(['rewound'])
    expect(result.events).toEqual({ committed: 2, applied: 4 })
    expect(verdictOf(moment({ apply: 'delta' }))).toContain('duplicated')
    expectHarmless(moment({ apply: 'delta', inbox: true }))
    const later = {
      ...moment({}),
      faults: [{ kind: 'crash', component: 'broker', at: 800, restartAfter: 1000 }],
    }
    expect(trial(later).result.events).toEqual({ committed: 2, applied: 2 })
  })
})

describe('a broker whose leader is lost', () => {
  const lost = (broker: string, at_: number, more: object = {}): Parts => ({
    settings: { broker, ...more },
    workload: [...twoVersions, at(1500, 'PlaceOrder', 3)],
    faults: [{ kind: 'failover', component: 'broker', at: at_ }],
  })
  const waiting = { ...crash('projector', 'after-fetch'), restartAfter: 3000 }

  test('keeps with a quorum all that was acknowledged, whenever it happens', () => {
    for (const instant of [400, 505, 508, 511, 515, 700, 1000]) {
      expectAtMost(lost('rabbitmq', instant), ['rewound'])
      expectAtMost(lost('nats-jetstream', instant), ['rewound', 'overwritten'])
    }
  })

  test('takes a classic queue with it, and with one server what was not on disk: lost', () => {
    const withBacklog = (parts: Parts): Parts => ({ ...parts, faults: [...(parts.faults as []), waiting] })
    const classic = { rabbitmq: { queue: 'classic' } }
    expect(verdictOf(withBacklog(lost('rabbitmq', 900, classic)))).toContain('lost')
    expect(verdictOf(withBacklog(lost('rabbitmq', 900)))).not.toContain('lost')
    const single = { jetstream: { replicas: 1 } }
    expect(verdictOf(withBacklog(lost('nats-jetstream', 900, single)))).toContain('lost')
  })

  test('takes no publish until the classic queue is declared anew: given back where mandatory, else marked as sent and lost', () => {
    const undeclared = (mandatory: boolean): Parts => ({
      settings: { broker: 'rabbitmq', rabbitmq: { queue: 'classic' }, producer: { mandatory } },
      workload: [at(1500, 'PlaceOrder', 3)],
      faults: [
        { kind: 'down', component: 'projector', from: 500, until: 5000 },
        { kind: 'failover', component: 'broker', at: 1000 },
      ],
    })
    expect(verdictOf(undeclared(true))).toEqual(['lag'])
    expect(verdictOf(undeclared(false))).toEqual(['lost'])
  })
})

describe('a publish whose acknowledgement is lost is sent again', () => {
  const again = (broker: string, apply: string, more: object = {}): Parts => ({
    settings: { broker, projector: { apply }, ...more },
    workload: twoVersions,
    faults: [{ kind: 'link', link: 'relay->broker', from: 0, until: 1000, dropAck: 1 }],
  })

  test('RabbitMQ takes it twice: rewound, duplicated with delta', () => {
    expect(expectAtMost(again('rabbitmq', 'upsert'), ['rewound'])).toBe(true)
    expect(verdictOf(again('rabbitmq', 'delta'))).toContain('duplicated')
  })

  test('JetStream takes it once by its message id, within the window: ok', () => {
    expect(verdictOf(again('nats-jetstream', 'delta'))).toEqual(['ok'])
    const without = { producer: { messageId: false } }
    expect(verdictOf(again('nats-jetstream', 'delta', without))).toContain('duplicated')
    const short = { jetstream: { dedupWindow: 1000 } }
    expect(verdictOf(again('nats-jetstream', 'delta', short))).toContain('duplicated')
  })

  test('NATS core acknowledges nothing, so nothing is sent again: ok', () => {
    expect(verdictOf(again('nats-core', 'delta'))).toEqual(['ok'])
  })
})

describe('a neighbour that is gone for good', () => {
  const gone = (broker: string, component: string): Parts => ({
    settings: { broker },
    workload: twoVersions,
    faults: [{ kind: 'crash', component, at: 300 }],
    end: { quiet: true, limit: 100_000 },
  })

  test.each(['rabbitmq', 'nats-jetstream'])('leaves with %s everything where it is: stalled', (broker) => {
    expect(verdictOf(gone(broker, 'broker'))).toEqual(['stalled'])
    expect(verdictOf(gone(broker, 'read-store'))).toEqual(['stalled'])
  })

  test.each(['rabbitmq', 'nats-jetstream'])('as a projector, with %s: stalled', (broker) => {
    expect(verdictOf(gone(broker, 'projector'))).toEqual(['stalled'])
  })
})

describe('a command handler that publishes after its commit', () => {
  const published = (broker: string, more: object = {}, faults: readonly unknown[] = []): Parts => ({
    pipeline: 'publish-after-commit',
    settings: { broker, ...more },
    workload: twoVersions,
    faults,
  })

  test.each(['kafka', 'rabbitmq', 'nats-core', 'nats-jetstream'])(
    'reaches the read model through %s: ok',
    (broker) => {
      expect(verdictOf(published(broker))).toEqual(['ok'])
    },
  )

  test.each(['kafka', 'rabbitmq', 'nats-core', 'nats-jetstream'])(
    'and crashes before it has published, with %s: lost',
    (broker) => {
      expect(verdictOf(published(broker, {}, [crash('command-handler', 'after-commit', 2)]))).toContain(
        'lost',
      )
    },
  )
})
