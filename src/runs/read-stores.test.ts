// The outbox with a polling relay into every kind of read store, each as a scenario file: what is found, when, and what is lost.
import { describe, expect, test } from 'vitest'
import type { Message } from '#kernel'
import type { Run } from './run'
import { at, type Parts, trial } from './trial'

/** The answers that the client got, in order: instant in milliseconds, version, and where it was read. */
const reads = (run: Run) =>
  run.journal.flatMap(({ at: micros, component, cause, event }) => {
    if (component !== 'client' || cause.kind !== 'message' || cause.message.type !== 'result') return []
    const { version, source } = cause.message.body
    const where = typeof source === 'string' ? source : 'model'
    return [{ at: micros / 1000, event, version: Number(version), source: where }]
  })
const versions = (run: Run) => reads(run).map(({ version }) => version)
const events = (run: Run, component: string) =>
  run.journal.filter((step) => step.component === component).map(({ event }) => event)

describe('every kind of read store', () => {
  test.each([
    ['document', {}],
    ['summary-table', {}],
    ['search-index', {}],
    ['search-index', { search: { waitFor: true } }],
    ['cache', { cache: { fill: 'projection', ttl: null } }],
    ['cache', { cache: { fill: 'aside' } }],
    ['cache', { cache: { fill: 'aside', lease: true, singleFlight: true, ttl: null } }],
    ['document', { capacity: { readStore: 1 } }],
    ['summary-table', { capacity: { readStore: 2 }, partitions: 3, projector: { count: 3 } }],
  ])('%s %j ends, and what it shows is true', (readStore, more) => {
    const mix = { PlaceOrder: 5, PayOrder: 3, ChangeQuantity: 3, CancelOrder: 1 }
    const { run, result } = trial({
      settings: { readStore, ...more },
      workload: [
        { from: 0, until: 20_000, rate: 5, mix },
        { from: 0, until: 20_000, queries: 10 },
      ],
    })
    expect(result.stopped).toBe('quiet')
    expect(result.queries.failed).toBe(0)
    const { stale, extra } = result.models
    expect({ stale, extra }).toEqual({ stale: 0, extra: 0 })
    expect(result.converged).toBe(true)
    expect([...run.simulation.rows.entries('read-store.held')]).toEqual([])
  })
})

describe('a search index (G48)', () => {
  const search = (more: object, queryAt: number) =>
    trial({
      settings: { readStore: 'search-index', relay: { interval: 10 }, search: more },
      workload: [at(0, 'PlaceOrder', 1), { at: queryAt, query: 'order-1' }],
    }).run

  test('does not find what was just written, and does after a refresh, a second later at most', () => {
    expect(versions(search({}, 500))).toEqual([0])
    expect(versions(search({}, 1100))).toEqual([1])
  })

  test('finds it by id at once', () => {
    expect(versions(search({ read: 'get' }, 500))).toEqual([1])
  })

  test('is as late for everybody where writers wait for the refresh, but then the projector knows', () => {
    const run = search({ waitFor: true }, 500)
    expect(versions(run)).toEqual([0])
    const told = run.journal.find(({ component, event }) => component === 'projector' && event === 'applied')
    expect((told?.at ?? 0) / 1000).toBeGreaterThan(1000)
  })
})

describe('a cache beside the write store', () => {
  /** A reader misses and loads version 1; the order is paid, the projector deletes the key; the fill comes after that. */
  const race = (cache: object, more: Parts = {}) =>
    trial({
      settings: {
        readStore: 'cache',
        relay: { interval: 10 },
        cache: { fill: 'aside', ttl: null, ...cache },
      },
      workload: [
        at(0, 'PlaceOrder', 1),
        { at: 300, query: 'order-1' },
        at(400, 'PayOrder', 1),
        { at: 2000, query: 'order-1' },
        { at: 3000, query: 'order-1' },
      ],
      faults: [
        { kind: 'message', link: 'client->read-store', type: 'fill', nth: 1, action: 'hold', until: 1000 },
      ],
      ...more,
    })

  test('keeps the past for ever when a late fill comes after the delete (A31)', () => {
    const { run } = race({})
    expect(reads(run).slice(-2)).toMatchObject([
      { version: 1, source: 'model' },
      { version: 1, source: 'model' },
    ])
    expect(run.simulation.rows.get('order_summaries', 'order-1')).toMatchObject({ version: 1 })
  })

  test('keeps it until the time to live is over', () => {
    const { run } = race({ ttl: 1500 })
    expect(reads(run).map(({ version, source }) => `${version} ${source}`)).toEqual([
      '0 miss',
      '1 truth',
      '1 model',
      '0 miss',
      '2 truth',
    ])
    expect(run.simulation.rows.get('order_summaries', 'order-1')).toBeUndefined()
  })

  // §6: an invalidation carries nothing, so that a repeated one adds nothing, whatever the event says.
  test.each(['upsert', 'delta'])('has nothing added twice by an event that comes again (%s)', (apply) => {
    const { result } = trial({
      settings: { readStore: 'cache', cache: { fill: 'aside', ttl: null }, projector: { apply } },
      workload: [
        at(0, 'PlaceOrder', 1),
        { at: 2000, query: 'order-1' },
        at(3000, 'PayOrder', 1),
        { from: 3000, until: 8000, queries: 5 },
      ],
      faults: [{ kind: 'crash', component: 'projector', point: 'after-apply', nth: 2, restartAfter: 1500 }],
    })
    expect(result.events.applied).toBeGreaterThan(result.events.committed)
    expect(result).toMatchObject({ converged: true, violations: [] })
    expect(result.verdict).not.toContain('duplicated')
  })

  test('refuses the late fill with a lease', () => {
    const { run } = race({ lease: true })
    expect(events(run, 'read-store')).toContain('fill-refused')
    expect(versions(run).slice(-2)).toEqual([2, 2])
  })

  test('keeps the past where the invalidation is lost, too (A33)', () => {
    const { run } = race(
      {},
      {
        faults: [{ kind: 'poison', event: 2 }],
        settings: {
          readStore: 'cache',
          relay: { interval: 10 },
          cache: { fill: 'aside', ttl: null },
          projector: { onError: 'skip' },
        },
      },
    )
    expect(versions(run).at(-1)).toBe(1)
  })

  test('lets fifty readers of a cold key load it fifty times, and once with single flight (A32)', () => {
    const herd = (singleFlight: boolean) => {
      const crowd = Array.from({ length: 50 }, () => ({ at: 1000, query: 'order-1' }))
      const { run } = trial({
        settings: { readStore: 'cache', cache: { fill: 'aside', singleFlight } },
        workload: [at(0, 'PlaceOrder', 1), ...crowd],
      })
      expect(
        reads(run)
          .filter(({ event }) => event === 'answered')
          .every(({ version }) => version === 1),
      ).toBe(true)
      return run.simulation.rows.get('client.counters', 'load')
    }
    expect(herd(true)).toBe(1)
    expect(herd(false)).toBe(50)
  })
})

test('a cache that a projector writes and that forgets: the rows are gone, and nobody brings them back', () => {
  const { result } = trial({
    settings: { readStore: 'cache', cache: { fill: 'projection', ttl: 5000 } },
    workload: [at(0, 'PlaceOrder', 1), at(10_000, 'PlaceOrder', 2)],
  })
  expect(result.converged).toBe(false)
  expect(result.models.missing).toBe(2)
})

describe('a read store with room for few', () => {
  /** Queries that take fifty milliseconds each. */
  const busy = (readStore: number | null, perSecond: number) => {
    const { run } = trial({
      settings: { capacity: { readStore }, service: { read: 50 } },
      workload: [at(0, 'PlaceOrder', 1), { from: 2000, until: 12_000, queries: perSecond }],
    })
    const asked = new Map<string, number>()
    const waits: number[] = []
    for (const { at: now, component, cause, changes } of run.journal) {
      if (component !== 'client') continue
      for (const { table, before, after } of changes) {
        const message = after as unknown as Message | undefined
        if (table === 'wires' && before === undefined && message?.type === 'query')
          asked.set(message.correlation, now)
      }
      if (cause.kind === 'message' && cause.message.type === 'result')
        waits.push(now - (asked.get(cause.message.correlation) ?? now))
    }
    const answered = run.journal.filter(
      ({ component, cause, at: now }) =>
        component === 'client' &&
        cause.kind === 'message' &&
        cause.message.type === 'result' &&
        now < 12_000_000,
    ).length
    const sorted = waits.toSorted((one, other) => one - other)
    return { perSecond: answered / 10, p99: (sorted[Math.floor(sorted.length * 0.99)] ?? 0) / 1000 }
  }

  test('answers no more than that, and waiting grows without end above it', () => {
    const [below, above] = [busy(1, 10), busy(1, 30)]
    expect(below.perSecond).toBeCloseTo(10, -0.5)
    expect(above.perSecond).toBeLessThan(20.5)
    expect(above.perSecond).toBeGreaterThan(18)
    expect(above.p99).toBeGreaterThan(4 * below.p99)
  })

  test('is as fast as before without a bound', () => {
    expect(busy(null, 30).p99).toBeLessThan(90)
  })
})

test.each([
  ['for ever without a time to live', { ttl: null }, 1],
  ['until its time is over', { ttl: 1500 }, 2],
  ['not at all with a lease', { ttl: null, lease: true }, 2],
])(
  'a dual write that deletes from a cache leaves the past of a late reader there %s (G05)',
  (_what, cache, last) => {
    const { run } = trial({
      pipeline: 'dual-write',
      settings: { readStore: 'cache', cache: { fill: 'aside', ...cache } },
      workload: [
        at(0, 'PlaceOrder', 1),
        { at: 300, query: 'order-1' },
        at(400, 'PayOrder', 1),
        { at: 3000, query: 'order-1' },
      ],
      faults: [
        { kind: 'message', link: 'client->read-store', type: 'fill', nth: 1, action: 'hold', until: 1000 },
      ],
    })
    expect(versions(run).at(-1)).toBe(last)
  },
)
