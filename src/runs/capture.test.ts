// Change data capture as scenario files: what becomes of the data when the log reader, its slot or the primary fails.
import { describe, expect, test } from 'vitest'
import type { SimTime } from '#kernel'
import { at, type Parts, runOf, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const minutes = (n: number) => ({ quiet: true, limit: n * 60_000 })
/** Nothing worse than being late, and both models agree. */
const expectHarmless = (parts: Parts) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict.filter((code) => code !== 'ok' && code !== 'lag')).toEqual([])
  expect(converged).toBe(true)
}

/** Two versions of one order, and another order. */
const twoVersions = [at(600, 'PlaceOrder', 1), at(720, 'PayOrder', 1), at(800, 'PlaceOrder', 2)]
const DESIGNS = ['outbox-cdc', 'table-cdc'] as const

describe('where nothing goes wrong', () => {
  test.each(DESIGNS)('%s brings everything once, with every broker', (pipeline) => {
    for (const broker of ['kafka', 'rabbitmq', 'nats-core', 'nats-jetstream']) {
      const { result } = trial({ pipeline, settings: { broker }, workload: twoVersions })
      // Two tables are two events: what one of them says is shown before the other comes.
      expect(result.verdict).toEqual([pipeline === 'table-cdc' ? 'torn' : 'ok'])
      expect(result.events.committed).toBe(3)
      expect(result).toMatchObject({ converged: true, stopped: 'quiet' })
    }
  })
})

describe('S5.F1: a log reader that crashes before it has saved its offset', () => {
  const crashed = (projector: object, cdc: object = {}): Parts => ({
    pipeline: 'outbox-cdc',
    settings: { projector, cdc },
    workload: twoVersions,
    faults: [{ kind: 'crash', component: 'log-reader', at: 1500, restartAfter: 1000 }],
  })

  test('repeats everything since: rewound with upsert, duplicated with delta', () => {
    const { result } = trial(crashed({}))
    expect(result.verdict).toContain('rewound')
    expect(result.events).toEqual({ committed: 3, applied: 6 })
    expect(verdictOf(crashed({ apply: 'delta' }))).toContain('duplicated')
  })

  test('does no harm with an inbox, with a guard, or with an offset that is saved in time', () => {
    expectHarmless(crashed({ apply: 'delta', inbox: true }))
    expectHarmless(crashed({ guard: 'newer' }))
    expectHarmless(crashed({ apply: 'delta' }, { offsetFlush: 100 }))
  })

  test('repeats nothing where it publishes and saves in one transaction, wherever it crashes', () => {
    for (const point of ['after-read', 'after-publish', 'after-offset'])
      for (const nth of [1, 2, 3]) {
        const { result } = trial({
          ...crashed({ apply: 'delta' }, { exactlyOnce: true, batch: 1 }),
          faults: [{ kind: 'crash', component: 'log-reader', point, nth, restartAfter: 500 }],
        })
        expect(result.verdict.filter((code) => code !== 'lag')).toEqual(
          ['ok'].slice(result.verdict.includes('lag') ? 1 : 0),
        )
        expect(result.events).toEqual({ committed: 3, applied: 3 })
      }
  })

  test('repeats rows of tables as harmlessly where each has its version', () => {
    for (const guard of ['newer', 'none'] as const) {
      const { result } = trial({ ...crashed({ guard }), pipeline: 'table-cdc' })
      expect(result.converged).toBe(true)
      expect(result.verdict.includes('rewound')).toBe(guard === 'none')
    }
  })
})

describe('S5.F3, S5.F4: while the broker or the log reader is away', () => {
  const away = (component: string, until: number, cdc: object = {}): Parts => ({
    pipeline: 'outbox-cdc',
    settings: { cdc },
    workload: [...twoVersions, at(until + 5000, 'PlaceOrder', 3)],
    faults: [{ kind: 'down', component, from: 1000, until }],
    end: minutes(600),
  })

  test('events wait in the log and come in order: lag', () => {
    for (const component of ['broker', 'log-reader']) {
      const parts = { ...away(component, 20_000), workload: [...twoVersions, at(5000, 'ShipOrder', 1)] }
      const { result } = trial(parts)
      expect(result.verdict).toContain('lag')
      expect(result.converged).toBe(true)
      expect(result.verdict.filter((code) => !['ok', 'lag', 'rewound'].includes(code))).toEqual([])
    }
  })

  test('the log grows, the longer the more: disk-growth', () => {
    for (const component of ['broker', 'log-reader']) {
      expect(verdictOf(away(component, 600_000, { traffic: 5000 }))).toContain('disk-growth')
      expect(verdictOf(away(component, 60_000, { traffic: 100 }))).not.toContain('disk-growth')
    }
  })
})

describe('S5.F5: captured tables that are idle in a busy database', () => {
  const idle = (cdc: object): Parts => ({
    pipeline: 'outbox-cdc',
    settings: { cdc: { traffic: 5000, ...cdc } },
    workload: [...twoVersions, at(900_000, 'PlaceOrder', 3)],
    end: minutes(20),
  })

  test('fill the disk though nothing is wrong with the log reader', () => {
    expect(verdictOf(idle({}))).toContain('disk-growth')
  })

  test('do not with a heartbeat', () => {
    expectHarmless(idle({ heartbeat: 10_000 }))
  })
})

describe('S5.F6, S6.F9: a slot that is given up while the log reader is away', () => {
  const lost = (pipeline: string, cdc: object = {}, more: readonly unknown[] = []): Parts => ({
    pipeline,
    settings: { cdc: { traffic: 5000, slotLimit: 1000, ...cdc }, projector: { guard: 'newer' } },
    workload: [...twoVersions, at(30_000, 'PlaceOrder', 3), ...more, at(700_000, 'PlaceOrder', 4)],
    faults: [{ kind: 'down', component: 'log-reader', from: 10_000, until: 600_000 }],
    end: minutes(20),
  })

  test.each(DESIGNS)('%s loses what was written since', (pipeline) => {
    expect(verdictOf(lost(pipeline))).toContain('lost')
  })

  test.each(DESIGNS)('%s gets it all again by a snapshot where one is taken when needed', (pipeline) => {
    const { result } = trial(lost(pipeline, { snapshot: 'when-needed' }))
    expect(result.converged).toBe(true)
    expect(result.verdict).not.toContain('lost')
  })

  test('what was deleted meanwhile is in no snapshot of the tables, and stays: ghost', () => {
    const deleted = [at(40_000, 'CancelOrder', 2), at(41_000, 'DeleteOrder', 2)]
    const { result } = trial(lost('table-cdc', { snapshot: 'when-needed' }, deleted))
    expect(result.verdict).toContain('ghost')
    expect(trial(lost('outbox-cdc', { snapshot: 'when-needed' }, deleted)).result.converged).toBe(true)
  })
})

describe('S5.F9, S5.F10: a failover of the primary, which loses the last 300 ms', () => {
  const failover = (settings: object, more: readonly unknown[] = []): Parts => ({
    pipeline: 'outbox-cdc',
    settings: { replica: { delay: 300 }, ...settings },
    workload: [
      ...twoVersions,
      at(2000, 'PlaceOrder', 3),
      at(4000, 'PlaceOrder', 4),
      at(8000, 'PlaceOrder', 5),
    ],
    faults: [{ kind: 'failover', component: 'write-store', at: 2100 }, ...more],
    end: minutes(5),
  })
  const away = { kind: 'down', component: 'log-reader', from: 2090, until: 6000 }

  test('leaves in the read model what the standby never had', () => {
    expect(verdictOf(failover({}))).toContain('phantom')
  })

  test('has what is written before there is a slot again passed over', () => {
    expect(verdictOf(failover({}, [away]))).toEqual(expect.arrayContaining(['phantom', 'lost']))
  })

  test('does neither with a failover slot: it gives out only what the standby has, and goes along', () => {
    const { result } = trial(failover({ cdc: { failoverSlot: true } }, [away]))
    expect(result.converged).toBe(true)
    expect(result.verdict).not.toContain('phantom')
    expect(result.verdict).not.toContain('lost')
    // The change was lost in the write model all the same, after its client had heard of it.
    expect(result.verdict).toContain('acked-loss')
  })

  test('loses nothing where commits wait for the standby as well', () => {
    expectHarmless(failover({ commit: 'flush', cdc: { failoverSlot: true } }, [away]))
  })

  test('S5.F11: leaves a phantom where only commits wait, for the log is read before they are over', () => {
    expect(verdictOf(failover({ commit: 'flush' }))).toEqual(['phantom'])
  })
})

describe.each(DESIGNS)(
  'S5.F11: %s shows a change whose commit waits for a standby that is far away',
  (pipeline) => {
    const waiting = (delay: number, more: Parts = {}): Parts => ({
      pipeline,
      settings: { commit: 'flush', replica: { delay } },
      workload: [at(0, 'PlaceOrder', 1)],
      ...more,
    })

    test('is early, and nothing worse, however long that takes', () => {
      const run = runOf(waiting(30_000))
      for (const seconds of [1, 2, 10, 29]) {
        run.advance((seconds * 1_000_000) as SimTime)
        expect([seconds, run.judgement().models.extra]).toEqual([seconds, 1])
        expect(run.judgement().verdict.filter((code) => code !== 'torn')).toEqual(['ok'])
      }
      expectHarmless(waiting(30_000))
    })

    test.each(['PlaceOrder', 'PayOrder', 'DeleteOrder'])(
      'and the primary dies for good meanwhile, the change (%s) on its disk: nothing was taken back, all is at a stand',
      (type) => {
        const workload = [...(type === 'PlaceOrder' ? [] : [at(0, 'PlaceOrder', 1)]), at(5000, type, 1)]
        const faults = [{ kind: 'crash', component: 'write-store', at: 7000 }]
        const { verdict, violations } = trial(waiting(3000, { workload, faults })).result
        expect(verdict.filter((code) => code !== 'torn')).toEqual(['stalled'])
        expect(violations.filter(({ check }) => check === 'no-phantom')).toEqual([])
        const back = [{ ...faults[0], restartAfter: 1000 }]
        expect(trial(waiting(3000, { workload, faults: back })).result.converged).toBe(true)
      },
    )

    test('and a standby without it takes over: phantom', () => {
      const faults = [{ kind: 'failover', component: 'write-store', at: 2000 }]
      const { verdict, violations } = trial(waiting(3000, { faults })).result
      expect(verdict.filter((code) => code !== 'torn')).toEqual(['phantom'])
      expect(violations.find(({ check }) => check === 'no-phantom')?.why).toMatch('taken back by a failover')
    })
  },
)

describe('S5.F12: a row that cannot be converted', () => {
  const poisoned = (pipeline: string, onError: string): Parts => ({
    pipeline,
    settings: { cdc: { onError } },
    workload: [...twoVersions, at(5000, 'PlaceOrder', 3)],
    faults: [{ kind: 'poison', event: 3 }],
    end: minutes(3),
  })

  test.each(DESIGNS)('%s stops, and everything waits', (pipeline) => {
    const { run, result } = trial(poisoned(pipeline, 'fail'))
    expect(run.simulation.rows.get('machines', 'log-reader')).toMatchObject({ state: 'failed' })
    expect(result.verdict).toContain('stalled')
    expect(result.verdict).not.toContain('lost')
  })

  test.each(DESIGNS)('%s loses that one where it is skipped, and nothing else', (pipeline) => {
    const { result } = trial(poisoned(pipeline, 'skip'))
    expect(result.verdict).toContain('lost')
    expect(result.models.wrong).toBeLessThanOrEqual(2)
  })
})

describe('S6.F1: a transaction over several tables', () => {
  const slow = (cdc: object, more: object = {}): Parts => ({
    pipeline: 'table-cdc',
    settings: { cdc, ...more },
    workload: [...twoVersions, { from: 600, until: 1500, queries: 500 }],
  })

  test('is seen in part, and whole in the end: torn', () => {
    const { result } = trial(slow({}))
    expect(result.verdict).toContain('torn')
    expect(result.converged).toBe(true)
  })

  test('is never seen in part where the projector knows how many rows it has', () => {
    for (const projector of [{}, { guard: 'newer' }, { guard: 'next' }, { inbox: true }])
      expectHarmless(slow({ metadata: true }, { projector }))
  })

  test('is applied whole whatever repeats or overtakes on the way', () => {
    const broken = {
      kind: 'link',
      link: 'projector->read-store',
      from: 0,
      until: 3000,
      drop: 0.2,
      duplicate: 0.3,
    }
    for (const guard of ['newer', 'next'])
      expectHarmless({ ...slow({ metadata: true }, { projector: { guard } }), faults: [broken] })
  })
})
