// The search: finds, without a hint, what each design is known to lose, hands out the smallest scenario, and finds nothing where nothing is.
import { describe, expect, test } from 'vitest'
import type { CheckId } from '#checks'
import type { ScenarioFile } from '#scenarios'
import { type Bounds, WHOLE } from './bounds'
import { breaks } from './replay'
import { search } from './search'

const BOUNDS: Bounds = { faults: 1, depth: 400, states: 400_000 }

const place = (at: number, order: number) => ({
  at,
  command: { type: 'PlaceOrder', id: `order-${order}`, product: 'desk', quantity: 2 },
})
const change = (at: number, order: number, quantity: number) => ({
  at,
  command: { type: 'ChangeQuantity', id: `order-${order}`, quantity },
})

const fileOf = (parts: Partial<ScenarioFile>): ScenarioFile => ({
  format: 'cqrscope/scenario',
  version: 1,
  id: 'quest',
  domain: 'orders',
  seed: 7,
  ...parts,
})

/** What becomes of a quest. */
function seek(file: ScenarioFile, check: CheckId, bounds: Partial<Bounds> = {}, share = WHOLE) {
  const found = search({ file, check, bounds: { ...BOUNDS, ...bounds }, share })
  if (!found.ok) throw new Error(found.problems.map(({ path, what }) => `${path} ${what}`).join('\n'))
  return found.value
}

/** A business that has more to do than the failure needs. */
const CROWDED = [place(0, 1), place(1, 2), change(200, 1, 5), place(400, 3)]

const KNOWN: readonly {
  readonly what: string
  readonly file: ScenarioFile
  readonly check: CheckId
  readonly anomaly: string
  readonly commands: number
}[] = [
  {
    what: 'the event that publish-after-commit loses',
    file: fileOf({ pipeline: 'publish-after-commit', workload: CROWDED }),
    check: 'no-lost-event',
    anomaly: 'A1',
    commands: 1,
  },
  {
    what: 'the row that a cursor over ids skips',
    file: fileOf({ pipeline: 'outbox-polling', workload: CROWDED }),
    check: 'no-lost-event',
    anomaly: 'A7',
    commands: 2,
  },
  {
    what: 'the increment that is added twice',
    file: fileOf({
      pipeline: 'outbox-polling',
      settings: { projector: { apply: 'delta' } },
      workload: CROWDED,
    }),
    check: 'no-double-effect',
    anomaly: 'A3',
    commands: 1,
  },
  {
    what: 'the old state that one of two consumers writes over the new one',
    file: fileOf({
      pipeline: 'outbox-polling',
      settings: { broker: 'rabbitmq', projector: { count: 2 } },
      workload: [place(0, 1), change(20, 1, 5), place(400, 3)],
    }),
    check: 'no-stale-overwrite',
    anomaly: 'A5',
    commands: 2,
  },
  {
    what: 'the event of a transaction that was never committed',
    file: fileOf({
      pipeline: 'publish-after-commit',
      settings: { publish: 'before-commit' },
      workload: CROWDED,
    }),
    check: 'no-phantom',
    anomaly: 'A2',
    commands: 1,
  },
]

describe('without a fault in its plan and without a hint, the search finds', { timeout: 120_000 }, () => {
  test.each(KNOWN)('$what', ({ file, check, anomaly, commands }) => {
    const { found, violation, scenario, depth } = seek(file, check)
    expect(found).toBe(true)
    expect(violation).toMatchObject({ check, anomaly })
    expect(depth).toBe(violation?.step)
    expect(scenario?.workload).toHaveLength(commands)
    expect(scenario?.faults).toHaveLength(1)
    if (scenario === undefined) return
    const { workload = [], faults = [] } = scenario
    expect(breaks(scenario, check)).toBe(true)
    for (const index of workload.keys())
      expect(breaks({ ...scenario, workload: workload.toSpliced(index, 1) }, check)).toBe(false)
    for (const index of faults.keys())
      expect(breaks({ ...scenario, faults: faults.toSpliced(index, 1) }, check)).toBe(false)
  })

  test('nothing in outbox-cdc with an inbox and a guard, and says that it has looked at everything', () => {
    const file = fileOf({
      pipeline: 'outbox-cdc',
      settings: { projector: { inbox: true, guard: 'newer' } },
      workload: [place(0, 1), place(1, 2), change(200, 1, 5)],
    })
    for (const check of ['no-lost-event', 'no-double-effect', 'no-stale-overwrite', 'no-phantom'] as const)
      expect(seek(file, check)).toMatchObject({ found: false, exhausted: true })
  })
})

describe('a search', { timeout: 60_000 }, () => {
  const lossy = fileOf({ pipeline: 'publish-after-commit', workload: [place(0, 1)] })
  const sound = fileOf({
    pipeline: 'single-transaction',
    workload: [place(0, 1), change(60, 1, 5)],
  })

  test('finds what breaks by itself, and leaves out the faults that do not matter', () => {
    const crash = { kind: 'crash', component: 'command-handler', point: 'after-commit' } as const
    const slow = { kind: 'slow', component: 'projector', factor: 3 } as const
    const { scenario, states } = seek({ ...lossy, faults: [slow, crash] }, 'no-lost-event', { faults: 0 })
    expect(scenario?.faults).toEqual([crash])
    expect(states).toBeLessThan(200)
  })

  test('writes flows of commands out one by one, so that they can be left out', () => {
    const flow = { from: 0, until: 900, rate: 10, mix: { PlaceOrder: 3, ShipOrder: 1 } }
    const { scenario } = seek({ ...lossy, workload: [flow] }, 'no-lost-event')
    expect(scenario?.workload).toHaveLength(1)
    expect(scenario?.workload?.[0]).toMatchObject({ command: { type: 'PlaceOrder' } })
  })

  test('tells that it stopped where the states ran out', () => {
    expect(seek(sound, 'no-lost-event', { states: 500 })).toMatchObject({ found: false, exhausted: false })
    expect(seek(sound, 'no-lost-event')).toMatchObject({ found: false, exhausted: true })
  })

  test('looks no deeper and at no more deviations than it is told', () => {
    expect(seek(lossy, 'no-lost-event', { depth: 8 }).found).toBe(false)
    expect(seek(lossy, 'no-lost-event', { faults: 0 }).found).toBe(false)
  })

  test('can be shared out: what one finds, one of several finds', () => {
    const shares = [0, 1, 2].map((index) => seek(lossy, 'no-lost-event', {}, { index, count: 3 }))
    expect(shares.some(({ found }) => found)).toBe(true)
    const whole = seek(sound, 'no-lost-event').states
    const parts = [0, 1].map((index) => seek(sound, 'no-lost-event', {}, { index, count: 2 }).states)
    for (const part of parts) expect(part).toBeLessThan(whole)
  })

  test('tells how far it is while it looks', () => {
    const told: number[] = []
    const bounds = { ...BOUNDS, faults: 2 }
    search({ file: sound, check: 'no-lost-event', bounds, share: WHOLE }, ({ states }) => told.push(states))
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual(told.toSorted((x, y) => x - y))
  })

  test('refuses what is no scenario, with its problems', () => {
    const found = search({
      file: { ...lossy, pipeline: 'carrier-pigeon' } as unknown as ScenarioFile,
      check: 'converges',
      bounds: BOUNDS,
      share: WHOLE,
    })
    expect(found).toMatchObject({ ok: false, problems: [{ path: 'pipeline' }] })
  })
})
