// Reconciliation as scenario files: what a design loses is mended by the next comparison, and what is right is left alone.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const workload = [at(0, 'PlaceOrder', 1), at(500, 'PayOrder', 1), at(700, 'PlaceOrder', 2)]
const crash = (point: string, nth: number) => ({
  kind: 'crash',
  component: 'command-handler',
  point,
  nth,
  restartAfter: 300,
})

const dualWrite = (settings: object, faults: readonly unknown[], more: Parts = {}): Parts => ({
  pipeline: 'dual-write',
  workload,
  faults,
  settings,
  ...more,
})
const reconcile = { interval: 60_000 }

describe('G01, G02: a dual write that crashes after the commit of version 2', () => {
  const faults = [crash('after-commit', 2)]

  test('leaves the read model at version 1 for ever', () => {
    const { result } = trial(dualWrite({}, faults))
    expect(result.converged).toBe(false)
    expect(result.stopped).toBe('quiet')
  })

  test('is mended by a comparison every 60 s', () => {
    const { run, result } = trial(dualWrite({ reconcile }, faults))
    expect(result).toMatchObject({ converged: true, stopped: 'quiet' })
    const mended = run.journal.find(({ event }) => event === 'repaired')
    expect(mended?.at).toBeGreaterThan(60_000_000)
    expect(mended?.at).toBeLessThan(60_100_000)
    // Only what was wrong: nothing is written that is as it should be.
    expect(mended?.changes.filter(({ table }) => table === 'order_summaries').map(({ key }) => key)).toEqual([
      'order-1',
    ])
  })
})

test('a comparison takes back what never happened, and what was deleted', () => {
  const phantom = dualWrite({ order: 'read-first', reconcile }, [{ kind: 'abort', command: 3 }])
  expect(trial(phantom).result.models).toMatchObject({ extra: 0, same: 2 })
  expect(trial({ ...phantom, settings: { order: 'read-first' } }).result.models.extra).toBe(1)
  const ghost = dualWrite({ reconcile }, [crash('after-commit', 4)], {
    workload: [...workload, at(1500, 'DeleteOrder', 2)],
  })
  expect(trial(ghost).result.converged).toBe(true)
})

test('a counter that was counted twice while every document is right is counted anew', () => {
  const doubled = [
    { kind: 'message', link: 'command-handler->read-store', type: 'apply', nth: 1, action: 'duplicate' },
  ]
  const delta = (more: object) => trial(dualWrite({ projector: { apply: 'delta' }, ...more }, doubled)).result
  expect(delta({}).converged).toBe(false)
  expect(delta({ reconcile }).converged).toBe(true)
})

test('a comparison in the middle of writes mends nothing that has been written meanwhile', () => {
  const busy: Parts = {
    pipeline: 'dual-write',
    settings: { reconcile: { interval: 100 } },
    workload: [
      { from: 0, until: 20_000, rate: 20, mix: { PlaceOrder: 3, PayOrder: 2, ShipOrder: 1, DeleteOrder: 1 } },
    ],
  }
  const { run, result } = trial(busy)
  expect(result).toMatchObject({ converged: true, stopped: 'quiet' })
  const backwards = result.violations.filter(
    ({ check, key }) => check === 'no-regression' && run.simulation.rows.get('orders', key) !== undefined,
  )
  expect(backwards).toEqual([])
})

test('publishing after the commit loses what a crash had not published, until the next comparison', () => {
  const lost = (settings: object): Parts => ({
    pipeline: 'publish-after-commit',
    settings,
    workload,
    faults: [crash('after-commit', 2)],
  })
  expect(trial(lost({})).result.converged).toBe(false)
  expect(trial(lost({ reconcile })).result.converged).toBe(true)
})
