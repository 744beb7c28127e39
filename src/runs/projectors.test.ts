// What projectors can do beyond applying: own positions, rebuild, enrichment, push messages, giving up and redrive, as scenario files.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const expectHarmless = (parts: Parts) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict.filter((code) => code !== 'ok' && code !== 'lag')).toEqual([])
  expect(converged).toBe(true)
}
/** The rows of a table at the end of a run. */
const rowsOf = (parts: Parts, table: string) => {
  const { rows } = trial(parts).run.simulation
  return rows.keys(table).map((key) => rows.get(table, key) as Readonly<Record<string, unknown>>)
}

const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
const crash = (point: string, nth = 1) => ({
  kind: 'crash',
  component: 'projector',
  point,
  nth,
  restartAfter: 1000,
})

describe('a position that is kept in the transaction of the effect', () => {
  const crashed = (checkpoint: string, point: string): Parts => ({
    settings: { projector: { apply: 'delta', checkpoint } },
    workload: twoVersions,
    faults: [crash(point)],
  })

  test.each(['after-fetch', 'after-apply', 'after-ack'])(
    'makes increments count once, whatever is interrupted: %s',
    (point) => expectHarmless(crashed('same-transaction', point)),
  )

  test('is in the read store, and the broker knows of none', () => {
    const { rows } = trial(crashed('same-transaction', 'after-apply')).run.simulation
    expect(rows.get('checkpoints', 'projector/0')).toBe(3)
    expect(rows.keys('group_offsets')).toEqual([])
  })

  test('is missed where the position is recorded apart from the effect: duplicated', () => {
    expect(verdictOf(crashed('separate', 'after-apply'))).toContain('duplicated')
  })
})

describe('a rebuild', () => {
  // An event is lost for good: acknowledged, and then its projector dies.
  const damaged = (mode: string | undefined, more: object = {}, faults: readonly object[] = []): Parts => ({
    settings: { projector: { apply: 'delta', ack: 'before-apply', ...more } },
    workload: [
      ...twoVersions,
      at(4000, 'PlaceOrder', 3),
      ...(mode === undefined ? [] : [{ at: 5000, rebuild: mode }]),
      at(9000, 'PayOrder', 3),
    ],
    faults: [crash('after-ack', 2), ...faults],
  })

  test('is needed here: without one the event stays lost', () => {
    expect(verdictOf(damaged(undefined))).toContain('lost')
  })

  describe.each(['in-place', 'blue-green'])('%s', (mode) => {
    test('brings back the truth, and the run goes on after it', () => {
      const { run, result } = trial(damaged(mode))
      expect(result.converged).toBe(true)
      expect(result.verdict).not.toContain('lost')
      expect(result.verdict).not.toContain('duplicated')
      expect(run.simulation.rows.get('group_offsets', 'projector/0')).toBe(5)
      expect(run.simulation.rows.keys('order_summaries__next')).toEqual([])
    })

    test('brings it back with an inbox, with the position in the read store, and with strict order', () => {
      for (const more of [
        { inbox: true },
        { checkpoint: 'same-transaction', ack: 'after-apply' },
        { apply: 'upsert', guard: 'next' },
      ])
        expect(trial(damaged(mode, more)).result.converged).toBe(true)
    })

    test('that is interrupted by a crash is carried to its end (S10.F15)', () => {
      for (const millis of [5003, 5010, 5020, 5030, 5040])
        for (const checkpoint of ['separate', 'same-transaction']) {
          const faults = [{ kind: 'crash', component: 'projector', at: millis, restartAfter: 500 }]
          const { run, result } = trial(
            damaged(mode, { checkpoint, ack: 'after-apply', inbox: true }, faults),
          )
          expect(result.converged).toBe(true)
          expect(run.simulation.rows.keys('projector.rebuild')).toEqual([])
        }
    })
  })

  test.each(['in-place', 'blue-green'])(
    '%s from a log whose first part is gone by retention brings back only what is still there (A20)',
    (mode) => {
      for (const checkpoint of ['separate', 'same-transaction']) {
        const { run, result } = trial({
          settings: { kafka: { retention: 3000 }, projector: { checkpoint } },
          workload: [...twoVersions, at(6000, 'PlaceOrder', 3), { at: 7000, rebuild: mode }],
        })
        expect(run.simulation.rows.keys('order_summaries')).toEqual(['order-3'])
        expect(result.models.missing).toBeGreaterThan(0)
        expect(run.simulation.rows.keys('projector.rebuild')).toEqual([])
      }
    },
  )

  const emptied = (mode: string) => {
    const { journal } = trial(damaged(mode)).run
    return journal.some(({ changes }) =>
      changes.some(({ table, after }) => table === 'order_summaries' && after === undefined),
    )
  }
  test('in place empties the view meanwhile, one beside it does not (S10.F14)', () => {
    expect(emptied('in-place')).toBe(true)
    expect(emptied('blue-green')).toBe(false)
  })

  test('beside a long history keeps the view up to date meanwhile: ok', () => {
    const many = Array.from({ length: 300 }, (_, n) => at(n * 20, 'PlaceOrder', n + 1))
    const news = [1, 2, 3, 4, 5].map((n) => at(8000 + n * 300, 'PayOrder', n))
    const { run, result } = trial({
      workload: [...many, { at: 8000, rebuild: 'blue-green' }, ...news],
    })
    const switched = run.journal.find(({ event }) => event === 'switched')
    expect(switched?.at).toBeGreaterThan(8_900_000)
    expect(result.verdict).toEqual(['ok'])
  })

  test('swaps all rows of all read models in one step where it is made beside them', () => {
    const { journal } = trial(damaged('blue-green')).run
    const swaps = journal.filter(({ component, event }) => component === 'read-store' && event === 'switched')
    expect(swaps.length).toBe(1)
    const tables = new Set(swaps[0]?.changes.map(({ table }) => table))
    expect([...tables]).toEqual(expect.arrayContaining(['order_summaries__next', 'sales_by_product__next']))
  })
})

describe('a value that is asked for elsewhere', () => {
  const down = { kind: 'down', component: 'product-service', from: 1000, until: 11_000 }
  const enriched = (projector: object, more: readonly unknown[] = []): Parts => ({
    settings: { projector: { enrich: 'call', ...projector } },
    workload: [
      ...twoVersions,
      ...[3, 4, 5].map((n) => at(n * 1000, 'PlaceOrder', n)),
      at(15_000, 'PlaceOrder', 6),
      ...more,
    ],
    faults: [down],
  })

  test('G13: with catch and log (skip), every event of the ten seconds is lost and its offset committed', () => {
    const { run, result } = trial(enriched({ onError: 'skip' }))
    expect(result.verdict).toContain('lost')
    expect(result.models.missing).toBeGreaterThanOrEqual(3)
    expect(run.simulation.rows.get('group_offsets', 'projector/0')).toBe(7)
  })

  test('G13 holds likewise where the command handler publishes by itself, as in the original (S3.F18)', () => {
    const parts = { ...enriched({ onError: 'skip' }), pipeline: 'publish-after-commit' }
    expect(trial(parts).result.models.missing).toBeGreaterThanOrEqual(3)
  })

  test('is waited for with retry: lag', () => {
    expect(verdictOf(enriched({ onError: 'retry' }))).toEqual(['lag'])
  })

  test('is parked and redriven later: nothing is missing any more', () => {
    expect(verdictOf(enriched({ onError: 'park' }))).toContain('lost')
    const redriven = enriched({ onError: 'park' }, [{ at: 20_000, redrive: true }])
    expect(trial(redriven).result.converged).toBe(true)
    expect(rowsOf(redriven, 'dead_letters')).toEqual([])
  })

  test('is tried as often as attempts say before it is given up', () => {
    const { journal } = trial(enriched({ onError: 'skip', attempts: 4 })).run
    const troubles = journal.filter(
      ({ component, event }) => component === 'projector' && event.startsWith('trouble'),
    )
    expect(troubles.length % 4).toBe(0)
    expect(troubles.length).toBeGreaterThan(0)
  })

  test('A27: gives another result in a rebuild once the product is called otherwise', () => {
    const renamed = (mode?: string): Parts => ({
      settings: { projector: { enrich: 'call' } },
      workload: [
        ...twoVersions,
        { at: 3000, rename: 'desk' },
        ...(mode === undefined ? [] : [{ at: 4000, rebuild: mode }]),
      ],
    })
    expect(verdictOf(renamed())).toEqual(['ok'])
    expect(trial(renamed('blue-green')).result.converged).toBe(false)
    expect(rowsOf(renamed('blue-green'), 'order_summaries')[0]?.['productName']).toMatch(/v2/u)
  })
})

describe('G44: push messages', () => {
  const notified = (projector: object, faults: readonly object[] = [], mode?: string): Parts => ({
    settings: { projector: { notify: true, ...projector } },
    workload: [
      ...twoVersions,
      ...(mode === undefined ? [] : [{ at: 4000, rebuild: mode }]),
      at(6000, 'PayOrder', 2),
    ],
    faults,
  })
  const pushed = (parts: Parts) => rowsOf(parts, 'pushes').map(({ event }) => event)

  test('go out once for each event that calls for one', () => {
    expect(pushed(notified({}))).toEqual(['order-1@2', 'order-2@2'])
  })

  test.each(['in-place', 'blue-green'])('go out again in a rebuild %s, unless there is a gate', (mode) => {
    expect(pushed(notified({}, [], mode))).toEqual(['order-1@2', 'order-1@2', 'order-2@2'])
    expect(pushed(notified({ gate: true }, [], mode))).toEqual(['order-1@2', 'order-2@2'])
  })

  test('go out again where a projector dies between push and acknowledgement', () => {
    expect(pushed(notified({}, [crash('after-push')]))).toEqual(['order-1@2', 'order-1@2', 'order-2@2'])
  })

  test('do not go out at all where it dies before, and an inbox takes the event for done', () => {
    expect(pushed(notified({ inbox: true }, [crash('after-apply', 2)]))).toEqual(['order-2@2'])
    expect(pushed(notified({}, [crash('after-apply', 2)]))).toEqual(['order-1@2', 'order-2@2'])
  })
})
