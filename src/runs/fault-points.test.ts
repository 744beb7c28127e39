// Every fault point of the outbox with a polling relay, each as a scenario file: what becomes of the data.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
/** Nothing worse than being late. */
const harmless = (verdict: readonly string[]) => verdict.every((code) => code === 'ok' || code === 'lag')
const expectHarmless = (parts: Parts) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict).toSatisfy(harmless)
  expect(converged).toBe(true)
}

/** Two versions of one order, and another order, all in one batch of the relay. */
const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
const relayCrash = { kind: 'crash', component: 'relay', point: 'after-publish', restartAfter: 2000 }

describe('a relay that crashes after publish and before mark (S4.F3), with two versions of one order in the batch,', () => {
  const crashed = (projector: object): Parts => ({
    settings: { projector },
    workload: twoVersions,
    faults: [relayCrash],
  })

  test('gives rewound with upsert', () => {
    const { result } = trial(crashed({ apply: 'upsert' }))
    expect(result.verdict).toContain('rewound')
    expect(result.converged).toBe(true)
    expect(result.events).toEqual({ committed: 3, applied: 6 })
  })

  test('gives duplicated with delta', () => {
    const { result } = trial(crashed({ apply: 'delta' }))
    expect(result.verdict).toContain('duplicated')
    expect(result.verdict).not.toContain('lost')
    expect(result.converged).toBe(false)
  })

  test('gives ok with delta and inbox', () => {
    expectHarmless(crashed({ apply: 'delta', inbox: true }))
  })

  test('gives ok with upsert and guard', () => {
    expectHarmless(crashed({ apply: 'upsert', guard: 'newer' }))
  })

  test('gives ok with upsert if no order has two versions in the batch: a repetition alone goes nowhere', () => {
    expectHarmless({ workload: [at(0, 'PlaceOrder', 1), at(120, 'PlaceOrder', 2)], faults: [relayCrash] })
  })
})

describe('a relay that marks before it publishes (S4.F4)', () => {
  const markFirst = (point: string): Parts => ({
    settings: { relay: { mark: 'before-publish' } },
    workload: twoVersions,
    faults: [{ kind: 'crash', component: 'relay', point, restartAfter: 2000 }],
  })

  test('gives lost if it crashes after the mark', () => {
    expect(verdictOf(markFirst('after-mark'))).toContain('lost')
  })

  test('gives nothing worse than lag if it crashes before the mark or after the publish', () => {
    expectHarmless(markFirst('after-read'))
    expectHarmless(markFirst('after-publish'))
  })
})

describe('a relay that does not await the acknowledgement (S4.F5)', () => {
  const cut = [{ kind: 'cut', link: 'relay->broker', from: 100, until: 3000 }]
  const relay = (isAwaited: boolean): Parts => ({
    settings: { relay: { await: isAwaited } },
    workload: twoVersions,
    faults: cut,
  })

  test('marks what the network has lost: lost', () => {
    const { run, result } = trial(relay(false))
    expect(result.verdict).toEqual(['lost'])
    const lost = result.violations.find(({ check }) => check === 'no-lost-event')
    expect(lost?.why).toContain('marked as sent and never reached the broker')
    expect(run.journal[lost?.step ?? -1]?.event).toBe('mark')
  })

  test('loses nothing where nothing is lost on the way, and an awaited one sends again what was: ok, lag', () => {
    expect(verdictOf({ ...relay(false), faults: [] })).toEqual(['ok'])
    expect(verdictOf(relay(true))).toEqual(['lag'])
  })
})

describe('G23: a relay that crashes after publish of 50 and before mark repeats all 50, and', () => {
  const numbers = Array.from({ length: 25 }, (_, i) => i + 1)
  const fifty = (projector: object): Parts => ({
    settings: { relay: { interval: 2000, batch: 50 }, projector },
    workload: [
      ...numbers.map((n) => at(200 + n * 4, 'PlaceOrder', n)),
      ...numbers.map((n) => at(800 + n * 4, 'PayOrder', n)),
    ],
    faults: [relayCrash],
  })

  test('every version is applied twice: rewound with upsert', () => {
    const { result } = trial(fifty({}))
    expect(result.events).toEqual({ committed: 50, applied: 100 })
    expect(result.verdict).toContain('rewound')
    expect(result.converged).toBe(true)
  })

  test('every amount is counted twice: duplicated with delta', () => {
    const { result } = trial(fifty({ apply: 'delta' }))
    expect(result.events).toEqual({ committed: 50, applied: 100 })
    expect(result.verdict).toContain('duplicated')
    expect(result.models.wrong).toBe(26)
  })

  test('an inbox takes each in once: ok', () => {
    expectHarmless(fifty({ apply: 'delta', inbox: true }))
    expect(trial(fifty({ apply: 'delta', inbox: true })).result.events.applied).toBe(50)
  })
})

describe('G20: an id that commits after a higher one (S4.F6)', () => {
  const gapSkip = (select: string): Parts => ({
    settings: { relay: { select } },
    workload: [at(0, 'PlaceOrder', 1), at(30, 'PlaceOrder', 2), at(3000, 'PlaceOrder', 3)],
    faults: [
      {
        kind: 'message',
        link: 'command-handler->write-store',
        type: 'commit',
        nth: 1,
        action: 'hold',
        until: 1500,
      },
    ],
  })

  test('is lost with a cursor, and never sent', () => {
    const { result } = trial(gapSkip('cursor'))
    expect(result.verdict).toContain('lost')
    expect(result.violations.find(({ check }) => check === 'no-lost-event')).toMatchObject({
      key: 'order-1',
      why: "event order-1@1 committed behind the relay's cursor and was never read",
    })
  })

  test.each(['flag', 'xmin-horizon', 'gap-wait'])('is not lost with %s', (select) => {
    expectHarmless(gapSkip(select))
  })
})

describe('G21: a relay that reads up to the transaction horizon (S4.F7)', () => {
  const horizon = (writes: boolean): Parts => ({
    settings: { relay: { select: 'xmin-horizon' } },
    workload: [{ at: 0, transaction: { lasts: 10_000, writes } }, at(200, 'PlaceOrder', 1)],
  })

  test('is silent for the 10 s of an unrelated write transaction: lag', () => {
    const { result } = trial(horizon(true))
    expect(result.verdict).toEqual(['lag'])
    expect(result.lag.max).toBeGreaterThan(9_500)
    expect(result.lag.max).toBeLessThan(10_800)
  })

  test('does not notice a transaction that only reads: ok', () => {
    expect(verdictOf(horizon(false))).toEqual(['ok'])
  })
})

describe('G25: an id that a rollback burnt, to a relay that waits at gaps (S4.F9),', () => {
  const burnt = (relay: object): Parts => ({
    settings: { relay: { select: 'gap-wait', ...relay } },
    workload: [1, 2, 3].map((n) => at(n * 100, 'PlaceOrder', n)),
    faults: [{ kind: 'abort', command: 2 }],
  })

  test('stalls it until the gap time-out of 60 s, then lag', () => {
    const { run, result } = trial(burnt({}))
    expect(result.verdict).toEqual(['lag'])
    expect(result.lag.max).toBeGreaterThan(60_000)
    expect(result.lag.max).toBeLessThan(62_000)
    const half = trial({ ...burnt({}), end: { quiet: true, limit: 30_000 } })
    expect(half.result.verdict).toEqual(['stalled'])
    expect(run.scenario.settings.relay.gapTimeout).toBe(60_000_000)
  })

  test('stalls it for ever where the gap time-out is null', () => {
    const { result } = trial(burnt({ gapTimeout: null }))
    expect(result.verdict).toEqual(['stalled'])
    expect(result.stopped).toBe('quiet')
  })

  test('is stepped over; but a time-out shorter than the longest transaction steps over a row that commits later: lost', () => {
    const slowCommit = {
      kind: 'message',
      link: 'command-handler->write-store',
      type: 'commit',
      nth: 1,
      action: 'hold',
      until: 1800,
    }
    const impatient = (gapTimeout: number): Parts => ({
      settings: { relay: { select: 'gap-wait', gapTimeout, interval: 200 } },
      workload: [at(0, 'PlaceOrder', 1), at(30, 'PlaceOrder', 2)],
      faults: [slowCommit],
    })
    expect(verdictOf(impatient(500))).toContain('lost')
    expectHarmless(impatient(5000))
  })
})

describe('the command handler and the write store', () => {
  test('S4.F1, abort: no row, no event, and the command is told that it failed', () => {
    const { result } = trial({ workload: twoVersions, faults: [{ kind: 'abort', command: 3 }] })
    expect(result.verdict).toEqual(['ok'])
    expect(result.commands).toEqual({ sent: 3, accepted: 2, rejected: 0, failed: 1 })
    expect(result.events.committed).toBe(2)
  })

  test('S4.F1, a crash before the commit: no row, no event', () => {
    const { result } = trial({
      workload: [at(0, 'PlaceOrder', 1)],
      faults: [{ kind: 'crash', component: 'command-handler', point: 'before-commit', restartAfter: 500 }],
    })
    expect(result.verdict).toSatisfy(harmless)
    expect(result.converged).toBe(true)
  })

  test.each([
    ['command-handler', 'after-commit'],
    ['command-handler', 'after-respond'],
    ['write-store', 'after-commit'],
  ])('S4.F2, a crash of %s %s and before the relay reads: the event is sent later', (component, point) => {
    const { result } = trial({
      workload: twoVersions,
      faults: [{ kind: 'crash', component, point, restartAfter: 4000 }],
    })
    expect(result.verdict).toSatisfy(harmless)
    expect(result.converged).toBe(true)
    expect(result.events.committed).toBeGreaterThan(0)
  })

  test('S4.F2, a relay that is away when the event commits: lag', () => {
    const faults = [{ kind: 'down', component: 'relay', from: 10, until: 5000 }]
    expect(verdictOf({ workload: twoVersions, faults })).toEqual(['lag'])
  })
})

describe('a neighbour that is away', () => {
  const workload = [...twoVersions, at(2000, 'PlaceOrder', 3), at(4000, 'PayOrder', 3)]

  test.each(['broker', 'read-store', 'projector', 'relay'])(
    'S4.F13: %s down for a while, lag',
    (component) => {
      const faults = [{ kind: 'down', component, from: 100, until: 6000 }]
      expect(verdictOf({ workload, faults })).toEqual(['lag'])
    },
  )

  test.each(['relay->write-store', 'relay->broker', 'broker->projector', 'projector->read-store'])(
    'a cut of %s: lag',
    (link) => {
      const { result } = trial({ workload, faults: [{ kind: 'cut', link, from: 100, until: 6000 }] })
      expect(result.verdict).toContain('lag')
      expect(result.verdict.every((code) => ['lag', 'rewound'].includes(code))).toBe(true)
      expect(result.converged).toBe(true)
    },
  )

  test.each(['broker', 'read-store', 'projector', 'relay'])('%s gone for good: stalled', (component) => {
    const faults = [{ kind: 'crash', component, at: 100 }]
    expect(verdictOf({ workload, faults, end: { quiet: true, limit: 200_000 } })).toEqual(['stalled'])
  })
})
