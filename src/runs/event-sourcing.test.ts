// Event sourcing as scenario files: projectors that catch up from the event store, and what becomes of their read models.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const minutes = (n: number) => ({ quiet: true, limit: n * 60_000 })
const sourced = (settings: object, more: Parts): Parts => ({
  pipeline: 'event-sourcing',
  settings,
  end: minutes(5),
  ...more,
})
const verdictOf = (parts: Parts) => trial(parts).result.verdict
const expectHarmless = (parts: Parts) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict.filter((code) => code !== 'ok' && code !== 'lag')).toEqual([])
  expect(converged).toBe(true)
}
/** Two versions of one order, and another order. */
const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
const crash = (point: string, nth = 1) => ({
  kind: 'crash',
  component: 'projector',
  point,
  nth,
  restartAfter: 1000,
})
const held = (nth: number, until: number) => ({
  kind: 'message',
  link: 'command-handler->write-store',
  type: 'commit',
  nth,
  action: 'hold',
  until,
})

describe('commands of event-sourced aggregates', () => {
  test('do well as long as nothing goes wrong, with snapshots and without', () => {
    for (const snapshotEvery of [null, 1, 2]) {
      const { result } = trial(
        sourced({ eventStore: { snapshotEvery } }, { workload: [...twoVersions, at(400, 'ShipOrder', 1)] }),
      )
      expect(result).toMatchObject({ verdict: ['ok'], converged: true, events: { committed: 4, applied: 4 } })
    }
  })

  test('S10.F1: of two that decide on the same version one has to decide again', () => {
    const { run, result } = trial(
      sourced(
        {},
        {
          workload: [at(0, 'PlaceOrder', 1), at(500, 'PayOrder', 1), at(501, 'PayOrder', 1)],
        },
      ),
    )
    expect(
      run.journal.some(({ component, event }) => component === 'command-handler' && event === 'conflict'),
    ).toBe(true)
    expect(result.commands).toMatchObject({ accepted: 2, rejected: 1 })
  })

  test('S10.F2: one whose answer is lost has been carried out, and nothing is wrong', () => {
    const unheard = {
      kind: 'crash',
      component: 'command-handler',
      point: 'after-commit',
      nth: 2,
      restartAfter: 1000,
    }
    const { result } = trial(sourced({}, { workload: twoVersions, faults: [unheard] }))
    expect(result.commands.failed).toBeGreaterThan(0)
    expect(result.events.committed).toBe(3)
    expect(result.converged).toBe(true)
  })
})

describe('a projector that keeps its own position', () => {
  test('S10.F3: catches up when it was away, or the link to the store was', () => {
    for (const fault of [
      { kind: 'down', component: 'projector', from: 100, until: 10_000 },
      { kind: 'cut', link: 'write-store->projector', from: 100, until: 10_000 },
    ]) {
      const { result } = trial(sourced({}, { workload: twoVersions, faults: [fault] }))
      expect(result.verdict).toEqual(['lag'])
      expect(result.converged).toBe(true)
    }
  })

  const interrupted = (projector: object, point: string): Parts =>
    sourced(
      { projector: { checkpointEvery: 10, ...projector } },
      { workload: twoVersions, faults: [crash(point, 3)] },
    )

  test('S10.F4: applies again what came after it: rewound with upsert, duplicated with delta', () => {
    expect(verdictOf(interrupted({}, 'after-apply'))).toContain('rewound')
    const { result } = trial(interrupted({ apply: 'delta' }, 'after-apply'))
    expect(result.verdict).toEqual(['duplicated'])
    expect(result.events).toEqual({ committed: 3, applied: 6 })
  })

  test('S10.F4: does not where it is kept with each effect, or with guard or inbox', () => {
    for (const projector of [{ checkpoint: 'same-transaction' }, { inbox: true }])
      expectHarmless(interrupted({ apply: 'delta', ...projector }, 'after-apply'))
    expectHarmless(interrupted({ guard: 'newer' }, 'after-apply'))
  })

  test('S10.F5: loses what it has saved and not applied, until a rebuild', () => {
    const early = (more: readonly unknown[]): Parts =>
      sourced(
        { projector: { ack: 'before-apply' } },
        { workload: [...twoVersions, ...more], faults: [crash('after-ack', 3)] },
      )
    expect(verdictOf(early([]))).toContain('rebuildable')
    expect(trial(early([{ at: 5000, rebuild: 'in-place' }])).result.converged).toBe(true)
  })
})

describe('S10.F6: an event whose position is lower than one that commits before it', () => {
  const overtaken = (settings: object): Parts =>
    sourced(settings, {
      workload: [at(0, 'PlaceOrder', 1), at(30, 'PlaceOrder', 2), at(4000, 'PlaceOrder', 3)],
      faults: [held(1, 1500)],
    })

  test('is passed over for ever by a cursor, until a rebuild', () => {
    const { result } = trial(overtaken({}))
    expect(result.verdict).toContain('rebuildable')
    expect(result.models.missing).toBeGreaterThan(0)
    const rebuilt = overtaken({})
    const workload = [...(rebuilt.workload as readonly unknown[]), { at: 8000, rebuild: 'blue-green' }]
    expect(trial({ ...rebuilt, workload }).result.converged).toBe(true)
  })

  test.each(['xmin-horizon', 'gap-wait'])('is waited for with %s', (select) => {
    expectHarmless(overtaken({ relay: { select } }))
  })

  test('S10.F7: comes to nothing if its transaction is rolled back: nobody waits for that', () => {
    for (const select of ['cursor', 'xmin-horizon', 'gap-wait'])
      expectHarmless(
        sourced(
          { relay: { select } },
          {
            workload: [at(0, 'PlaceOrder', 1), at(30, 'PlaceOrder', 2), at(4000, 'PlaceOrder', 3)],
            faults: [{ kind: 'abort', command: 1 }],
          },
        ),
      )
  })
})

describe('S10.F8: a transaction that somebody leaves open', () => {
  const leaked = (select: string, writes: boolean): Parts =>
    sourced(
      { relay: { select } },
      {
        workload: [
          { at: 0, transaction: { lasts: 60_000, writes } },
          at(100, 'PlaceOrder', 1),
          at(200, 'PayOrder', 1),
        ],
        end: { quiet: true, limit: 30_000 },
      },
    )

  test('holds all projections up where they stay behind the oldest, if it has written', () => {
    expect(verdictOf(leaked('xmin-horizon', true))).toEqual(expect.arrayContaining(['stalled']))
    expect(verdictOf(leaked('xmin-horizon', false))).toEqual(['ok'])
  })

  test('bothers nobody who waits for the missing positions only', () => {
    expect(verdictOf(leaked('gap-wait', true))).toEqual(['ok'])
    expect(verdictOf(leaked('cursor', true))).toEqual(['ok'])
  })
})

describe('S10.F10: an event that the projector cannot make sense of', () => {
  const poisoned = (onError: string): Parts =>
    sourced(
      { projector: { onError, attempts: 3 } },
      {
        workload: [...twoVersions, at(5000, 'PlaceOrder', 3)],
        faults: [{ kind: 'poison', event: 3 }],
        end: { quiet: true, limit: 120_000 },
      },
    )

  test('stops it, is left out, or is put aside', () => {
    expect(verdictOf(poisoned('retry'))).toContain('stalled')
    const skipped = trial(poisoned('skip')).result
    expect(skipped.verdict).toEqual(expect.arrayContaining(['rebuildable']))
    expect(skipped.models.missing).toBe(1)
    const { run } = trial(poisoned('park'))
    expect([...run.simulation.rows.entries('dead_letters')]).toHaveLength(1)
  })

  test('does not keep its aggregate from being loaded: what happened is in the event all the same', () => {
    const { result } = trial(
      sourced(
        { projector: { onError: 'skip', attempts: 1 } },
        {
          workload: [...twoVersions, at(1000, 'ShipOrder', 1)],
          faults: [{ kind: 'poison', event: 2 }],
        },
      ),
    )
    expect(result.commands).toMatchObject({ accepted: 4, rejected: 0 })
  })
})

describe('a rebuild', () => {
  const pushes = (projector: object): number => {
    const { run } = trial(
      sourced(
        { projector: { notify: true, ...projector } },
        {
          workload: [...twoVersions, at(400, 'ShipOrder', 1), { at: 5000, rebuild: 'in-place' }],
        },
      ),
    )
    return [...run.simulation.rows.entries('pushes')].length
  }

  test('S10.F13: pushes everything a second time, unless a gate keeps quiet about what is old', () => {
    const once = pushes({ gate: true })
    expect(once).toBeGreaterThan(0)
    expect(pushes({})).toBe(2 * once)
  })

  const watched = (mode: string): Parts =>
    sourced(
      {},
      {
        workload: [...twoVersions, { at: 3000, rebuild: mode }, { from: 2900, until: 3400, queries: 400 }],
      },
    )

  test('S10.F14: in place shows an empty model meanwhile, beside it nothing of it is seen', () => {
    const empty = (mode: string): number => {
      const { run } = trial(watched(mode))
      return run.journal.filter(
        ({ component, cause, at: instant }) =>
          component === 'client' &&
          instant > 2_950_000 &&
          cause.kind === 'message' &&
          cause.message.type === 'result' &&
          cause.message.body['row'] === null,
      ).length
    }
    expect(empty('in-place')).toBeGreaterThan(0)
    expect(empty('blue-green')).toBe(0)
    expect(trial(watched('in-place')).result.converged).toBe(true)
    expect(trial(watched('blue-green')).result.verdict).toEqual(['ok'])
  })
})

describe('S10.F18: a failover of the event store', () => {
  const failover = (settings: object, more: readonly unknown[] = []): Parts =>
    sourced(
      { replica: { delay: 300 }, ...settings },
      {
        workload: [...twoVersions, at(3000, 'PlaceOrder', 3), at(3100, 'PayOrder', 1), ...more],
        faults: [{ kind: 'failover', component: 'write-store', at: 350 }],
      },
    )

  test('leaves the projection ahead of it: phantom, until a rebuild', () => {
    expect(verdictOf(failover({}))).toContain('phantom')
    const { result } = trial(failover({}, [{ at: 10_000, rebuild: 'blue-green' }]))
    expect(result.converged).toBe(true)
  })

  test('hands out no position a second time: whoever is ahead passes over nothing that comes later', () => {
    const { run } = trial(failover({}))
    const stored = [...run.simulation.rows.entries('event_store')].map(
      ([, row]) => row as { readonly position: number; readonly event: { readonly id: string } },
    )
    expect(stored.map(({ position }) => position)).toEqual([
      ...new Set(stored.map(({ position }) => position)),
    ])
    expect(trial(failover({})).result.verdict).not.toContain('lost')
  })

  test('takes nothing back that was answered where commits wait for the standby', () => {
    const { result } = trial({
      ...failover({ commit: 'flush' }),
      faults: [{ kind: 'failover', component: 'write-store', at: 2000 }],
    })
    expect(result.converged).toBe(true)
    expect(result.verdict).not.toContain('acked-loss')
  })

  test('is survived by snapshots: none speaks of what was lost', () => {
    const { result } = trial(failover({ eventStore: { snapshotEvery: 1 } }, [at(4000, 'ShipOrder', 1)]))
    expect(result.commands.failed).toBe(0)
    expect(result.verdict).not.toContain('lost')
  })
})
