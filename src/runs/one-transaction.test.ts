// One transaction for both models as scenario files: they agree whatever fails, and commands pay for it.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const minute = { quiet: true, limit: 60_000 }
const expectHarmless = (parts: Parts) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict.filter((code) => code !== 'ok' && code !== 'lag')).toEqual([])
  expect(converged).toBe(true)
}
/** Two versions of one order, and another order. */
const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
const handlerDies = (point: string, nth = 1) => ({
  kind: 'crash',
  component: 'command-handler',
  point,
  nth,
  restartAfter: 1000,
})
const failover = (instant: number) => ({ kind: 'failover', component: 'write-store', at: instant })

describe('one transaction', () => {
  const one = (
    settings: object,
    faults: readonly unknown[],
    workload: readonly unknown[] = twoVersions,
  ): Parts => ({
    pipeline: 'single-transaction',
    settings,
    workload,
    faults,
    end: minute,
  })
  const BOTH = ['application', 'trigger'] as const

  test.each(BOTH)('by %s, both models agree at every instant: ok', (mechanism) => {
    for (const apply of ['upsert', 'partial', 'delta'])
      expect(verdictOf(one({ mechanism, projector: { apply } }, []))).toEqual(['ok'])
  })

  test('by the application takes one more round trip than by a trigger', () => {
    const [slow = 0, fast = 0] = BOTH.map((mechanism) => {
      const { run } = trial(one({ mechanism }, []))
      return run.journal.filter(
        ({ cause }) => cause.kind === 'message' && cause.message.link === 'command-handler->write-store',
      ).length
    })
    expect(slow - fast).toBe(2 * 3)
  })

  test.each(BOTH)('S2.F1, S2.F2: by %s, a crash leaves both or neither', (mechanism) => {
    for (const point of ['before-commit', 'after-commit', 'after-respond'])
      for (const nth of [1, 2, 3]) expectHarmless(one({ mechanism }, [handlerDies(point, nth)]))
    expectHarmless(one({ mechanism }, [{ kind: 'abort', command: 2 }]))
  })

  test.each(BOTH)('S2.F3: by %s, an event that cannot be projected is a command that fails', (mechanism) => {
    const { result } = trial(one({ mechanism }, [{ kind: 'poison', event: 2 }]))
    expect(result.commands).toMatchObject({ accepted: 2, failed: 1 })
    expect(result.converged).toBe(true)
    expect(result.verdict).toEqual(['writes-blocked'])
  })

  test.each(BOTH)('S2.F4: by %s, whoever sells the same product waits for the counter', (mechanism) => {
    const held = {
      kind: 'message',
      link: 'command-handler->write-store',
      type: 'commit',
      nth: 1,
      action: 'hold',
      until: 1500,
    }
    const same = [
      at(0, 'PlaceOrder', 1),
      at(100, 'PlaceOrder', 2),
      at(150, 'PlaceOrder', 3, { product: 'mug' }),
    ]
    const { run, result } = trial(one({ mechanism }, [held], same))
    const answeredAt = (task: string) =>
      (run.journal.find(
        (step) => step.component === 'client' && step.task === task && step.event === 'answered',
      )?.at ?? 0) / 1000
    expect(answeredAt('c1')).toBeGreaterThan(1500)
    expect(answeredAt('c2')).toBeGreaterThan(1500)
    expect(answeredAt('c3')).toBeLessThan(200)
    expect(result.converged).toBe(true)
  })

  test('S2.F7: without the database there are neither writes nor reads', () => {
    const parts = one(
      {},
      [{ kind: 'down', component: 'write-store', from: 50, until: 5000 }],
      [...twoVersions, { at: 300, query: 'order-1' }],
    )
    expect(verdictOf(parts)).toEqual(expect.arrayContaining(['writes-blocked', 'reads-blocked']))
  })

  test.each(BOTH)('S2.F8: by %s, a failover takes the same from both', (mechanism) => {
    const { result } = trial(one({ mechanism, replica: { delay: 300 } }, [failover(350)]))
    expect(result.converged).toBe(true)
    expect(result.verdict).toEqual(['acked-loss'])
  })
})
