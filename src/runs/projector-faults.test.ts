// Every fault point of the projector, each as a scenario file: crashes with either order of apply and ack, poison, slowness.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const expectHarmless = (parts: Parts) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict.filter((code) => code !== 'ok' && code !== 'lag')).toEqual([])
  expect(converged).toBe(true)
}
const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]

describe('the projector', () => {
  const crashed = (point: string, projector: object): Parts => ({
    settings: { projector },
    workload: twoVersions,
    faults: [{ kind: 'crash', component: 'projector', point, restartAfter: 1000 }],
  })

  test('that crashes after it fetched fetches again, whichever way it acknowledges', () => {
    for (const ack of ['after-apply', 'before-apply'])
      for (const apply of ['upsert', 'delta']) expectHarmless(crashed('after-fetch', { ack, apply }))
  })

  test('that acknowledges after it applies repeats what it had applied: no harm with upsert, duplicated with delta, ok with inbox', () => {
    const { result } = trial(crashed('after-apply', { ack: 'after-apply' }))
    expect(result.converged).toBe(true)
    expect(result.verdict.every((code) => ['ok', 'lag', 'rewound'].includes(code))).toBe(true)
    expect(result.events).toEqual({ committed: 3, applied: 4 })
    expect(verdictOf(crashed('after-apply', { ack: 'after-apply', apply: 'delta' }))).toContain('duplicated')
    expectHarmless(crashed('after-apply', { ack: 'after-apply', apply: 'delta', inbox: true }))
    expectHarmless(crashed('after-ack', { ack: 'after-apply', apply: 'delta' }))
  })

  test('that acknowledges before it applies loses what it had acknowledged: lost', () => {
    const last = { kind: 'crash', component: 'projector', point: 'after-ack', nth: 3, restartAfter: 1000 }
    const { result } = trial({
      settings: { projector: { ack: 'before-apply' } },
      workload: twoVersions,
      faults: [last],
    })
    expect(result.verdict).toContain('lost')
    expectHarmless(crashed('after-apply', { ack: 'before-apply', apply: 'delta' }))
  })

  test('that acknowledges first and loses an event which a later one makes up for: not lost with upsert, lost with delta', () => {
    expectHarmless(crashed('after-ack', { ack: 'before-apply' }))
    expect(verdictOf(crashed('after-ack', { ack: 'before-apply', apply: 'delta' }))).toContain('lost')
  })

  const poisoned = (onError: string, ack = 'after-apply'): Parts => ({
    settings: { projector: { onError, ack } },
    workload: [1, 2, 3].map((n) => at(n * 100, 'PlaceOrder', n)),
    faults: [{ kind: 'poison', event: 2 }],
    end: { quiet: true, limit: 20_000 },
  })

  test.each(['after-apply', 'before-apply'])(
    'that meets poison and acknowledges %s: stalled with retry, lost with skip, lost with park',
    (ack) => {
      const retry = trial(poisoned('retry', ack)).result
      expect(retry.verdict).toEqual(['stalled'])
      expect(retry.stopped).toBe('limit')
      expect(retry.models.missing).toBe(2)
      for (const onError of ['skip', 'park']) {
        const { verdict, models, stopped } = trial(poisoned(onError, ack)).result
        expect(verdict).toEqual(['lost'])
        expect(models.missing).toBe(1)
        expect(stopped).toBe('quiet')
      }
    },
  )

  test('that parks a poisoned message says so, and where', () => {
    const { run, result } = trial(poisoned('park'))
    const parked = result.violations.find(({ check }) => check === 'no-lost-event')
    expect(parked?.why).toBe('event order-2@1 was parked as a dead letter')
    expect(run.journal[parked?.step ?? 0]?.changes.some(({ table }) => table === 'dead_letters')).toBe(true)
  })

  test('that is slow: lag', () => {
    const faults = [{ kind: 'slow', component: 'projector', factor: 4000, from: 0, until: 5000 }]
    expect(verdictOf({ workload: twoVersions, faults })).toEqual(['lag'])
  })
})
