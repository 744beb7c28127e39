// The machines together, wired as pipelines wire them, under random settings and faults: no run breaks, quiet is quiet.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orders } from '#domains'
import { controlsOf, type Fault, faultPolicy } from '#faults'
import { Simulation, type SimTime, type System } from '#kernel'
import { DEFAULT_SETTINGS, pipelineOf, type Settings } from '#pipelines'
import { pictureOf } from './chart'

const seed = 20260803
const numRuns = 1000
const SECOND = 1_000_000
const pipeline = pipelineOf('outbox-polling')

const settings = fc
  .record({
    partitions: fc.integer({ min: 1, max: 3 }),
    relay: fc.record({
      select: fc.constantFrom('cursor', 'flag', 'xmin-horizon', 'gap-wait'),
      batch: fc.constantFrom(1, 3, 50),
      mark: fc.constantFrom('after-publish', 'before-publish'),
      idempotent: fc.boolean(),
      inFlight: fc.constantFrom(1, 5),
      count: fc.constantFrom(1, 1, 2),
      gapTimeout: fc.constantFrom(null, 2 * SECOND),
    }),
    projector: fc.record({
      guard: fc.constantFrom('none', 'newer', 'next'),
      inbox: fc.boolean(),
      ack: fc.constantFrom('after-apply', 'before-apply'),
      onError: fc.constantFrom('retry', 'skip', 'park'),
      count: fc.constantFrom(1, 2),
      limit: fc.constantFrom(1, 500),
      attempts: fc.constantFrom(1, 3),
      checkpoint: fc.constantFrom('separate', 'same-transaction'),
      enrich: fc.constantFrom('none', 'call'),
      notify: fc.boolean(),
      gate: fc.boolean(),
      tombstones: fc.boolean(),
    }),
    events: fc.constantFrom('full-state', 'full-state', 'notification'),
    readSide: fc.record({
      readStore: fc.constantFrom('document', 'summary-table', 'cache', 'search-index'),
      consistency: fc.constantFrom('eventual', 'causal', 'strong', 'custom'),
    }),
    capacity: fc.constantFrom(null, null, 1, 2),
    cache: fc.record({
      fill: fc.constantFrom('aside', 'aside', 'projection'),
      ttl: fc.constantFrom(null, SECOND / 2),
      lease: fc.boolean(),
      singleFlight: fc.boolean(),
    }),
    search: fc.record({
      refresh: fc.constantFrom(SECOND / 5, SECOND),
      waitFor: fc.boolean(),
      read: fc.constantFrom('search', 'get'),
    }),
    query: fc.record({
      technique: fc.constantFrom('wait', 'sticky'),
      timeout: fc.constantFrom(SECOND / 10, SECOND),
      fallback: fc.constantFrom('stale', 'primary', 'error'),
      bound: fc.constantFrom(null, null, SECOND / 2),
      optimistic: fc.constantFrom('none', 'naive', 'until-version'),
    }),
  })
  .map(({ partitions, relay, projector, events, readSide, capacity, cache, search, query }): Settings => ({
    ...DEFAULT_SETTINGS,
    ...readSide,
    partitions,
    events,
    // Long enough for queries and writes to get in each other's way.
    service: { ...DEFAULT_SETTINGS.service, apply: 20_000 },
    capacity: { ...DEFAULT_SETTINGS.capacity, readStore: capacity },
    cache: { ...DEFAULT_SETTINGS.cache, ...cache },
    search,
    query: { ...DEFAULT_SETTINGS.query, ...query },
    relay: { ...DEFAULT_SETTINGS.relay, ...relay },
    projector: { ...DEFAULT_SETTINGS.projector, ...projector },
  }))

const time = fc.integer({ min: 0, max: 4 * SECOND })
const chance = fc.constantFrom(0, 0.1, 0.5)
const COMPONENTS = [
  'client',
  'command-handler',
  'write-store',
  'relay',
  'broker',
  'projector',
  'read-store',
  'product-service',
  'notifier',
]
const LINKS = [
  'client->command-handler',
  'command-handler->write-store',
  'relay->write-store',
  'relay->broker',
  'broker->projector',
  'projector->read-store',
  'client->read-store',
  'projector->product-service',
  'projector->notifier',
  'projector->write-store',
]
const POINTS = [
  ['command-handler', 'before-commit'],
  ['command-handler', 'after-commit'],
  ['write-store', 'after-commit'],
  ['relay', 'after-read'],
  ['relay', 'after-publish'],
  ['relay', 'after-mark'],
  ['broker', 'after-append'],
  ['projector', 'after-fetch'],
  ['projector', 'after-apply'],
  ['projector', 'after-push'],
  ['projector', 'after-ack'],
] as const

/** Faults that end before the fifth second. */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('crash' as const),
    component: fc.constantFrom(...COMPONENTS),
    at: time,
    restartAfter: fc.integer({ min: 0, max: SECOND }),
  }),
  fc.tuple(fc.constantFrom(...POINTS), fc.integer({ min: 1, max: 4 })).map(([[component, point], nth]) => ({
    kind: 'crash-at' as const,
    component,
    point,
    nth,
    restartAfter: 300_000,
  })),
  fc.record({
    kind: fc.constant('link' as const),
    link: fc.constantFrom(...LINKS),
    from: time,
    until: fc.constant(5 * SECOND),
    drop: chance,
    dropAck: chance,
    duplicate: chance,
    reorder: chance,
    delay: fc.constantFrom(0, 20_000),
  }),
  fc.record({
    kind: fc.constant('cut' as const),
    link: fc.constantFrom(...LINKS),
    from: time,
    until: fc.constant(5 * SECOND),
  }),
  fc.record({
    kind: fc.constant('slow' as const),
    component: fc.constantFrom(...COMPONENTS),
    factor: fc.constantFrom(3, 50),
    from: time,
    until: fc.constant(5 * SECOND),
  }),
  fc.record({
    kind: fc.constant('message' as const),
    link: fc.constantFrom(...LINKS),
    nth: fc.integer({ min: 1, max: 8 }),
    type: fc.constant(''),
    action: fc.constantFrom('drop', 'duplicate', 'hold', 'deliver'),
    until: fc.constant(5 * SECOND),
  }),
  fc.record({ kind: fc.constant('poison' as const), event: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant('abort' as const), command: fc.integer({ min: 1, max: 8 }) }),
)

/** What an operator asks of a projector. */
const act = fc.record({
  at: time,
  type: fc.constantFrom('rebuild', 'redrive'),
  body: fc.record({ mode: fc.constantFrom('in-place', 'blue-green') }),
})

const worlds = fc.record({
  seed: fc.nat(),
  settings,
  faults: fc.array(fault, { maxLength: 4 }),
  acts: fc.array(act, { maxLength: 2 }),
})
type World = typeof worlds extends fc.Arbitrary<infer Each> ? Each : never

/** Whether a fault strikes something that these settings have wired. */
function strikes(fault: Fault, { components, links }: System): boolean {
  if ('link' in fault) return links.some(({ id }) => id === fault.link)
  return !('component' in fault) || components.some(({ id }) => id === fault.component)
}

function wire({ seed, settings, faults, acts }: World) {
  if (pipeline === undefined) throw new Error('there is the pipeline outbox-polling')
  const flow = { from: 0, until: 4 * SECOND, perSecond: 3 }
  const mix = { PlaceOrder: 3, ChangeQuantity: 4, PayOrder: 1, CancelOrder: 1 }
  const wired = pipeline.wire({
    seed,
    domain: orders,
    settings,
    workload: [
      { kind: 'commands', ...flow, mix },
      { kind: 'queries', ...flow, perSecond: 5 },
    ],
  })
  const simulation = new Simulation(wired.system, faultPolicy)
  const striking = faults.filter((each) => strikes(each, wired.system))
  for (const [i, each] of striking.entries())
    for (const { at, control } of controlsOf(each, `f${i}`, 0)) simulation.plan(at as SimTime, control)
  for (const { at, type, body } of settings.projector.count === 1 ? acts : [])
    simulation.plan(at as SimTime, { kind: 'stimulus', component: 'projector', type, body })
  for (const [at, type] of [
    [SECOND, 'session-begin'],
    [2 * SECOND, 'session-end'],
  ] as const)
    simulation.plan(at as SimTime, {
      kind: 'stimulus',
      component: 'write-store',
      type,
      body: { name: 'report', writes: true },
    })
  return { simulation, components: wired.components }
}

/** What is on the modelled disks. */
const disks = (simulation: Simulation): string =>
  JSON.stringify(
    simulation.tables
      .filter(({ durable, home }) => durable && home !== 'kernel')
      .map(({ name }) => simulation.rows.keys(name).map((key) => [key, simulation.rows.get(name, key)])),
  )

/** Events that a link without faults and the pipeline's own timing do not bring about within these runs. */
const RARE = new Set(['exhausted', 'give-up', 'too-many-conflicts'])

describe(`over ${numRuns} random settings and faults, seed ${seed},`, { timeout: 120_000 }, () => {
  test('no run breaks, quiet means that only vain polling would follow, and every event of every chart occurs', () => {
    const occurred = new Map<string, Set<string>>()
    const charts = new Map<string, Set<string>>()
    let quiet = 0
    fc.assert(
      fc.property(worlds, (world) => {
        const { simulation, components } = wire(world)
        const halt = simulation.run({ time: (60 * SECOND) as SimTime, quiet: true }, 50_000)
        expect(halt.reason).not.toBe('limit')
        const kinds = new Map(components.map(({ id, kind, chart }) => [id, { kind, chart }]))
        for (const { kind, chart } of kinds.values()) {
          if (!occurred.has(kind)) occurred.set(kind, new Set())
          charts.set(kind, new Set(pictureOf(chart).transitions.map(({ event }) => event)))
        }
        for (const { component, event } of simulation.journal)
          occurred.get(kinds.get(component)?.kind ?? '')?.add(event)
        if (halt.reason !== 'quiet') return
        quiet += 1
        const before = disks(simulation)
        simulation.run({ time: (simulation.now + 20 * SECOND) as SimTime }, 50_000)
        expect(disks(simulation)).toBe(before)
      }),
      { seed, numRuns },
    )
    expect(quiet).toBeGreaterThan(numRuns / 2)
    for (const [kind, events] of charts) {
      const missing = [...events].filter(
        (event) => occurred.get(kind)?.has(event) !== true && !RARE.has(event),
      )
      expect({ kind, missing }).toEqual({ kind, missing: [] })
    }
  })
})
