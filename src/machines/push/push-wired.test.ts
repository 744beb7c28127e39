// The brokers that push, wired as pipelines wire them, under random settings and faults: no run breaks, quiet is quiet.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orders } from '#domains'
import { controlsOf, type Fault, faultPolicy } from '#faults'
import { Simulation, type SimTime } from '#kernel'
import { DEFAULT_SETTINGS, pipelineOf, type Settings } from '#pipelines'
import { pictureOf } from '../chart'

const seed = 20260805
const numRuns = 240
const SECOND = 1_000_000
const pipeline = pipelineOf('outbox-polling')

const settingsWith = (broker: Settings['broker']) =>
  fc
    .record({
      relay: fc.record({ batch: fc.constantFrom(1, 50), inFlight: fc.constantFrom(1, 5) }),
      projector: fc.record({
        ack: fc.constantFrom('after-apply', 'after-apply', 'before-apply'),
        onError: fc.constantFrom('retry', 'skip', 'park', 'requeue', 'requeue'),
        attempts: fc.constantFrom(1, 1, 3),
        count: fc.constantFrom(1, 2),
        limit: fc.constantFrom(1, 500),
        enrich: fc.constant('call' as const),
        notify: fc.constant(true),
        gate: fc.boolean(),
      }),
      events: fc.constantFrom('full-state', 'full-state', 'notification'),
      rabbitmq: fc.record({
        queue: fc.constantFrom('quorum', 'classic'),
        confirms: fc.boolean(),
        prefetch: fc.constantFrom(1, 10),
        deliveryLimit: fc.constantFrom(null, 2),
        deadLetter: fc.boolean(),
        singleActive: fc.boolean(),
        consumerTimeout: fc.constantFrom(300_000, 1800 * SECOND),
      }),
      jetstream: fc.record({
        ackWait: fc.constantFrom(100_000, SECOND),
        maxDeliver: fc.constantFrom(null, 2),
        maxAckPending: fc.constantFrom(1, 1000),
        dedupWindow: fc.constantFrom(10_000, 120 * SECOND),
        replicas: fc.constantFrom(1, 3),
      }),
      producer: fc.record({
        mandatory: fc.boolean(),
        messageId: fc.boolean(),
        offline: fc.constantFrom('discard', 'buffer'),
      }),
    })
    .map((chosen): Settings => ({
      ...DEFAULT_SETTINGS,
      broker,
      events: chosen.events,
      relay: { ...DEFAULT_SETTINGS.relay, ...chosen.relay },
      projector: { ...DEFAULT_SETTINGS.projector, ...chosen.projector },
      rabbitmq: { ...DEFAULT_SETTINGS.rabbitmq, ...chosen.rabbitmq },
      jetstream: { ...DEFAULT_SETTINGS.jetstream, ...chosen.jetstream },
      producer: { ...DEFAULT_SETTINGS.producer, ...chosen.producer },
    }))

const time = fc.integer({ min: 0, max: 4 * SECOND })
const chance = fc.constantFrom(0, 0.1, 0.5)
const COMPONENTS = ['broker', 'projector', 'relay', 'read-store', 'product-service', 'notifier']
const LINKS = ['relay->broker', 'broker->projector', 'projector->read-store', 'projector->notifier']

/** Faults that end before the fifth second. */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('crash' as const),
    component: fc.constantFrom(...COMPONENTS),
    at: time,
    restartAfter: fc.integer({ min: 0, max: SECOND }),
  }),
  fc
    .tuple(
      fc.constantFrom(
        ['broker', 'after-append'],
        ['projector', 'after-fetch'],
        ['projector', 'after-apply'],
        ['projector', 'after-ack'],
      ),
      fc.integer({ min: 1, max: 4 }),
    )
    .map(([[component = '', point = ''], nth]) => ({
      kind: 'crash-at' as const,
      component,
      point,
      nth,
      restartAfter: 300_000,
    })),
  fc.record({ kind: fc.constant('failover' as const), component: fc.constant('broker'), at: time }),
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
    factor: fc.constantFrom(50, 500),
    from: time,
    until: fc.constant(5 * SECOND),
  }),
  fc.record({ kind: fc.constant('poison' as const), event: fc.integer({ min: 1, max: 8 }) }),
)

interface World {
  readonly settings: Settings
  readonly faults: readonly Fault[]
  /** What an operator asks of the projector, in microseconds. */
  readonly wishes: readonly { readonly at: number; readonly type: string }[]
  readonly runSeed: number
}

/** Only a stream can be read again. */
const wishesFor = (broker: Settings['broker']) =>
  fc.array(
    fc.record({
      at: time,
      type: broker === 'nats-jetstream' ? fc.constantFrom('redrive', 'rebuild') : fc.constant('redrive'),
    }),
    { maxLength: 2 },
  )

function wire({ settings, faults, wishes, runSeed }: World) {
  if (pipeline === undefined) throw new Error('there is the pipeline outbox-polling')
  const mix = { PlaceOrder: 3, ChangeQuantity: 4, PayOrder: 1 }
  const wired = pipeline.wire({
    seed: runSeed,
    domain: orders,
    settings,
    workload: [{ kind: 'commands', from: 0, until: 4 * SECOND, perSecond: 4, mix }],
  })
  const simulation = new Simulation(wired.system, faultPolicy)
  for (const [i, each] of faults.entries())
    for (const { at, control } of controlsOf(each, `f${i}`, 0)) simulation.plan(at as SimTime, control)
  for (const { at, type } of wishes)
    simulation.plan(at as SimTime, { kind: 'stimulus', component: 'projector', type, body: {} })
  return { simulation, components: wired.components }
}

/** What is on the modelled disks. */
const disks = (simulation: Simulation): string =>
  JSON.stringify(
    simulation.tables
      .filter(({ durable, home }) => durable && home !== 'kernel')
      .map(({ name }) => simulation.rows.keys(name).map((key) => [key, simulation.rows.get(name, key)])),
  )

/** What a broker or a subscriber does only with other settings than those of the broker at hand, or too seldom for a test. */
const ELSEWHERE: { readonly [broker: string]: readonly string[] } = {
  rabbitmq: ['overflow', 'rebuild', 'reset', 'emptied'],
  'nats-core': ['undecodable-requeue', 'trouble-requeue', 'rebuild', 'reset', 'emptied'],
  'nats-jetstream': ['overflow', 'trouble-leave'],
}

describe.each(['rabbitmq', 'nats-core', 'nats-jetstream'] as const)(
  `%s, over ${numRuns} random settings and faults, seed ${seed},`,
  { timeout: 120_000 },
  (broker) => {
    test('breaks no run, is quiet only when vain polling would follow, and every event of its charts occurs', () => {
      const occurred = new Map<string, Set<string>>()
      const charts = new Map<string, Set<string>>()
      let quiet = 0
      const worlds = fc.record({
        settings: settingsWith(broker),
        faults: fc.array(fault, { maxLength: 4 }),
        wishes: wishesFor(broker),
        runSeed: fc.nat(),
      })
      fc.assert(
        fc.property(worlds, (world) => {
          const { simulation, components } = wire(world)
          const halt = simulation.run({ time: (15 * SECOND) as SimTime, quiet: true }, 100_000)
          expect(halt.reason).not.toBe('limit')
          expect(simulation.digest).toBe(simulation.rows.digestFromScratch())
          const kinds = new Map(components.map(({ id, kind, chart }) => [id, { kind, chart }]))
          for (const { kind, chart } of kinds.values()) {
            if (kind !== 'broker' && kind !== 'projector') continue
            if (!occurred.has(kind)) occurred.set(kind, new Set())
            charts.set(kind, new Set(pictureOf(chart).transitions.map(({ event }) => event)))
          }
          for (const { component, event } of simulation.journal)
            occurred.get(kinds.get(component)?.kind ?? '')?.add(event)
          if (halt.reason !== 'quiet') return
          quiet += 1
          const before = disks(simulation)
          simulation.run({ time: (simulation.now + 40 * SECOND) as SimTime }, 50_000)
          expect(disks(simulation)).toBe(before)
        }),
        { seed, numRuns },
      )
      expect(quiet).toBeGreaterThan(numRuns / 2)
      for (const [kind, events] of charts) {
        const missing = [...events].filter((event) => occurred.get(kind)?.has(event) !== true)
        expect({ kind, missing: missing.filter((event) => !ELSEWHERE[broker]?.includes(event)) }).toEqual({
          kind,
          missing: [],
        })
      }
    })
  },
)
