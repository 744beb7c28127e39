// Materialised views as scenario files: how old what they say may be, who waits for a refresh, and what a crash leaves.
import { describe, expect, test } from 'vitest'
import { resultOf } from './result'
import type { Run } from './run'
import { at, type Parts, runOf } from './trial'

const view = (refresh: object, parts: Parts): Parts => ({
  pipeline: 'materialized-view',
  settings: { refresh },
  ...parts,
})

const finished = (parts: Parts): Run => {
  const run = runOf(parts)
  run.finish()
  return run
}

const resultOfRun = (run: Run) => resultOf(run, { reason: 'quiet', at: run.simulation.now })

/** The milliseconds at which an order's document was written. */
const shownAt = (run: Run, key: string): readonly number[] =>
  run.journal.flatMap(({ at: when, changes }) =>
    changes.some((change) => change.table === 'order_summaries' && change.key === key) ? [when / 1000] : [],
  )

/** How long each query took, in milliseconds, and which version it saw. */
function queries(run: Run) {
  const sent = new Map<string, number>()
  return run.journal.flatMap(({ at: when, component, task, event, cause }) => {
    if (component !== 'client' || !task.startsWith('q')) return []
    if (event === 'send') sent.set(task, when)
    if (cause.kind !== 'message') return []
    return [{ took: (when - (sent.get(task) ?? 0)) / 1000, version: cause.message.body['version'] }]
  })
}

const byHand = (millis: number): unknown => ({ at: millis, refresh: true })

describe('G39: a view that is refreshed every 60 s, which takes 5 s,', () => {
  const slow = (more: object, workload: readonly unknown[]) =>
    finished(view({ interval: 60_000, duration: 5000, ...more }, { workload }))

  test('shows what was written just after a snapshot 65 s later (S8.F1)', () => {
    const run = slow({}, [at(60_100, 'PlaceOrder', 1)])
    const [shown = 0] = shownAt(run, 'order-1')
    expect(shown).toBeGreaterThan(125_000)
    expect(shown - 60_100).toBeLessThan(65_000)
    expect(resultOfRun(run).converged).toBe(true)
    expect(resultOfRun(run).lag.max).toBeGreaterThan(64_000)
  })

  const asked = [at(0, 'PlaceOrder', 1), ...[61_000, 63_000].map((when) => ({ at: when, query: 'order-1' }))]

  test('makes readers wait until it is done (S8.F2)', () => {
    const [first, second] = queries(slow({}, asked))
    expect(first?.took).toBeGreaterThan(3900)
    expect(first?.took).toBeLessThan(4100)
    expect(second?.took).toBeGreaterThan(1900)
    expect(second?.version).toBe(1)
  })

  test('makes nobody wait if it is concurrent: they see what was there before', () => {
    const seen = queries(slow({ concurrently: true }, asked))
    for (const { took, version } of seen) {
      expect(took).toBeLessThan(40)
      expect(version).toBe(0)
    }
  })
})

test('S8.F4: a crash in the middle of a refresh leaves the old content, and the next one mends it', () => {
  const run = finished(
    view(
      { interval: 10_000, duration: 2000 },
      {
        workload: [at(0, 'PlaceOrder', 1), at(15_000, 'PayOrder', 1), { at: 22_500, query: 'order-1' }],
        faults: [{ kind: 'crash', component: 'write-store', at: 21_000, restartAfter: 500 }],
      },
    ),
  )
  expect(queries(run)[0]?.version).toBe(1)
  const [, paid = 0] = shownAt(run, 'order-1')
  expect(paid).toBeGreaterThan(31_900)
  expect(resultOfRun(run).converged).toBe(true)
})

test('S8.F5: a refresh that takes longer than the interval is followed by the next one on the schedule', () => {
  const run = finished(
    view({ interval: 1000, duration: 2500 }, { workload: [at(0, 'PlaceOrder', 1), at(1500, 'PayOrder', 1)] }),
  )
  const [placed = 0, paid = 0] = shownAt(run, 'order-1')
  expect([Math.round(placed / 100), Math.round(paid / 100)]).toEqual([35, 65])
})

test('S8.F6: while the scheduler is down the view is stale, and nothing is lost', () => {
  const run = finished(
    view(
      { interval: 10_000 },
      {
        workload: [at(0, 'PlaceOrder', 1)],
        faults: [{ kind: 'down', component: 'job', from: 5000, until: 35_000 }],
      },
    ),
  )
  expect(shownAt(run, 'order-1').map((when) => Math.round(when / 1000))).toEqual([41])
  expect(resultOfRun(run).converged).toBe(true)
})

test('a view that is refreshed by hand waits for the hand, and takes what was deleted away', () => {
  const workload = [at(0, 'PlaceOrder', 1), at(0, 'PlaceOrder', 2), at(4000, 'DeleteOrder', 2)]
  const never = finished(view({ mode: 'manual' }, { workload }))
  expect(shownAt(never, 'order-1')).toEqual([])
  expect(resultOfRun(never).models.missing).toBeGreaterThan(0)
  const twice = finished(view({ mode: 'manual' }, { workload: [...workload, byHand(2000), byHand(6000)] }))
  expect(shownAt(twice, 'order-2').map((when) => Math.round(when / 500))).toEqual([5, 13])
  expect(resultOfRun(twice).converged).toBe(true)
})

test('a refresh that is asked for while another is under way comes after it, beside a schedule or without one', () => {
  const workload = [at(0, 'PlaceOrder', 1), byHand(1000), at(1200, 'PayOrder', 1), byHand(1300)]
  for (const mode of ['manual', 'periodic']) {
    const run = finished(view({ mode, duration: 1000 }, { workload, end: { quiet: true, limit: 10_000 } }))
    expect(shownAt(run, 'order-1').map((when) => Math.round(when / 100))).toEqual([20, 30])
  }
})

test('a view that each transaction keeps up to date is never behind', () => {
  const workload = [at(0, 'PlaceOrder', 1), at(100, 'PayOrder', 1), at(200, 'DeleteOrder', 1)]
  const run = finished(view({ mode: 'immediate' }, { workload }))
  expect(resultOfRun(run)).toMatchObject({ converged: true, lag: { max: 0 } })
})

test.each([
  [{ mode: 'immediate', concurrently: true }, 'refresh.concurrently'],
  [{ mode: 'manual', interval: 5000 }, 'refresh.interval'],
])('a scenario with %j is refused at %s', (refresh, path) => {
  expect(() => runOf(view(refresh, { workload: [at(0, 'PlaceOrder', 1)] }))).toThrow(path)
})

test.each([
  ['a plain refresh', {}],
  ['a concurrent refresh', { concurrently: true }],
  ['every transaction', { mode: 'immediate' }],
])(
  'views kept by %s are in the one database: while it is away nobody writes and nobody reads',
  (_by, refresh) => {
    const run = finished(
      view(refresh, {
        workload: [at(0, 'PlaceOrder', 1), at(3000, 'PlaceOrder', 2), { at: 3000, query: 'order-1' }],
        faults: [{ kind: 'down', component: 'write-store', from: 2000, until: 8000 }],
      }),
    )
    expect(resultOfRun(run).verdict).toEqual(expect.arrayContaining(['writes-blocked', 'reads-blocked']))
  },
)

describe('S8.F10: a failover', () => {
  /** Paid at 9.5 s, shown since 10.5 s, and the primary is lost at 10.6 s. */
  const failedOver = (delay: number) =>
    finished({
      pipeline: 'materialized-view',
      settings: { refresh: { interval: 5000 }, replica: { delay } },
      workload: [at(0, 'PlaceOrder', 1), at(9500, 'PayOrder', 1), { at: 12_000, query: 'order-1' }],
      faults: [{ kind: 'failover', component: 'write-store', at: 10_600 }],
    })

  test('takes the views back with all else that the standby does not have: they equal a committed prefix', () => {
    const run = failedOver(3000)
    expect(shownAt(run, 'order-1').map((millis) => Math.round(millis / 100))).toEqual([55, 105, 106])
    expect(queries(run).map(({ version }) => version)).toEqual([1])
    expect(run.simulation.rows.get('sales_by_product', 'desk')).toMatchObject({ orders: 1 })
    expect(resultOfRun(run)).toMatchObject({ verdict: ['until-refresh', 'acked-loss'], converged: true })
  })

  test('takes back a refresh alone, where the change it showed had come to the standby: the next one brings it again', () => {
    const run = failedOver(500)
    expect(queries(run).map(({ version }) => version)).toEqual([1])
    expect(resultOfRun(run)).toMatchObject({ verdict: ['rewound', 'until-refresh'], converged: true })
  })

  test('leaves the views alone where the standby has them', () => {
    const run = failedOver(20)
    expect(queries(run).map(({ version }) => version)).toEqual([2])
    expect(resultOfRun(run)).toMatchObject({ verdict: ['until-refresh'], converged: true })
  })
})
