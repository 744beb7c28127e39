// Golden scenarios G08–G19: the command handler publishes to a broker by itself; acknowledgements, order and redelivery.
import { describe, expect, test } from 'vitest'
import { harmOf, type Played, played, rowIn, verdictOf } from './golden'

const status = (it: Played, key: string) => rowIn(it, 'order_summaries', key)

test('G08: a crash after the commit and before the publish: lost', () => {
  const it = played('publish-lost')
  expect(it.result.verdict).toEqual(['lost'])
  expect(rowIn(it, 'orders', 'order-2')).toBeDefined()
  expect(status(it, 'order-2')).toBeUndefined()
})

test('G09: an abort after the publish: phantom', () => {
  const it = played('published-then-aborted')
  expect(it.result.verdict).toEqual(['phantom'])
  expect(rowIn(it, 'orders', 'order-2')).toBeUndefined()
  expect(status(it, 'order-2')).toBeDefined()
})

describe('G10: a leader that dies before it has replicated', () => {
  test('loses with acks=1 what was acknowledged', () => {
    const it = played('leader-lost')
    expect(it.result.verdict).toEqual(['lost'])
    expect(status(it, 'order-2')).toBeUndefined()
    expect(it.result.commands.accepted).toBe(4)
  })

  test('loses nothing with acks=all and two in-sync replicas', () => {
    expect(
      harmOf(played('leader-lost', { settings: { producer: { acks: 'all' }, kafka: { minInSync: 2 } } })),
    ).toEqual([])
  })
})

describe('G12: the topic of cancellations is consumed before that of creations', () => {
  test('and the cancellation is ignored: lost, the order stays as it was created', () => {
    const it = played('topics-per-type')
    expect(it.result.verdict).toEqual(['lost'])
    expect(rowIn(it, 'orders', 'order-1')).toMatchObject({ status: 'cancelled' })
    expect(status(it, 'order-1')).toMatchObject({ status: 'placed' })
  })

  test('which one topic prevents, and an upsert by version survives: ok', () => {
    expect(verdictOf('topics-per-type', { settings: { producer: { topics: 'one' } } })).toEqual(['ok'])
    const guarded = { settings: { projector: { apply: 'upsert', guard: 'newer' } } }
    expect(verdictOf('topics-per-type', guarded)).toEqual(['ok'])
  })
})

test('G13: with catch and log, all events of the ten seconds in which the product service is away are lost, offsets committed', () => {
  const it = played('catch-and-log')
  expect(it.result.verdict).toEqual(['lost'])
  const missing = [1, 2, 3, 4, 5, 6, 7].filter((n) => status(it, `order-${n}`) === undefined)
  expect(missing).toEqual([3, 4, 5, 6])
  expect(rowIn(it, 'group_offsets', 'projector/0')).toBe(7)
})

describe('G14: of 100 events, committed every 50, 70 are applied when the projector dies; 20 are replayed', () => {
  test('upsert: they step back visibly, rewound', () => {
    const { result } = played('offset-replay')
    expect(result.events).toEqual({ committed: 100, applied: 120 })
    expect(result.verdict).toContain('rewound')
    expect(result.converged).toBe(true)
    expect(result.violations.map(({ check }) => check)).toContain('no-regression')
  })

  test('delta: 20 are counted twice', () => {
    const { result } = played('offset-replay', { settings: { projector: { apply: 'delta' } } })
    expect(result.events).toEqual({ committed: 100, applied: 120 })
    expect(result.verdict).toContain('duplicated')
    expect(result.violations.filter(({ check }) => check === 'no-double-effect')).toHaveLength(20)
  })

  test('inbox: ok', () => {
    const it = played('offset-replay', { settings: { projector: { apply: 'delta', inbox: true } } })
    expect(harmOf(it)).toEqual([])
    expect(it.result.events).toEqual({ committed: 100, applied: 100 })
  })
})

test('G15: a subscriber of NATS core who is gone for 2 s has lost the events of these 2 s', () => {
  const it = played('nats-away')
  expect(it.result.verdict).toEqual(['lost'])
  const shown = [1, 2, 3, 4].filter((n) => status(it, `order-${n}`) !== undefined)
  expect(shown).toEqual([1, 4])
})

describe('G17: the ack of the first event is lost, and the second of the same order is applied', () => {
  test('the first comes again after 30 s: overwritten', () => {
    const it = played('jetstream-redelivery')
    expect(it.result.verdict).toEqual(['overwritten'])
    const back = it.result.violations.find(({ check }) => check === 'no-stale-overwrite')
    expect(back?.at).toBeGreaterThan(30_000)
    expect(back?.at).toBeLessThan(31_000)
    expect(status(it, 'order-1')).toMatchObject({ status: 'placed' })
  })

  test('a guard or MaxAckPending 1: ok', () => {
    expect(verdictOf('jetstream-redelivery', { settings: { projector: { guard: 'newer' } } })).toEqual(['ok'])
    expect(harmOf(played('jetstream-redelivery', { settings: { jetstream: { maxAckPending: 1 } } }))).toEqual(
      [],
    )
  })
})

describe('G19: a handler that always fails, with a quorum queue, a limit of 20 and no dead-letter exchange', () => {
  test('has its message dropped after 20 returns, and with prefetch > 1 its siblings too: lost', () => {
    const it = played('delivery-limit')
    expect(it.result.verdict).toEqual(['lost'])
    const shown = [1, 2, 3, 4].filter((n) => status(it, `order-${n}`) !== undefined)
    expect(shown).toEqual([4])
  })

  test('with prefetch 1 only its own', () => {
    const it = played('delivery-limit', { settings: { rabbitmq: { prefetch: 1 } } })
    expect(it.result.verdict).toContain('lost')
    const shown = [1, 2, 3, 4].filter((n) => status(it, `order-${n}`) !== undefined)
    expect(shown).toEqual([2, 3, 4])
  })

  test('not after 19', () => {
    const { faults = [] } = played('delivery-limit').run.scenario.file
    expect(harmOf(played('delivery-limit', { faults: faults.slice(0, -1) }))).toEqual([])
  })
})
