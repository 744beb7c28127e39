// Several relays at one outbox: without a lock, with row locks, with a leader's lease, and with a share of the aggregates each.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const end = { quiet: true, limit: 100_000 }

/** Six orders with three versions each, some of them in one batch. */
const workload = Array.from({ length: 6 }, (_, i) => [
  at(i * 40, 'PlaceOrder', i + 1),
  at(300 + i * 40, 'PayOrder', i + 1),
  at(600 + i * 40, 'ShipOrder', i + 1),
]).flat()

const two = (lock: string, more: object = {}, apply = 'upsert'): Parts => ({
  settings: {
    relay: { lock, select: 'flag', count: 2, batch: 3, interval: 100, ...more },
    projector: { apply },
  },
  workload,
  end,
})
/** The first publish of the first relay that has anything to publish gets lost, and is sent again after three seconds. */
const firstPublishLost = (relay: string) => ({
  kind: 'message',
  link: `${relay}->broker`,
  type: 'publish',
  nth: 1,
  action: 'drop',
})

describe('two relays without a lock (S4.F10)', () => {
  const slowSecond = { kind: 'slow', component: 'relay-2', factor: 1000, from: 0, until: 3000 }
  const unlocked = (apply: string, more: object = {}): Parts => ({
    ...two('none', { batch: 50, interval: 500 }, apply),
    settings: {
      relay: { select: 'flag', count: 2, batch: 50, interval: 500 },
      projector: { apply, ...more },
    },
    faults: [slowSecond],
  })

  test('do everything twice: rewound or overwritten with upsert, duplicated with delta; a guard or an inbox helps', () => {
    const { result } = trial(unlocked('upsert'))
    expect(result.verdict.some((code) => code === 'rewound' || code === 'overwritten')).toBe(true)
    expect(result.events.applied).toBeGreaterThan(18)
    expect(verdictOf(unlocked('delta'))).toContain('duplicated')
    expect(trial(unlocked('upsert', { guard: 'newer' })).result.converged).toBe(true)
    expect(trial(unlocked('delta', { inbox: true })).result.converged).toBe(true)
  })
})

describe('two relays with SKIP LOCKED (S4.F11)', () => {
  test('do nothing twice', () => {
    const { run, result } = trial(two('skip-locked', {}, 'delta'))
    expect([result.verdict, result.events.applied]).toEqual([['ok'], 18])
    const publishers = new Set(
      run.journal.filter(({ event }) => event === 'all-acked').map(({ component }) => component),
    )
    expect([...publishers].toSorted()).toEqual(['relay', 'relay-2'])
    expect(run.simulation.rows.size('row_locks')).toBe(0)
  })

  test('lose the order between batches: overwritten, where one batch takes longer (PG-4)', () => {
    const one = [at(0, 'PlaceOrder', 1), at(150, 'PayOrder', 1)]
    const late = (lock: string): Parts => ({
      ...two(lock, { batch: 1 }),
      workload: one,
      faults: [firstPublishLost('relay'), firstPublishLost('relay-2')].slice(0, 1),
    })
    const verdicts = ['relay', 'relay-2'].flatMap((relay) =>
      verdictOf({ ...late('skip-locked'), faults: [firstPublishLost(relay)] }),
    )
    expect(verdicts).toContain('overwritten')
    for (const relay of ['relay', 'relay-2'])
      expect(verdictOf({ ...late('hash'), faults: [firstPublishLost(relay)] })).not.toContain('overwritten')
  })

  test('a relay that dies with rows in hand leaves them to the other one', () => {
    const crash = { kind: 'crash', component: 'relay', point: 'after-read', nth: 2 }
    const { result } = trial({ ...two('skip-locked'), faults: [crash] })
    expect(result.converged).toBe(true)
  })
})

describe('two relays that divide the aggregates by hash', () => {
  test('keep the order of each, with flags and with a cursor each', () => {
    for (const select of ['flag', 'cursor', 'gap-wait', 'xmin-horizon']) {
      const { run, result } = trial(two('hash', { select }, 'delta'))
      expect([select, result.verdict, result.events.applied]).toEqual([select, ['ok'], 18])
      if (select === 'cursor') expect(run.simulation.rows.keys('relay_cursor')).toEqual(['relay', 'relay/1'])
    }
  })

  test('the share of one that is gone for good waits: stalled', () => {
    const crash = { kind: 'crash', component: 'relay', at: 250 }
    expect(verdictOf({ ...two('hash'), faults: [crash] })).toContain('stalled')
  })
})

describe('two relays with a lease', () => {
  const statesOf = (parts: Parts) => {
    const { run } = trial(parts)
    return ['relay', 'relay-2'].map(
      (relay) => (run.simulation.rows.get('machines', relay) as { readonly state: string }).state,
    )
  }

  test('one leads and one stands by: nothing twice', () => {
    const { result } = trial(two('lease', {}, 'delta'))
    expect([result.verdict, result.events.applied]).toEqual([['ok'], 18])
    expect(statesOf(two('lease')).filter((state) => state === 'standby')).toHaveLength(1)
  })

  test('when the leader dies, the other takes over after the lease: lag', () => {
    const crash = (component: string) => ({ kind: 'crash', component, at: 700 })
    const late = (component: string) =>
      trial({ ...two('lease', { lease: 5000 }), faults: [crash(component)] })
    const runs = ['relay', 'relay-2'].map((component) => late(component).result)
    expect(runs.map(({ converged }) => converged)).toEqual([true, true])
    expect(runs.filter(({ verdict }) => verdict.includes('lag'))).toHaveLength(1)
  })

  test('a leader that pauses past its lease does not know that another leads (S4.F12): overwritten or duplicated', () => {
    const paused = (apply: string): Parts => ({
      ...two('lease', { batch: 50, interval: 500, lease: 1000 }, apply),
      faults: [
        { kind: 'slow', component: 'relay', factor: 10_000, from: 400, until: 2000 },
        { kind: 'slow', component: 'relay-2', factor: 10_000, from: 400, until: 600 },
      ],
    })
    expect(verdictOf(paused('upsert'))).toContain('overwritten')
    expect(verdictOf(paused('delta'))).toContain('duplicated')
  })
})
