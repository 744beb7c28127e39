// Consistency of queries, each as a scenario file: who sees a change when, what that costs, and what is done when it takes too long.
import { describe, expect, test } from 'vitest'
import type { Run } from './run'
import { at, type Parts, scenarioOf, trial } from './trial'

/** The final answers that a member got, in order. */
function readsOf(run: Run, member: string) {
  const whose = new Map<string, unknown>()
  return run.journal.flatMap(({ at: micros, component, cause, event, changes }) => {
    for (const { table, key, after } of changes)
      if (table === 'client.requests' && after !== undefined)
        whose.set(key, (after as { readonly member: string }).member)
    if (component !== 'client' || event !== 'answered' || cause.kind !== 'message') return []
    const { type, body, correlation } = cause.message
    if (type !== 'result' || whose.get(correlation) !== member) return []
    return [{ at: micros / 1000, version: body['version'], source: body['source'] ?? 'model' }]
  })
}
const versions = (run: Run, member: string) => readsOf(run, member).map(({ version }) => version)
const counted = (run: Run, event: string) => run.journal.filter((step) => step.event === event).length

const AUTHOR = 'member-1'
const FRIEND = 'member-2'
const ask = (millis: number, member: string, more: object = {}) => ({
  at: millis,
  query: 'order-1',
  member,
  ...more,
})
/** The author writes at once and looks at once; so does a friend. The relay takes a second. */
const story = [
  at(0, 'PlaceOrder', 1, { member: AUTHOR }),
  ask(60, AUTHOR),
  ask(60, FRIEND),
  ask(3000, AUTHOR),
  ask(3000, FRIEND),
]
const told = (consistency: string, query: object = {}, more: Parts = {}) =>
  trial({ settings: { consistency, query, relay: { interval: 1000 } }, workload: story, ...more })

describe('the author of a change, and a friend (G46)', () => {
  test('eventual: neither sees it at once, both do in the end', () => {
    const { run, result } = told('eventual')
    expect(versions(run, AUTHOR)).toEqual([0, 1])
    expect(versions(run, FRIEND)).toEqual([0, 1])
    expect(result.violations.map(({ check }) => check)).toContain('read-your-writes')
  })

  test('causal: the author waits for it, the friend sees it within the lag', () => {
    const { run } = told('causal', { timeout: 5000 })
    expect(versions(run, AUTHOR)).toEqual([1, 1])
    expect(versions(run, FRIEND)).toEqual([0, 1])
    expect(readsOf(run, AUTHOR)[0]?.at).toBeGreaterThan(1000)
    expect(readsOf(run, FRIEND)[0]?.at).toBeLessThan(100)
  })

  test('causal by sticking: the author reads it at the write store at once, and the read model when it is old enough', () => {
    const { run } = told('causal', { technique: 'sticky', stick: 2000 })
    expect(readsOf(run, AUTHOR)).toMatchObject([
      { version: 1, source: 'truth' },
      { version: 1, source: 'model' },
    ])
    expect(readsOf(run, AUTHOR)[0]?.at).toBeLessThan(100)
    expect(versions(run, FRIEND)).toEqual([0, 1])
  })

  test('sticking for too short a time: the author goes back to the past', () => {
    const { run } = trial({
      settings: {
        consistency: 'causal',
        relay: { interval: 1000 },
        query: { technique: 'sticky', stick: 100 },
      },
      workload: [story[0], ask(60, AUTHOR), ask(300, AUTHOR)],
    })
    expect(versions(run, AUTHOR)).toEqual([1, 0])
  })

  test('strong: everybody sees it, and the read model is not asked at all', () => {
    const { run } = told('strong')
    for (const member of [AUTHOR, FRIEND])
      expect(readsOf(run, member)).toMatchObject([
        { version: 1, source: 'truth' },
        { version: 1, source: 'truth' },
      ])
  })
})

describe('when the version does not come in time', () => {
  const dead = { faults: [{ kind: 'down', component: 'projector', from: 0, until: 2500 }] }

  test('stale: the author is shown the past, late', () => {
    const { run } = told('causal', { timeout: 500 }, dead)
    const [first] = readsOf(run, AUTHOR)
    expect(first).toMatchObject({ version: 0, source: 'model' })
    expect(first?.at).toBeGreaterThan(560)
  })

  test('primary: the write store answers', () => {
    const { run } = told('causal', { timeout: 500, fallback: 'primary' }, dead)
    expect(readsOf(run, AUTHOR)[0]).toMatchObject({ version: 1, source: 'truth' })
    expect(counted(run, 'late')).toBe(1)
  })

  test('error: the author gets none', () => {
    const { run } = told('causal', { timeout: 500, fallback: 'error' }, dead)
    expect(counted(run, 'too-late')).toBe(1)
    expect(versions(run, AUTHOR)).toEqual([1])
  })

  test('every read of the author takes the whole time', () => {
    const { run } = trial({
      settings: { consistency: 'causal', query: { timeout: 500 } },
      workload: [story[0], ...[100, 800, 1500].map((millis) => ask(millis, AUTHOR))],
      faults: dead.faults,
    })
    const waits = readsOf(run, AUTHOR).map(({ at: millis }, i) => millis - ([100, 800, 1500][i] ?? 0))
    expect(waits.every((wait) => wait > 500)).toBe(true)
  })
})

test('what a session has seen it goes on seeing, also while the read model is rewound', () => {
  const rewound = (consistency: string) =>
    trial({
      settings: { consistency, query: { timeout: 5000 } },
      workload: [
        at(0, 'PlaceOrder', 1),
        at(120, 'PayOrder', 1),
        at(200, 'PlaceOrder', 2),
        ...Array.from({ length: 600 }, (_, i) => ask(500 + 10 * i, FRIEND)),
      ],
      faults: [{ kind: 'crash', component: 'relay', point: 'after-publish', restartAfter: 2000 }],
    }).run
  const back = (run: Run) => {
    const seen = versions(run, FRIEND).map(Number)
    return seen.filter((version, i) => version < (seen[i - 1] ?? 0)).length
  }
  expect(back(rewound('eventual'))).toBeGreaterThan(0)
  expect(back(rewound('causal'))).toBe(0)
})

describe('a custom consistency', () => {
  const policy = (lines: object, asked: object) => {
    const { run } = trial({
      settings: { consistency: 'custom', policy: lines, relay: { interval: 1000 }, query: { timeout: 5000 } },
      workload: [story[0], ask(60, AUTHOR, asked)],
    })
    return readsOf(run, AUTHOR)[0]
  }

  test('gives a screen the level that the business suggests', () => {
    expect(policy({}, {})?.version).toBe(0)
    expect(policy({}, { feature: 'my-orders' })).toMatchObject({ version: 1, source: 'model' })
    expect(policy({}, { feature: 'checkout' })).toMatchObject({ version: 1, source: 'truth' })
  })

  test('or the one of the policy, which can make a class of users an exception', () => {
    const lines = { 'order-list': 'causal', 'order-list/influencer': 'strong', checkout: 'eventual' }
    expect(policy(lines, {})).toMatchObject({ version: 1, source: 'model' })
    expect(policy(lines, { feature: 'order-list', class: 'influencer' })).toMatchObject({ source: 'truth' })
    expect(policy(lines, { feature: 'order-list', class: 'usual' })).toMatchObject({ source: 'model' })
    expect(policy(lines, { feature: 'checkout' })?.version).toBe(0)
  })
})

describe('a bound on staleness', () => {
  const bounded = (more: Parts) =>
    trial({
      settings: { query: { bound: 2000 } },
      workload: [at(0, 'PlaceOrder', 1), at(5000, 'PayOrder', 1), ask(6000, FRIEND), ask(9000, FRIEND)],
      ...more,
    }).run

  test('sends a query to the write store once the read model has heard of nothing for that long', () => {
    const run = bounded({ faults: [{ kind: 'down', component: 'projector', from: 4000, until: 20_000 }] })
    expect(readsOf(run, FRIEND)).toMatchObject([
      { version: 2, source: 'truth' },
      { version: 2, source: 'truth' },
    ])
  })

  test('cannot tell an idle business from a broken pipeline', () => {
    expect(readsOf(bounded({}), FRIEND)).toMatchObject([
      { version: 2, source: 'model' },
      { version: 2, source: 'truth' },
    ])
  })
})

describe('optimistic UI', () => {
  const screen = (optimistic: string) => {
    const { run } = trial({
      settings: { query: { optimistic }, relay: { interval: 1000 } },
      workload: [
        at(0, 'PlaceOrder', 1, { member: AUTHOR }),
        ask(2500, AUTHOR),
        at(3300, 'PayOrder', 1),
        ask(6000, AUTHOR),
      ],
    })
    return run.journal.flatMap(({ changes }) =>
      changes
        .filter(({ table }) => table === 'client.screen')
        .map(({ after }) => Number((after as { readonly version: number }).version)),
    )
  }
  const flickers = (shown: readonly number[]) =>
    shown.filter((version, i) => version < (shown[i - 1] ?? 0)).length

  test('naive flickers: what was just shown is gone again after the first read', () => {
    expect(flickers(screen('naive'))).toBe(2)
  })

  test('until-version does not', () => {
    const shown = screen('until-version')
    expect(flickers(shown)).toBe(0)
    expect(shown.at(-1)).toBe(2)
  })
})

test('a query of some fields gets these and no others, from either store', () => {
  const rows = ['eventual', 'strong'].map((consistency) => {
    const { run } = trial({
      settings: { consistency },
      workload: [at(0, 'PlaceOrder', 1), ask(3000, FRIEND, { fields: ['status', 'total'] })],
    })
    const answer = run.journal.find(
      ({ component, cause }) =>
        component === 'client' && cause.kind === 'message' && cause.message.type === 'result',
    )
    return answer?.cause.kind === 'message' ? Object.keys(answer.cause.message.body['row'] as object) : []
  })
  expect(rows).toEqual([
    ['status', 'total'],
    ['status', 'total'],
  ])
})

test('there is a way from the client to the write store only where some query needs it', () => {
  const hasWay = (settings: object) => {
    try {
      scenarioOf({ settings, faults: [{ kind: 'cut', link: 'client->write-store', from: 0 }] })
      return true
    } catch {
      return false
    }
  }
  expect(hasWay({})).toBe(false)
  expect(hasWay({ consistency: 'causal' })).toBe(false)
  expect(hasWay({ consistency: 'causal', query: { technique: 'sticky' } })).toBe(true)
  expect(hasWay({ consistency: 'causal', query: { fallback: 'primary' } })).toBe(true)
  expect(hasWay({ consistency: 'strong' })).toBe(true)
  expect(hasWay({ consistency: 'custom' })).toBe(true)
  expect(hasWay({ query: { bound: 1000 } })).toBe(true)
  expect(hasWay({ readStore: 'cache' })).toBe(true)
  expect(hasWay({ readStore: 'cache', cache: { fill: 'projection' } })).toBe(false)
})
