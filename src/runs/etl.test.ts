// Batch ETL as scenario files: what a watermark passes over, what a crash repeats or loses, and what deletions leave.
import { describe, expect, test } from 'vitest'
import { at, type Parts, runOf, trial } from './trial'

const etl = (settings: object, parts: Parts, apply = 'upsert'): Parts => ({
  pipeline: 'batch-etl',
  settings: { etl: { interval: 10_000, ...settings }, projector: { apply } },
  ...parts,
})
const resultOfTrial = (parts: Parts) => trial(parts).result
const crash = (point: string, nth = 1) => ({
  kind: 'crash',
  component: 'job',
  point,
  nth,
  restartAfter: 1000,
})
const three = [at(0, 'PlaceOrder', 1), at(100, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]

describe('a job that copies what changed', () => {
  test.each([
    ['with the naive settings', {}],
    ['row by row', { atomic: false }],
    ['with a lag window', { lagWindow: 2000 }],
    ['comparing all keys', { deletes: 'diff' }],
    ['keeping the watermark in the load', { watermark: 'with-load' }],
    ['saving the watermark first', { watermark: 'before-load' }],
  ])('%s brings everything in, and later changes with the next run', (_what, settings) => {
    const workload = [...three, at(15_000, 'PayOrder', 2), at(15_100, 'PlaceOrder', 3)]
    const { run, result } = trial(etl(settings, { workload }))
    expect(result).toMatchObject({ converged: true, stopped: 'quiet' })
    // S9.F5: the version between two runs is never seen.
    const seen = run.journal.flatMap(({ changes }) =>
      changes.flatMap(({ table, key, after }) =>
        table === 'order_summaries' && key === 'order-1' ? [(after as { version: number }).version] : [],
      ),
    )
    expect(seen).toEqual([2])
  })

  test('adds up changes where it loads by delta', () => {
    const workload = [
      ...three,
      at(15_000, 'ChangeQuantity', 2, { quantity: 5 }),
      at(25_000, 'DeleteOrder', 2),
    ]
    expect(resultOfTrial(etl({}, { workload }, 'delta')).converged).toBe(true)
  })
})

describe('S9.F2: a row that began earlier and commits after the run', () => {
  const late = (settings: object) =>
    etl(settings, {
      workload: [at(9000, 'PlaceOrder', 1), at(9100, 'PlaceOrder', 2)],
      faults: [
        {
          kind: 'message',
          link: 'command-handler->write-store',
          type: 'commit',
          nth: 1,
          action: 'hold',
          until: 11_000,
        },
      ],
    })

  test('is skipped for ever', () => {
    const { run, result } = trial(late({}))
    expect(result.models.missing).toBe(1)
    expect(result.stopped).toBe('quiet')
    expect(run.simulation.rows.get('order_summaries', 'order-1')).toBeUndefined()
  })

  test('is found with a lag window that is longer than the transaction', () => {
    expect(resultOfTrial(late({ lagWindow: 3000 })).converged).toBe(true)
    expect(resultOfTrial(late({ lagWindow: 500 })).converged).toBe(false)
  })
})

describe('G41: an order that is deleted between two runs', () => {
  const deleted = (settings: object, apply?: string) =>
    etl(settings, { workload: [...three, at(15_000, 'DeleteOrder', 2)] }, apply)

  test('stays in the read model as a ghost', () => {
    const { run, result } = trial(deleted({}))
    expect(result.models.extra).toBe(1)
    expect(run.simulation.rows.get('order_summaries', 'order-2')).toBeDefined()
  })

  test.each(['soft', 'diff'])('goes with `%s`', (deletes) => {
    expect(resultOfTrial(deleted({ deletes })).converged).toBe(true)
  })

  test('that nobody has ever loaded leaves nothing', () => {
    const workload = [...three, at(300, 'DeleteOrder', 2)]
    for (const deletes of ['missed', 'soft', 'diff'])
      expect(resultOfTrial(etl({ deletes }, { workload })).converged).toBe(true)
  })
})

describe('S9.F6: a crash after the load, before the watermark is saved,', () => {
  test('loads the window again: no harm with upsert, double with delta', () => {
    const faults = [crash('after-load')]
    expect(resultOfTrial(etl({}, { workload: three, faults })).converged).toBe(true)
    const doubled = resultOfTrial(etl({}, { workload: three, faults }, 'delta'))
    expect(doubled.converged).toBe(false)
    expect(doubled.view['sales_by_product']).toMatchObject({ desk: { orders: 4, quantity: 8 } })
  })

  test('does not happen where the load keeps the watermark', () => {
    const parts = etl({ watermark: 'with-load' }, { workload: three, faults: [crash('after-load')] }, 'delta')
    expect(resultOfTrial(parts).converged).toBe(true)
  })

  test('is called duplicated where the load adds', () => {
    const { verdict, violations } = resultOfTrial(
      etl({}, { workload: three, faults: [crash('after-load')] }, 'delta'),
    )
    expect(verdict).toContain('duplicated')
    expect(verdict).not.toContain('lost')
    expect(violations.some(({ check }) => check === 'no-double-effect')).toBe(true)
  })
})

describe('S9.F7: a crash after the watermark is saved, before the load,', () => {
  const first = (point: string) =>
    trial(etl({ watermark: 'before-load' }, { workload: three, faults: [crash(point)] })).result

  test('loses the window', () => {
    expect(first('after-watermark').models.missing).toBe(2)
    expect(first('after-watermark').stopped).toBe('quiet')
  })

  test('is no loss before the watermark', () => {
    expect(first('after-extract').converged).toBe(true)
  })
})

describe('S9.F8: a crash in the middle of a load', () => {
  const half = (atomic: boolean) => {
    const faults = [{ kind: 'crash', component: 'job', at: 10_300, restartAfter: 1000 }]
    const { run, result } = trial(etl({ atomic, duration: 400 }, { workload: three, faults }))
    const before = run.positionAt(11_000_000)
    run.seek(before)
    const shown = run.simulation.rows.keys('order_summaries')
    run.toHead()
    return { shown, converged: result.converged }
  }

  test('without a transaction leaves half of it visible until the next run', () => {
    expect(half(false)).toEqual({ shown: ['order-1'], converged: true })
  })
  test('in one transaction leaves nothing', () => {
    expect(half(true)).toEqual({ shown: [], converged: true })
  })
})

describe('S9.F13: a change that cannot be read, in the table of changes,', () => {
  const poisoned = (settings: object, later: readonly unknown[] = []) =>
    trial(etl(settings, { workload: [...three, ...later], faults: [{ kind: 'poison', event: 2 }] }, 'delta'))
      .result

  test('fails the batch, again and again: nothing of it is ever loaded, and that is called stalled', () => {
    const result = poisoned({})
    expect(result).toMatchObject({ verdict: ['stalled'], models: { missing: 2 } })
    const later = poisoned({}, [at(15_000, 'PlaceOrder', 3)])
    expect(later).toMatchObject({ verdict: ['stalled'], models: { missing: 3 } })
  })

  test('is what an earlier batch did not meet: that one was loaded with the schedule', () => {
    const faults = [{ kind: 'poison', event: 4 }]
    const workload = [...three, at(15_000, 'PayOrder', 2)]
    const { result } = trial(etl({}, { workload, faults }, 'delta'))
    expect(result).toMatchObject({ verdict: ['until-refresh', 'stalled'], models: { stale: 1 } })
  })

  test('is left out with `skip`: lost, and so is no other change', () => {
    const { verdict, violations, models } = poisoned({ onError: 'skip' })
    expect(verdict).toEqual(['until-refresh', 'lost'])
    expect(models).toMatchObject({ missing: 0, stale: 1 })
    expect(violations.filter(({ check }) => check === 'no-lost-event')).toMatchObject([
      { key: 'order-1', why: expect.stringContaining('order-1@2') },
    ])
  })

  test('takes its window with it where the watermark is saved first: all of that is lost', () => {
    const { verdict, models } = poisoned({ watermark: 'before-load' }, [at(15_000, 'PlaceOrder', 3)])
    expect(verdict).toEqual(['until-refresh', 'lost'])
    expect(models).toMatchObject({ missing: 2 })
  })
})

describe('S9.F10: a run that takes longer than the period', () => {
  /** The first run takes 25 s, the others as long as usual; the order is paid before the second. */
  const slow = (settings: object, apply = 'upsert') =>
    trial(
      etl(
        settings,
        {
          workload: [...three, at(15_000, 'PayOrder', 2), { from: 10_000, until: 45_000, queries: 1 }],
          faults: [{ kind: 'slow', component: 'job', factor: 125, from: 0, until: 12_000 }],
        },
        apply,
      ),
    )
  /** When loads were written, in seconds. */
  const loads = ({ run }: ReturnType<typeof slow>) =>
    run.journal.flatMap(({ at: when, component, event }) =>
      component === 'read-store' && event === 'loaded' ? [Math.round(when / 1_000_000)] : [],
    )

  test('delays the next one: a lease keeps them apart', () => {
    const waited = slow({})
    expect(loads(waited)).toEqual([35, 40])
    expect(waited.result).toMatchObject({ verdict: ['until-refresh'], converged: true })
    expect(slow({}, 'delta').result.converged).toBe(true)
  })

  test('is overtaken by the next where they may overlap: the model goes back until one of them looks again', () => {
    const overlapping = slow({ overlap: true })
    expect(loads(overlapping).slice(0, 2)).toEqual([20, 35])
    expect(overlapping.result).toMatchObject({ verdict: ['rewound', 'until-refresh'], converged: true })
  })

  test('loads what the next has loaded already: double with delta', () => {
    expect(slow({ overlap: true }, 'delta').result.verdict).toContain('duplicated')
  })

  test('leaves the older state for good where the watermark was saved before: overwritten', () => {
    const { verdict } = slow({ overlap: true, watermark: 'before-load' }).result
    expect(verdict).toContain('overwritten')
  })

  test.each(['after-load', 'before-load', 'with-load'])(
    'apart from that, processes that take turns are as good as one (%s)',
    (watermark) => {
      const workload = [...three, at(15_000, 'PayOrder', 2), at(25_000, 'PlaceOrder', 3)]
      for (const apply of ['upsert', 'delta']) {
        const run = trial(etl({ overlap: true, watermark }, { workload }, apply))
        expect(loads(run)).toEqual([10, 20, 30])
        expect(run.result).toMatchObject({ verdict: ['until-refresh'], converged: true, stopped: 'quiet' })
      }
    },
  )
})

describe('S9.F14: a run that cannot reach a store', () => {
  test.each([
    { kind: 'down', component: 'read-store', from: 5000, until: 25_000 },
    { kind: 'down', component: 'write-store', from: 5000, until: 25_000 },
    { kind: 'cut', link: 'job->read-store', from: 5000, until: 25_000 },
    { kind: 'cut', link: 'job->write-store', from: 5000, until: 25_000 },
    { kind: 'down', component: 'job', from: 5000, until: 25_000 },
  ])('%j keeps its watermark, and the next one that can brings everything', (fault) => {
    const { result } = trial(etl({}, { workload: three, faults: [fault] }))
    expect(result).toMatchObject({ converged: true, stopped: 'quiet' })
    expect(result.lag.max).toBeGreaterThan(29_000)
  })
})

test('a load that the network doubles is harmless with upsert and double with delta', () => {
  const faults = [
    { kind: 'message', link: 'job->read-store', type: 'load-rows', nth: 1, action: 'duplicate' },
  ]
  expect(resultOfTrial(etl({}, { workload: three, faults })).converged).toBe(true)
  expect(resultOfTrial(etl({}, { workload: three, faults }, 'delta')).converged).toBe(false)
  // The load compares the watermark that it keeps.
  const kept = resultOfTrial(etl({ watermark: 'with-load' }, { workload: three, faults }, 'delta'))
  expect(kept).toMatchObject({ converged: true, violations: [] })
  expect(kept.events).toEqual({ committed: 3, applied: 3 })
})

test.each([
  [{ projector: { apply: 'partial' } }, 'projector.apply'],
  [{ projector: { apply: 'delta' }, etl: { deletes: 'diff' } }, 'etl.deletes'],
])('a scenario with %j is refused at %s', (settings, path) => {
  expect(() => runOf({ pipeline: 'batch-etl', settings, workload: three })).toThrow(path)
})

test.each(['document', 'summary-table', 'search-index'])(
  'a %s takes loads as well as events',
  (readStore) => {
    const parts = etl({ deletes: 'diff' }, { workload: [...three, at(15_000, 'DeleteOrder', 2)] })
    const { settings } = parts as { readonly settings: object }
    const { result } = trial({ ...parts, settings: { ...settings, readStore } })
    expect(result).toMatchObject({ converged: true, stopped: 'quiet' })
  },
)
