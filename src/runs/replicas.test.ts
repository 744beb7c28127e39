// Read replicas as scenario files: what a query there sees, what commits wait for, and what a failover takes back.
import type { Json } from '#kernel'
import { describe, expect, test } from 'vitest'
import { resultOf } from './result'
import type { Run } from './run'
import { at, type Parts, runOf } from './trial'

/** The replay of a replica stands still, by hand. */
const pausedBetween = (from: number, until: number, replica = 'replica'): readonly unknown[] => [
  { at: from, pause: replica },
  { at: until, resume: replica },
]

const finished = (parts: Parts): Run => {
  const run = runOf({ pipeline: 'replica', ...parts })
  run.finish()
  return run
}

const rowsOf = (run: Run, table: string): readonly (readonly [string, Json])[] =>
  [...run.simulation.rows.entries(table)].toSorted(([x], [y]) => (x < y ? -1 : 1))

const expectCopied = (run: Run, copy = 'replica.orders') =>
  expect(rowsOf(run, copy)).toEqual(rowsOf(run, 'orders'))

/** What the client was told, in order: the millisecond, the answer, and which version a query saw. */
const heard = (run: Run) =>
  run.journal.flatMap(({ at: when, component, cause }) => {
    if (component !== 'client' || cause.kind !== 'message') return []
    const { type, body } = cause.message
    return [{ at: when / 1000, type, version: body['version'] }]
  })
const answers = (run: Run, type: string) => heard(run).filter((each) => each.type === type)

/** When each version of an order was written into a table, in milliseconds. */
const writtenAt = (run: Run, table: string, key = 'order-1'): readonly number[] =>
  run.journal.flatMap(({ at: when, changes }) =>
    changes.some((change) => change.table === table && change.key === key) ? [when / 1000] : [],
  )

const life = [at(0, 'PlaceOrder', 1), at(200, 'PayOrder', 1), at(300, 'PlaceOrder', 2)]
const replica = (settings: object) => ({ replica: settings })

describe('a replica', () => {
  test('shows each commit after its way and its replay, and is quiet with nothing left to do', () => {
    const run = finished({ workload: life, settings: replica({ delay: 40, replay: 10 }) })
    expectCopied(run)
    const [first = 0] = writtenAt(run, 'orders')
    const [copied = 0] = writtenAt(run, 'replica.orders')
    expect(copied - first).toBeGreaterThan(50)
    expect(copied - first).toBeLessThan(54)
    expect(rowsOf(run, 'replica.received')).toEqual([])
  })

  test('takes a deletion over, and every commit of a burst in the order of the log', () => {
    const burst = Array.from({ length: 20 }, (_, i) => at(i * 3, 'PlaceOrder', i + 1))
    const run = finished({ workload: [...burst, at(200, 'DeleteOrder', 3)] })
    expectCopied(run)
    expect(run.simulation.rows.get('replica.orders', 'order-3')).toBeUndefined()
    expect(run.simulation.rows.get('replica.position', 'here')).toMatchObject({
      received: 21,
      applied: 21,
    })
  })

  test('S7.F1: asked between commit and replay, answers with what it has', () => {
    const workload = [...life, { at: 230, query: 'order-1' }, { at: 1000, query: 'order-1' }]
    const run = finished({ workload, settings: replica({ delay: 100 }) })
    expect(answers(run, 'result').map(({ version }) => version)).toEqual([1, 2])
  })

  test.each(['after-receive', 'after-replay'])(
    'S7 CRASH-P: that crashes %s goes on from its own place: nothing twice, nothing missing',
    (point) => {
      const crash = { kind: 'crash', component: 'replica', point, nth: 2, restartAfter: 500 }
      for (const commit of ['async', 'flush', 'apply']) {
        const run = finished({ workload: life, faults: [crash], settings: { commit } })
        expectCopied(run)
        expect(writtenAt(run, 'replica.orders')).toHaveLength(2)
        expect(answers(run, 'accepted')).toHaveLength(3)
      }
    },
  )

  test.each([
    ['is down', { kind: 'down', component: 'replica', from: 100, until: 4000 }],
    ['is cut off', { kind: 'cut', link: 'replica->write-store', from: 100, until: 4000 }],
    ['replays 50 times slower', { kind: 'slow', component: 'replica', factor: 50, from: 0, until: 4000 }],
  ])('that %s for a while catches up', (_what, fault) => {
    expectCopied(finished({ workload: [...life, at(5000, 'PayOrder', 2)], faults: [fault] }))
  })

  test('S7.F7: away while the primary throws its log away, can never catch up', () => {
    const run = finished({
      workload: [...life, at(30_000, 'PlaceOrder', 3)],
      faults: [{ kind: 'down', component: 'replica', from: 100, until: 30_500 }],
      settings: { cdc: { slotLimit: 1, traffic: 1000 } },
    })
    expect(run.simulation.rows.get('machines', 'replica')).toMatchObject({ state: 'needs-clone' })
    expect(rowsOf(run, 'replica.orders')).toHaveLength(1)
    expect(run.judgement().verdict).toEqual(['stalled'])
  })
})

describe('a replay that is paused', () => {
  const read = { at: 3000, query: 'order-1' }

  test('is that of one replica: the other shows what it has', () => {
    const workload = [...life, ...pausedBetween(100, 4000, 'replica-2')]
    const run = finished({ workload, settings: replica({ count: 2 }) })
    expect(writtenAt(run, 'replica.orders')[1]).toBeLessThan(300)
    expect(writtenAt(run, 'replica-2.orders')[1]).toBeGreaterThan(4000)
    expectCopied(run, 'replica-2.orders')
  })

  test('goes on receiving: what is on its disk is shown with nobody to ask for it', () => {
    const cut = { kind: 'cut', link: 'replica->write-store', from: 1000, until: 9000 }
    const run = finished({ workload: [...life, ...pausedBetween(100, 2000)], faults: [cut] })
    expect(writtenAt(run, 'replica.orders')[1]).toBeLessThan(2100)
  })

  test('is no more after a restart, as with a server', () => {
    const crash = { kind: 'crash', component: 'replica', at: 1000, restartAfter: 100 }
    expectCopied(finished({ workload: [...life, { at: 100, pause: 'replica' }], faults: [crash] }))
  })

  test('and never resumed leaves readers with what they have', () => {
    const run = finished({ workload: [...life, { at: 100, pause: 'replica' }, read] })
    expect(answers(run, 'result')[0]?.version).toBe(1)
    expect(rowsOf(run, 'replica.received')).toHaveLength(2)
    expect(resultOf(run, { reason: 'quiet', at: run.simulation.now }).verdict).toEqual(['stalled'])
  })
})

describe('S7.F2: two replicas, of which one replays 200 times slower,', () => {
  const reads = Array.from({ length: 20 }, (_, i) => ({ at: 300 + i * 25, query: 'order-1' }))
  const slow = { kind: 'slow', component: 'replica-2', factor: 200, from: 0, until: 20_000 }
  const seen = (settings: object) => {
    const run = finished({
      workload: [at(0, 'PlaceOrder', 1), at(200, 'PayOrder', 1), ...reads],
      faults: [slow],
      settings,
    })
    expectCopied(run)
    expectCopied(run, 'replica-2.orders')
    return answers(run, 'result').map(({ version }) => Number(version))
  }
  const goesBack = (versions: readonly number[]) =>
    versions.some((version, i) => version < Math.max(0, ...versions.slice(0, i)))

  test('let a reader see an older version after a newer one, if it may ask any', () => {
    expect(goesBack(seen({ replica: { count: 2, routing: 'any' } }))).toBe(true)
  })

  test('do not, if a session sticks to one', () => {
    expect(goesBack(seen({ replica: { count: 2, routing: 'pinned' } }))).toBe(false)
  })

  test('do not, if sessions say what they have seen and the replica waits for it', () => {
    const settings = { consistency: 'causal', replica: { count: 2 }, query: { timeout: 10_000 } }
    expect(goesBack(seen(settings))).toBe(false)
  })
})

describe('a commit that waits for its standby', () => {
  const workload = [at(0, 'PlaceOrder', 1), at(1000, 'PayOrder', 1), { at: 1800, query: 'order-1' }]
  const paused = [...workload, ...pausedBetween(500, 2500)]

  test('G35: returns with `flush` while the replay is paused, and the standby is blind', () => {
    const run = finished({ workload: paused, settings: { commit: 'flush' } })
    expect(answers(run, 'accepted')).toHaveLength(2)
    expect(answers(run, 'accepted')[1]?.at).toBeLessThan(1200)
    expect(answers(run, 'result')[0]?.version).toBe(1)
    expectCopied(run)
  })

  test('G36: blocks with `apply` while the replay is paused', () => {
    const run = finished({ workload: paused, settings: { commit: 'apply' } })
    const [, paid] = answers(run, 'accepted')
    expect(paid?.at).toBeGreaterThan(2500)
    expect(paid?.at).toBeLessThan(2600)
    expectCopied(run)
  })

  test('with `apply` is seen by whoever asks the standby right after the answer', () => {
    const run = finished({
      workload: [workload[0], { at: 100, query: 'order-1' }],
      settings: { commit: 'apply' },
    })
    expect(answers(run, 'accepted')[0]?.at).toBeLessThan(100)
    expect(answers(run, 'result')[0]?.version).toBe(1)
  })

  test.each(['flush', 'apply'])(
    'G37: with `%s` hangs while the only standby is stopped, and nobody sees the row',
    (commit) => {
      const down = { kind: 'down', component: 'replica', from: 500, until: 2500 }
      const run = finished({ workload, faults: [down], settings: { commit } })
      expect(writtenAt(run, 'orders')[1]).toBeGreaterThan(2500)
      expect(answers(run, 'accepted')[1]?.at).toBeGreaterThan(2500)
      expectCopied(run)
      const forGood = finished({
        workload: workload.slice(0, 2),
        faults: [{ kind: 'crash', component: 'replica', at: 500 }],
        settings: { commit },
      })
      expect(answers(forGood, 'accepted')).toHaveLength(1)
      expect(forGood.simulation.rows.get('orders', 'order-1')).toMatchObject({ version: 1 })
    },
  )

  test('needs one of two standbys with `ANY 1`, and the other may be away', () => {
    const down = { kind: 'down', component: 'replica-2', from: 500, until: 2500 }
    const settings = (quorum: number) => ({ commit: 'flush', replica: { count: 2, quorum } })
    const any = finished({ workload, faults: [down], settings: settings(1) })
    expect(answers(any, 'accepted')[1]?.at).toBeLessThan(1200)
    const both = finished({ workload, faults: [down], settings: settings(2) })
    expect(answers(both, 'accepted')[1]?.at).toBeGreaterThan(2500)
    for (const run of [any, both]) {
      expectCopied(run)
      expectCopied(run, 'replica-2.orders')
    }
  })
})

describe('S7.F6: a failover', () => {
  const workload = [at(0, 'PlaceOrder', 1), at(1000, 'PayOrder', 1), at(4000, 'PlaceOrder', 2)]
  const failover = (settings: object) =>
    finished({
      workload,
      settings,
      faults: [{ kind: 'failover', component: 'write-store', at: 1050 }],
    })

  test('takes back what had not come to the standby: both agree on less than was acknowledged', () => {
    const run = failover({ replica: { delay: 200 } })
    expect(answers(run, 'accepted')).toHaveLength(3)
    expect(run.simulation.rows.get('orders', 'order-1')).toMatchObject({ version: 1 })
    expectCopied(run)
  })

  test.each(['async', 'flush', 'apply'])(
    'with `%s` keeps what is on the disk of the standby, though the primary had not heard of it',
    (commit) => {
      for (const type of ['PayOrder', 'DeleteOrder']) {
        const unheard = {
          kind: 'message',
          link: 'replica->write-store',
          type: 'confirm',
          nth: 2,
          action: 'drop',
        }
        const run = finished({
          workload: [at(0, 'PlaceOrder', 1), at(1000, type, 1)],
          settings: { commit },
          faults: [unheard, { kind: 'failover', component: 'write-store', at: 1200 }],
        })
        expectCopied(run)
        expect(run.judgement()).toMatchObject({ verdict: ['ok'], converged: true })
      }
    },
  )

  test('takes nothing back where commits wait for the standby', () => {
    const run = failover({ commit: 'flush', replica: { delay: 10 } })
    expect(run.simulation.rows.get('orders', 'order-1')).toMatchObject({ version: 2 })
    expectCopied(run)
  })
})

test('a scenario with commits that wait for more standbys than there are is refused', () => {
  const settings = { commit: 'flush', replica: { count: 1, quorum: 2 } }
  expect(() => runOf({ pipeline: 'replica', settings, workload: life })).toThrow('there are 1')
})
