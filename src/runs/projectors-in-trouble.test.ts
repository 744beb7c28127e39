// What becomes of events that a projector cannot apply at once, as scenario files: parked and redriven, a store that is away, ids only.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
/** The rows of a table at the end of a run. */
const rowsOf = (parts: Parts, table: string) => {
  const { rows } = trial(parts).run.simulation
  return rows.keys(table).map((key) => rows.get(table, key) as Readonly<Record<string, unknown>>)
}

const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]

describe('an event that is parked and redriven after later ones', () => {
  // The second version needs the service while that is away, the third comes after it is back.
  const late = (projector: object, last = 'PayOrder'): Parts => ({
    settings: { projector: { enrich: 'call', onError: 'park', ...projector } },
    workload: [
      at(0, 'PlaceOrder', 1),
      at(1500, 'ChangeQuantity', 1, { quantity: 5 }),
      at(4000, last, 1),
      { at: 8000, redrive: true },
    ],
    faults: [{ kind: 'down', component: 'product-service', from: 1000, until: 3500 }],
  })

  test('A23: overwrites them without a guard, and is ignored with one', () => {
    expect(verdictOf(late({}))).toContain('overwritten')
    expect(trial(late({ guard: 'newer' })).result.converged).toBe(true)
    expect(trial(late({ guard: 'next' })).result.converged).toBe(true)
  })

  test('keeps its order where whatever comes after it of the same order is parked too, and nothing else', () => {
    const { onError } = { onError: 'park-key' }
    expect(trial(late({ onError })).result.converged).toBe(true)
    expect(trial(late({ onError, apply: 'partial' })).result.converged).toBe(true)
    const whole = late({ onError })
    const kept = {
      ...whole,
      workload: [...(whole.workload as unknown[]).slice(0, 3), at(4500, 'PlaceOrder', 2)],
    }
    expect(rowsOf(kept, 'dead_letters')).toMatchObject([{ why: 'failed' }, { why: 'behind' }])
    expect(rowsOf(kept, 'order_summaries')).toHaveLength(2)
  })

  test('A10: brings a deleted row back without a guard or without its tombstone', () => {
    expect(trial(late({}, 'DeleteOrder')).result.models.extra).toBe(1)
    expect(trial(late({ guard: 'newer', tombstones: false }, 'DeleteOrder')).result.models.extra).toBe(1)
    expect(trial(late({ guard: 'newer' }, 'DeleteOrder')).result.converged).toBe(true)
    expect(rowsOf(late({ guard: 'newer' }, 'DeleteOrder'), 'tombstones')).toEqual([{ version: 3 }])
  })
})

describe('a read store that is away', () => {
  const away = (onError: string, more: readonly unknown[] = []): Parts => ({
    settings: { projector: { onError } },
    workload: [...twoVersions, at(1500, 'PlaceOrder', 3), at(6000, 'PlaceOrder', 4), ...more],
    faults: [{ kind: 'down', component: 'read-store', from: 1000, until: 5000 }],
  })

  test('is waited for with retry: lag', () => {
    expect(verdictOf(away('retry'))).toEqual(['lag'])
  })

  test('costs what comes meanwhile with catch and log (skip): lost', () => {
    const { result } = trial(away('skip'))
    expect(result.verdict).toContain('lost')
    expect(result.models.missing).toBe(1)
  })

  test('takes the dead letter in when it is back, and the event when it is redriven', () => {
    expect(rowsOf(away('park'), 'dead_letters')).toMatchObject([{ why: 'failed' }])
    expect(trial(away('park', [{ at: 8000, redrive: true }])).result.converged).toBe(true)
  })
})

describe('events that carry only ids', () => {
  const thin = (faults: readonly object[] = []): Parts => ({
    settings: { events: 'notification' },
    workload: [...twoVersions, at(3000, 'CancelOrder', 2), at(6000, 'DeleteOrder', 2)],
    faults,
  })

  test('are filled in from the write store, whose newer state does no harm', () => {
    const { run, result } = trial(thin())
    expect(result.converged).toBe(true)
    expect(run.simulation.rows.keys('order_summaries')).toEqual(['order-1'])
  })

  test('wait while the write store is away', () => {
    const { result } = trial(thin([{ kind: 'down', component: 'write-store', from: 150, until: 2500 }]))
    expect(result.converged).toBe(true)
  })
})
