// Two runs of one design part ways where the cause that only one of them has shows first.
import { describe, expect, test } from 'vitest'
import type { SimTime } from '#kernel'
import { PartingFold } from './parting'
import { Run } from './run'
import { at, scenarioOf } from './trial'

const workload = [at(0, 'PlaceOrder', 1), at(600, 'PayOrder', 1), at(1200, 'PlaceOrder', 2)]
const END = 5_000_000

/** A run with a fault, and the same without it, both made up to an instant. */
function pair(fault: object, pipeline = 'outbox-polling'): readonly [Run, Run] {
  const scenario = scenarioOf({ pipeline, workload, faults: [fault] })
  const made = ['', 'fault-0'].map((cause) => {
    const run = new Run({ scenario, without: [cause], interventions: [] })
    run.advance(END as SimTime)
    return run
  })
  const [one, other] = made
  if (one === undefined || other === undefined) throw new Error('two runs are two')
  return [one, other]
}

const partingOf = (one: Run, other: Run, until = END) => new PartingFold(one, other).before(until)

describe('with seed 7', () => {
  test('a crash at a named point is where they part, not the fault that was waiting for it from the start', () => {
    const [one, other] = pair({
      kind: 'crash',
      component: 'relay',
      point: 'after-publish',
      restartAfter: 700,
    })
    const parting = partingOf(one, other)
    if (parting === undefined) throw new Error('they part')
    const { at: instant, shared, isDelay } = parting
    expect(parting.one.step).toMatchObject({ component: 'relay', event: 'crash', at: instant })
    expect(parting.other.step?.at).toBeGreaterThanOrEqual(instant)
    expect(shared).toBeGreaterThan(20)
    expect(isDelay).toBe(false)
    expect(one.journal[parting.one.position - 1]).toBe(parting.one.step)
    expect(other.journal[parting.other.position - 1]?.at).toBeLessThanOrEqual(instant)
  })

  test('what is slow in the one does the same later than in the other', () => {
    const [one, other] = pair({
      kind: 'slow',
      component: 'command-handler',
      factor: 5,
      from: 500,
      until: 2000,
    })
    const parting = partingOf(one, other)
    expect(parting?.isDelay).toBe(true)
    expect(parting?.one.step?.event).toBe(parting?.other.step?.event)
    expect(parting?.one.step?.at).toBeGreaterThan(parting?.other.step?.at ?? Infinity)
  })

  test('a message that is lost in one of them arrives in the other', () => {
    const [one, other] = pair({ kind: 'message', link: 'projector->read-store', nth: 1, action: 'drop' })
    expect(partingOf(one, other)?.one.step?.event).toBe('lost')
  })

  test('a fault that never strikes parts nothing', () => {
    const [one, other] = pair({ kind: 'crash', component: 'relay', point: 'after-publish', nth: 99 })
    expect(partingOf(one, other)).toBeUndefined()
  })

  test('asked as the journals grow, it says the same as at the end', () => {
    const [one, other] = pair({ kind: 'down', component: 'broker', from: 700, until: 2000 }, 'outbox-polling')
    const fold = new PartingFold(one, other)
    const found = [100_000, 600_000, 701_000, 3_000_000, END].map((until) => fold.before(until)?.at)
    expect(found).toEqual([undefined, undefined, 700_000, 700_000, 700_000])
    // Looked at before it happened, they have not parted yet.
    expect(fold.before(650_000)).toBeUndefined()
  })

  test('where one run has nothing left to do, the other goes on alone', () => {
    const scenario = scenarioOf({ pipeline: 'shared-model', workload })
    const [long, short] = [[], ['workload-2']].map((without) => {
      const run = new Run({ scenario, without, interventions: [] })
      run.finish()
      return run
    })
    if (long === undefined || short === undefined) throw new Error('two runs are two')
    const parting = partingOf(long, short)
    expect(parting?.at).toBe(1_200_000)
    expect(parting?.other).toEqual({ step: undefined, position: short.journal.length })
  })
})
