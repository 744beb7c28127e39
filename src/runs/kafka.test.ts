// Kafka as a scenario meets it: acknowledgements and elections, order and keys, retention and compaction.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const end = { quiet: true, limit: 300_000 }
const SECOND = 1000
const HOUR = 3600 * SECOND

/** An order with two versions, and another that comes while the broker is in trouble. */
const workload = [at(0, 'PlaceOrder', 1), at(600, 'PayOrder', 1), at(2000, 'PlaceOrder', 2)]
const slowBroker = (factor: number, from: number, until: number) => ({
  kind: 'slow',
  component: 'broker',
  factor,
  from,
  until,
})
const lost = (at: number) => ({ kind: 'failover', component: 'broker', at })

describe('a leader that is lost before its followers have a record (G10, S3.F7, FAIL-B)', () => {
  const failing = (pipeline: string, acks: string): Parts => ({
    pipeline,
    settings: { producer: { acks } },
    workload,
    faults: [slowBroker(1000, 1500, 6000), lost(3000)],
    end,
  })

  test.each(['outbox-polling', 'publish-after-commit'])('%s: acks=leader or none, lost', (pipeline) => {
    for (const acks of ['leader', 'none']) {
      const { run, result } = trial(failing(pipeline, acks))
      expect(result.verdict).toEqual(['lost'])
      const record = run.journal.find(({ event }) => event === 'failover')
      expect(record?.changes.some(({ table, after }) => table === 'log' && after === undefined)).toBe(true)
    }
  })

  test.each(['outbox-polling', 'publish-after-commit'])(
    '%s: acks=all, nothing worse than lag',
    (pipeline) => {
      const { result } = trial(failing(pipeline, 'all'))
      expect([result.verdict, result.converged]).toEqual([['lag'], true])
    },
  )

  test('a relay goes on with the numbers of its session: nothing twice, nothing swapped', () => {
    const { run, result } = trial({
      settings: { relay: { interval: 1000 }, projector: { apply: 'delta' } },
      workload: [...workload, at(2100, 'PayOrder', 2), at(2200, 'ShipOrder', 2)],
      faults: [slowBroker(1000, 1500, 6000), lost(3500)],
      end,
    })
    expect([result.verdict, result.events]).toEqual([['lag'], { committed: 5, applied: 5 }])
    expect(run.journal.filter(({ event }) => event === 'refused' || event === 'elected').length).toBe(1)
  })

  test('three in-sync replicas asked for: no record is taken until the third is back, and nothing is lost', () => {
    const { run, result } = trial({
      settings: { kafka: { minInSync: 3 } },
      workload: [...workload, at(5000, 'PlaceOrder', 3)],
      faults: [lost(3000)],
      end,
    })
    expect([result.verdict, result.converged]).toEqual([['lag'], true])
    expect(run.journal.some(({ event }) => event === 'too-few-replicas')).toBe(true)
  })
})

describe('a leader whose followers have fallen out (acks=all)', () => {
  /** Replication takes 20 s, more than followers may need; the projector is away until all is over. */
  const shrunk = (kafka: object): Parts => ({
    settings: { kafka },
    workload,
    faults: [
      slowBroker(10_000, 1500, 14_000),
      lost(16_000),
      { kind: 'down', component: 'projector', from: 1900, until: 20_000 },
    ],
    end,
  })

  test('min.insync.replicas=1 and an unclean election: acknowledged and lost', () => {
    expect(verdictOf(shrunk({ minInSync: 1, unclean: true }))).toEqual(['lost'])
  })

  test('min.insync.replicas=1 and no unclean election: all wait for the old leader, lag', () => {
    const { run, result } = trial(shrunk({ minInSync: 1 }))
    expect([result.verdict, result.converged]).toEqual([['lag'], true])
    expect(run.journal.some(({ event }) => event === 'failover-without-heir')).toBe(true)
  })

  test('min.insync.replicas=2: nothing was acknowledged that a follower does not have, lag', () => {
    expect(verdictOf(shrunk({ minInSync: 2, unclean: true }))).toEqual(['lag'])
  })
})

describe('a publish that is lost while the next ones pass', () => {
  const firstLost = (settings: object, last = 'PayOrder'): Parts => ({
    settings: { ...settings, relay: { interval: 1000, ...(settings as { relay?: object }).relay } },
    workload: [at(0, 'PlaceOrder', 1), at(100, last, 1), at(200, 'PlaceOrder', 2)],
    faults: [{ kind: 'message', link: 'relay->broker', type: 'publish', nth: 1, action: 'drop' }],
    end,
  })

  test('idempotence off, five in flight (S3.F8): overwritten; one in flight or idempotence: lag', () => {
    expect(verdictOf(firstLost({ relay: { idempotent: false } }))).toEqual(['overwritten'])
    expect(verdictOf(firstLost({ relay: { idempotent: false, inFlight: 1 } }))).toEqual(['lag'])
    expect(verdictOf(firstLost({}))).toEqual(['lag'])
  })

  test('no key (S3.F10): overwritten, for no order holds between partitions', () => {
    expect(verdictOf(firstLost({ partitions: 2, producer: { key: 'none' } }))).toContain('overwritten')
    expect(verdictOf(firstLost({ partitions: 2 }))).toEqual(['lag'])
  })

  test('its acknowledgement lost instead, idempotence off (S3.F6): duplicated with delta, not with idempotence', () => {
    const unheard = (idempotent: boolean): Parts => ({
      settings: { relay: { idempotent }, projector: { apply: 'delta' } },
      workload: [at(0, 'PlaceOrder', 1)],
      faults: [{ kind: 'link', link: 'relay->broker', dropAck: 1, from: 0, until: 3000 }],
      end,
    })
    expect(verdictOf(unheard(false))).toContain('duplicated')
    expect(verdictOf(unheard(true)).every((code) => code === 'ok' || code === 'lag')).toBe(true)
  })
})

describe('G12: created and cancelled in different topics, cancelled consumed first', () => {
  const twoTopics = (topics: string, projector: object): Parts => ({
    pipeline: 'publish-after-commit',
    settings: { producer: { topics }, projector },
    workload: [at(0, 'PlaceOrder', 1), at(500, 'CancelOrder', 1)],
    faults: [
      {
        kind: 'message',
        link: 'command-handler->broker',
        type: 'publish',
        nth: 1,
        action: 'hold',
        until: 2000,
      },
    ],
  })

  test('ifPresent ignores the cancellation: lost, and the order stays as it was created', () => {
    const { run, result } = trial(twoTopics('per-type', { apply: 'partial' }))
    expect(result.verdict).toContain('lost')
    expect(run.simulation.rows.get('order_summaries', 'order-1')).toMatchObject({ status: 'placed' })
  })

  test('one topic, or an upsert with a guard: nothing worse than lag', () => {
    for (const [topics, projector] of [
      ['one', { apply: 'partial' }],
      ['per-type', { apply: 'upsert', guard: 'newer' }],
    ] as const) {
      const { result } = trial(twoTopics(topics, projector))
      expect(result.converged).toBe(true)
      expect(result.verdict.every((code) => code === 'ok' || code === 'lag')).toBe(true)
    }
  })
})

describe('a projector that is away for longer than the log keeps its records (PROJ-LONG, S3.F19)', () => {
  const away = (reset: string): Parts => ({
    settings: { kafka: { retention: 10_000, reset } },
    workload: [...workload, at(15_000, 'PayOrder', 2), at(15_000, 'PlaceOrder', 3)],
    faults: [{ kind: 'down', component: 'projector', from: 1500, until: 20_000 }],
    end,
  })

  test('latest: it jumps to the end, past what is still there, lost', () => {
    const { run, result } = trial(away('latest'))
    expect(result.verdict).toEqual(['lost'])
    expect(run.simulation.rows.get('log_start', '0')).toBe(3)
    expect(run.simulation.rows.get('order_summaries', 'order-3')).toBeUndefined()
  })

  test('earliest: it goes on with what is still there, whose states make up for what is not: lag', () => {
    const { result } = trial(away('earliest'))
    expect([result.verdict, result.converged]).toEqual([['lag'], true])
    expect(result.events).toEqual({ committed: 5, applied: 4 })
  })

  test('none: it stops, and an operator has to decide: stalled', () => {
    const { run, result } = trial(away('none'))
    expect(result.verdict).toContain('stalled')
    expect(run.simulation.rows.get('machines', 'projector')).toMatchObject({ state: 'failed' })
  })
})

describe('G33: a compacted topic, a delete at hour 1, a projector that is away for 30 hours', () => {
  const ghost = (tombstoneRetention: number): Parts => ({
    pipeline: 'publish-after-commit',
    settings: { kafka: { compact: true, tombstoneRetention } },
    workload: [
      at(0, 'PlaceOrder', 1),
      at(1000, 'PlaceOrder', 2),
      at(HOUR, 'DeleteOrder', 1),
      at(HOUR + 1000, 'PayOrder', 2),
    ],
    faults: [{ kind: 'down', component: 'projector', from: 10 * SECOND, until: 30 * HOUR }],
    end: { quiet: true, limit: 31 * HOUR },
  })

  test('the delete marker is gone before it is read: ghost', () => {
    const { run, result } = trial(ghost(24 * HOUR))
    expect(result.converged).toBe(false)
    expect(run.simulation.rows.get('order_summaries', 'order-1')).toBeDefined()
    expect(run.simulation.rows.get('order_summaries', 'order-2')).toMatchObject({ status: 'paid' })
    expect(result.verdict).toContain('ghost')
  })

  test('a marker that is kept for longer than anybody is away: lag', () => {
    const { result } = trial(ghost(48 * HOUR))
    expect([result.verdict, result.converged]).toEqual([['lag'], true])
  })
})
