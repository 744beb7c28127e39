// The edge cases of practice among the bundled scenarios: each shows what its summary promises, computed by running it.
import { describe, expect, test } from 'vitest'
import { askedIn, caseOf, type Groups, refusedIn, seenIn } from './bundled-case'

const verdictOf = (id: string, settings: Groups = {}) => caseOf(id, settings).result.verdict
const rowOf = (id: string, model: string, key: string, settings: Groups = {}) => {
  const { truth, view } = caseOf(id, settings).result
  const row = (side: typeof truth) => (side[model] as Record<string, unknown> | undefined)?.[key]
  return { truth: row(truth), view: row(view) }
}
/** How often an event of a component came, and how often a row of a table was written. */
const countOf = (id: string, component: string, event: string): number =>
  caseOf(id).run.journal.filter((step) => step.component === component && step.event === event).length
const writtenTo = (id: string, table: string): number =>
  caseOf(id)
    .run.journal.flatMap(({ changes }) => changes)
    .filter((each) => each.table === table && each.after !== undefined).length

describe('the write model decides', () => {
  test('two-writers: one of two is refused for its version, and succeeds with the next', () => {
    const { run, result } = caseOf('two-writers')
    expect(refusedIn(run)).toEqual(['PayOrder version-conflict'])
    expect(countOf('two-writers', 'command-handler', 'conflict')).toBe(1)
    expect(result.commands).toEqual({ sent: 4, accepted: 3, rejected: 1, failed: 0 })
    expect(rowOf('two-writers', 'order_summaries', 'order-1').view).toMatchObject({
      quantity: 5,
      status: 'paid',
      version: 3,
    })
  })

  test('failed-payment: the hold is compensated by a later event, and the room goes to whoever was refused before', () => {
    const { run } = caseOf('failed-payment')
    expect(refusedIn(run)).toEqual(['BookRoom sold-out'])
    expect(seenIn(run).map(({ version }) => version)).toEqual([2, 3, 5])
    expect(rowOf('failed-payment', 'room_availability', 'room-1').view).toMatchObject({
      booked: 1,
      held: 0,
      lastGuest: 'lee',
    })
  })

  test('hold-expires: a payment for a hold that is gone is refused, whatever its screen still showed', () => {
    const { run } = caseOf('hold-expires')
    expect(refusedIn(run)).toEqual(['PayHold no-such-hold'])
    const before = seenIn(run).find(({ at, member }) => member === 'kim' && at > 5000)
    expect(before?.version).toBe(2)
    expect(rowOf('hold-expires', 'room_availability', 'room-1').view).toMatchObject({
      booked: 1,
      lastGuest: 'park',
    })
  })
})

describe('version 2 before version 1', () => {
  test('skip-locked: nothing is sent twice, and the older state stays; one relay would keep the order', () => {
    const { result } = caseOf('skip-locked')
    expect(result.events).toEqual({ committed: 2, applied: 2 })
    expect(rowOf('skip-locked', 'order_summaries', 'order-1')).toMatchObject({
      truth: { version: 2 },
      view: { version: 1 },
    })
    expect(verdictOf('skip-locked', { projector: { guard: 'newer' } })).not.toContain('overwritten')
  })

  test('out-of-order-buffered: the later one waits in the read store, and both are applied when the earlier one comes', () => {
    expect(writtenTo('out-of-order-buffered', 'waiting_events')).toBe(1)
    expect(rowOf('out-of-order-buffered', 'order_summaries', 'order-1').view).toMatchObject({
      version: 2,
      status: 'paid',
    })
    expect(caseOf('out-of-order-buffered').result.violations).toEqual([])
  })

  test('skipped-by-version: the whole batch comes again, and the model never goes back; without the guard it does', () => {
    const { result } = caseOf('skipped-by-version')
    expect(countOf('skipped-by-version', 'relay', 'crash')).toBe(1)
    expect(result.violations).toEqual([])
    expect(verdictOf('skipped-by-version', { projector: {} })).toContain('rewound')
  })

  test('lease-lost: both relays publish, and older versions stand over newer ones; a guard stops the second leader', () => {
    expect(caseOf('lease-lost').result.events.applied).toBeGreaterThan(18)
    expect(caseOf('lease-lost').result.models.stale).toBeGreaterThan(0)
    expect(caseOf('lease-lost', { projector: { guard: 'newer' } }).result.converged).toBe(true)
  })

  test('jetstream-two-consumers: no fault, and yet; one at a time, one consumer or a guard keep the order', () => {
    expect(rowOf('jetstream-two-consumers', 'order_summaries', 'order-1').view).toMatchObject({ version: 1 })
    for (const more of [
      { jetstream: { maxAckPending: 1 } },
      { projector: { count: 1 } },
      { projector: { count: 2, guard: 'newer' } },
    ])
      expect(caseOf('jetstream-two-consumers', more).result.converged).toBe(true)
  })

  test('kafka-or-rabbit: the same crash is lag with the one and overwritten with the other', () => {
    const [kafka, rabbit] = ['kafka', 'rabbit'].map(
      (broker) => caseOf(`kafka-or-rabbit-${broker}`).run.scenario,
    )
    expect(kafka?.file.workload).toEqual(rabbit?.file.workload)
    expect(kafka?.file.faults).toEqual(rabbit?.file.faults)
    expect(caseOf('kafka-or-rabbit-kafka').result.converged).toBe(true)
    expect(rowOf('kafka-or-rabbit-rabbit', 'order_summaries', 'order-1')).toMatchObject({
      truth: { version: 2 },
      view: { version: 1 },
    })
  })

  test('zombie-consumer: thrown out, its commit is fenced and its write is not', () => {
    const { run } = caseOf('zombie-consumer')
    expect(run.journal.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['rebalanced', 'commit-fenced']),
    )
    expect(rowOf('zombie-consumer', 'order_summaries', 'order-1')).toMatchObject({
      truth: { version: 3 },
      view: { version: 1 },
    })
    expect(verdictOf('zombie-consumer', { kafka: {} })).toEqual(['lag'])
  })
})

describe('a cold key', () => {
  test('cache-stampede: thirty readers load it thirty times; cache-single-flight: once', () => {
    // The first query of all is a load as well.
    const [herd, single] = [caseOf('cache-stampede'), caseOf('cache-single-flight')]
    expect([herd.result.queries.loads, single.result.queries.loads]).toEqual([31, 2])
    for (const { run } of [herd, single])
      expect(
        new Set(
          seenIn(run)
            .slice(1)
            .map(({ version }) => version),
        ),
      ).toEqual(new Set([2]))
  })
})

describe('an erased person', () => {
  test('erase-person: the late event is skipped because of the tombstone', () => {
    const { run, result } = caseOf('erase-person')
    // Of what is gone, the read store says the version in its tombstone, and shows nothing.
    expect(seenIn(run).map(({ version, isThere }) => (isThere ? version : 'gone'))).toEqual([
      3,
      'gone',
      'gone',
    ])
    expect(result.view['profiles'] ?? {}).toEqual({})
    expect(run.simulation.rows.keys('tombstones')).toHaveLength(1)
  })

  test('erase-person-forgotten: without one she is back half a minute later, and stays', () => {
    const { run, result } = caseOf('erase-person-forgotten')
    expect(seenIn(run).map(({ version }) => version)).toEqual([3, 0, 3])
    const ghost = result.violations.find(({ check }) => check === 'no-ghost')
    expect(ghost?.at).toBeGreaterThan(30_000)
    expect(rowOf('erase-person-forgotten', 'profiles', 'account-1')).toMatchObject({ view: { name: 'Mina' } })
  })
})

describe('under load', () => {
  test('projection-added: sales are counted from the first order on, while the orders go on as before', () => {
    const { run, result } = caseOf('projection-added')
    const late = run.journal.filter(({ component }) => component === 'late-projector')
    const counted = late.filter(({ event }) => event === 'applied')
    expect(counted).toHaveLength(result.events.committed)
    expect(counted[0]?.at).toBeGreaterThan(5_000_000)
    // Most of them had happened before it was there.
    const old = run.journal.filter(
      ({ component, event, at }) => component === 'projector' && event === 'applied' && at < 5_000_000,
    )
    expect(old.length).toBeGreaterThan(counted.length / 2)
    expect(result).toMatchObject({ converged: true, violations: [], queries: { stale: 0, failed: 0 } })
  })

  test('rebuild-under-load: the first events are applied again beside the old model, and no query fails or goes back', () => {
    const { run, result } = caseOf('rebuild-under-load')
    const rebuilt = run.journal.find(({ event }) => event === 'rebuild')
    expect(rebuilt?.at).toBe(5_000_000)
    expect(result.events.applied).toBeGreaterThan(result.events.committed)
    expect(result.queries).toMatchObject({ stale: 0, failed: 0 })
    expect(result.violations).toEqual([])
    const after = askedIn(run).filter(({ type, at }) => type === 'command' && at > 5000)
    expect(after.length).toBeGreaterThan(10)
  })

  test('burst: the read model gets a hundred events behind and catches up; the commands notice nothing', () => {
    const { run, result } = caseOf('burst')
    expect(result.lag.maxEvents).toBeGreaterThan(80)
    expect(result.lag.max).toBeGreaterThan(3500)
    expect(result.lag.max).toBeLessThan(4500)
    expect(result.converged).toBe(true)
    expect(result.latency.commands.p99).toBeLessThan(60)
    const caughtUp = run.course.lag.series.findLast(({ committed, visible }) => committed - visible > 20)
    expect((caughtUp?.at ?? 0) / 1000).toBeLessThan(10_500)
  })
})
