// Transactional outbox with a polling relay over Kafka: state and event in one transaction, then relay, broker, projector.
import type { Command, Domain, Envelope, WorkloadMemory } from '#domains'
import { emptyMemory } from '#domains'
import { invariant, type JsonObject, type LinkSpec } from '#kernel'
import {
  type ChartedComponent,
  createBroker,
  createClient,
  createCommandHandler,
  createProjector,
  createReadStore,
  createRelay,
  createWriteStore,
  type Decided,
  type EventBody,
  type Projection,
} from '#machines'
import type { Pipeline, SettingSpec, Wired, Wiring } from './pipeline'
import type { Settings } from './settings'

const CLIENT = 'client'
const HANDLER = 'command-handler'
const WRITE_STORE = 'write-store'
const BROKER = 'broker'
const READ_STORE = 'read-store'
const GROUP = 'projector'

/** `relay`, `relay-2`, `relay-3`, … */
const numbered = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => (i === 0 ? kind : `${kind}-${i + 1}`))

/** A link with its least latency and what chance adds at most. One connection keeps its order, a pool does not. */
const link = (
  [from, to]: readonly [from: string, to: string],
  [least, spread]: readonly [least: number, spread: number],
  ordered = true,
): LinkSpec => ({ id: `${from}->${to}`, from, to, least, spread, ordered })

/** Latencies in microseconds: a client over the internet, services in one data centre. */
function links(settings: Settings): readonly LinkSpec[] {
  const relays = numbered('relay', settings.relay.count)
  const projectors = numbered('projector', settings.projector.count)
  return [
    link([CLIENT, HANDLER], [8_000, 8_000], false),
    link([HANDLER, WRITE_STORE], [800, 1_200], false),
    ...relays.flatMap((relay) => [
      link([relay, WRITE_STORE], [1_000, 1_000]),
      link([relay, BROKER], [2_000, 3_000]),
    ]),
    ...projectors.flatMap((projector) => [
      link([BROKER, projector], [2_000, 3_000]),
      link([projector, READ_STORE], [1_000, 2_000]),
    ]),
    link([CLIENT, READ_STORE], [8_000, 8_000], false),
  ]
}

/** The business as the command handler asks it: decide, then state and dressed events. */
function deciderOf(domain: Domain, settings: Settings) {
  return (state: JsonObject | null, command: JsonObject): Decided => {
    const before = state === null ? undefined : (state as ReturnType<Domain['evolve']>)
    const decision = domain.decide(before, command as Command)
    if (!decision.ok) return decision
    const { id } = command as Command
    let current = before
    const events: EventBody[] = []
    for (const event of decision.events) {
      const next = domain.evolve(current, id, event)
      events.push(domain.envelope(settings.events, current, event, next) satisfies Envelope as EventBody)
      current = next
    }
    invariant(current !== undefined && events.length > 0, 'an accepted command leaves events and a state')
    return { ok: true, state: current, version: current.version, expected: before?.version ?? 0, events }
  }
}

/** The business as the read store asks it. */
function projectionOf(domain: Domain): Projection {
  const document = domain.models.find((model) => model.kind === 'document')
  invariant(document !== undefined, 'every domain has a document model')
  return {
    models: domain.models.map((model) => model.name),
    document: document.name,
    project: (apply, event, read) =>
      domain.apply(apply as Settings['projector']['apply'], event as unknown as Envelope, read),
  }
}

function wire({ seed, domain, settings, workload }: Wiring): Wired {
  const projection = projectionOf(domain)
  const { relay, projector, partitions } = settings
  const relays = numbered('relay', relay.count)
  const projectors = numbered('projector', projector.count)
  const decodes = (event: EventBody): boolean =>
    projection.project(projector.apply, event, () => undefined) !== undefined
  const components: readonly ChartedComponent[] = [
    createClient({
      id: CLIENT,
      toHandler: `${CLIENT}->${HANDLER}`,
      toReadStore: `${CLIENT}->${READ_STORE}`,
      workload,
      generate: (type, draw, memory) => {
        const made = domain.generate(type, draw, memoryOf(memory))
        return made && { command: made.command as JsonObject, memory: made.memory as JsonObject }
      },
      remember: (memory, command) => domain.remember(memoryOf(memory), command as Command) as JsonObject,
    }),
    createCommandHandler({
      id: HANDLER,
      toStore: `${HANDLER}->${WRITE_STORE}`,
      decide: deciderOf(domain, settings),
    }),
    createWriteStore({ id: WRITE_STORE, aggregates: `${domain.aggregate}s` }),
    ...relays.map((id) =>
      createRelay({
        ...relay,
        id,
        partitions,
        toStore: `${id}->${WRITE_STORE}`,
        toBroker: `${id}->${BROKER}`,
      }),
    ),
    createBroker({ id: BROKER, group: GROUP }),
    ...projectors.map((id, index) =>
      createProjector({
        ...projector,
        id,
        fromBroker: `${BROKER}->${id}`,
        toStore: `${id}->${READ_STORE}`,
        partitions: Array.from({ length: partitions }, (_, p) => p).filter(
          (p) => p % projectors.length === index,
        ),
        decodes,
      }),
    ),
    createReadStore({ id: READ_STORE, projection }),
  ]
  return {
    system: { seed, components, links: links(settings) },
    components,
    traits: {
      truth: `${domain.aggregate}s`,
      events: 'outbox',
      log: 'log',
      hands: [...relays, ...projectors].map((id) => `${id}.batch`),
      heals: projector.apply === 'upsert' && projector.guard !== 'next',
      readStore: READ_STORE,
      writeStore: WRITE_STORE,
      client: CLIENT,
      // Two polls and half a second for the way: what a healthy pipeline may take.
      normalLag: 2 * relay.interval + 500_000,
    },
  }
}

const memoryOf = (memory: JsonObject | undefined): WorkloadMemory =>
  memory === undefined ? emptyMemory : (memory as unknown as WorkloadMemory)

const settingSpecs: readonly SettingSpec[] = [
  { path: 'broker', type: 'choice', choices: ['kafka'] },
  { path: 'readStore', type: 'choice', choices: ['document'] },
  { path: 'consistency', type: 'choice', choices: ['eventual'] },
  { path: 'partitions', type: 'integer', min: 1, max: 12 },
  { path: 'relay.select', type: 'choice', choices: ['cursor', 'flag', 'xmin-horizon', 'gap-wait'] },
  { path: 'relay.interval', type: 'milliseconds', min: 1, max: 3_600_000 },
  { path: 'relay.batch', type: 'integer', min: 1, max: 1000 },
  { path: 'relay.count', type: 'integer', min: 1, max: 4 },
  { path: 'relay.mark', type: 'choice', choices: ['after-publish', 'before-publish'] },
  { path: 'relay.idempotent', type: 'boolean' },
  { path: 'relay.await', type: 'boolean' },
  { path: 'relay.inFlight', type: 'integer', min: 1, max: 100 },
  { path: 'relay.gapTimeout', type: 'milliseconds', min: 0, max: 3_600_000 },
  { path: 'projector.apply', type: 'choice', choices: ['upsert', 'partial', 'delta'] },
  { path: 'projector.guard', type: 'choice', choices: ['none', 'newer', 'next'] },
  { path: 'projector.inbox', type: 'boolean' },
  { path: 'projector.ack', type: 'choice', choices: ['after-apply', 'before-apply'] },
  { path: 'projector.onError', type: 'choice', choices: ['retry', 'skip', 'park'] },
  { path: 'projector.count', type: 'integer', min: 1, max: 4 },
  { path: 'projector.limit', type: 'integer', min: 1, max: 1000 },
  { path: 'projector.wait', type: 'milliseconds', min: 1, max: 3_600_000 },
  { path: 'events', type: 'choice', choices: ['full-state', 'partial', 'delta'] },
]

export const outboxPolling: Pipeline = {
  id: 'outbox-polling',
  title: { en: 'Outbox + polling relay', ko: '아웃박스 + 폴링 릴레이' },
  settings: settingSpecs,
  links,
  components: (settings) => [
    { component: CLIENT, points: [] },
    { component: HANDLER, points: ['before-commit', 'after-commit', 'after-respond'] },
    { component: WRITE_STORE, points: ['after-commit'] },
    ...numbered('relay', settings.relay.count).map((component) => ({
      component,
      points: ['after-read', 'after-publish', 'after-mark'],
    })),
    { component: BROKER, points: ['after-append'] },
    ...numbered('projector', settings.projector.count).map((component) => ({
      component,
      points: ['after-fetch', 'after-apply', 'after-ack'],
    })),
    { component: READ_STORE, points: [] },
  ],
  wire,
}
