// The business as the machines ask it: decide and dress the events, project an event, make up a workload.
import {
  type AggregateState,
  type Command,
  type Domain,
  type DomainEvent,
  emptyMemory,
  type Envelope,
  type EventStyle,
  secondOf,
  type WorkloadMemory,
} from '#domains'
import { invariant, type JsonObject } from '#kernel'
import type { Decided, EventBody, Projection } from '#machines'
import { readAs, type Reader } from './schemas'
import type { Settings } from './settings'

/** How events are dressed for a command handler. */
export interface Dress {
  readonly style: EventStyle
  /** Whether they carry the bare facts as well. */
  readonly withFacts: boolean
  /** Whether those of a transaction over two aggregates name each other. */
  readonly together: boolean
}

/** The business as a command handler asks it: decide, then states and dressed events. */
export function deciderOf(domain: Domain, { style, withFacts, together }: Dress) {
  const dressed = (id: string, before: AggregateState | undefined, happened: readonly DomainEvent[]) => {
    let current = before
    const events: EventBody[] = []
    for (const event of happened) {
      const next = domain.evolve(current, id, event)
      const envelope = domain.envelope(style, current, event, next) satisfies Envelope as EventBody
      events.push(withFacts ? { ...envelope, fact: event.data } : envelope)
      current = next
    }
    invariant(current !== undefined && events.length > 0, 'an accepted command leaves events and a state')
    return { state: current, expected: before?.version ?? 0, events }
  }
  return (state: JsonObject | null, command: JsonObject, other: JsonObject | null): Decided => {
    const wish = command as Command
    const [before, otherBefore] = [stateIn(state), stateIn(other)]
    const decision = domain.decide(before, wish, otherBefore)
    if (!decision.ok) return decision
    const first = dressed(wish.id, before, decision.events)
    const key = secondOf(domain, wish)
    const { version } = first.state
    if (decision.second === undefined || key === undefined) return { ok: true, version, ...first }
    const second = { key, ...dressed(key, otherBefore, decision.second) }
    const stamp = together ? { together: membersOf([...first.events, ...second.events]) } : {}
    const stamped = (events: readonly EventBody[]) => events.map((event) => ({ ...event, ...stamp }))
    return {
      ok: true,
      version,
      ...first,
      events: stamped(first.events),
      second: { ...second, events: stamped(second.events) },
    }
  }
}

const membersOf = (events: readonly EventBody[]) =>
  events.map(({ aggregateId: key, version }) => ({ key, version }))

const stateIn = (json: JsonObject | null): AggregateState | undefined =>
  json === null ? undefined : (json as AggregateState)

/** The state that a snapshot and the events since it add up to. */
export const foldOf =
  (domain: Domain) =>
  (key: string, state: JsonObject | null, facts: readonly EventBody[]): JsonObject | null =>
    facts.reduce<ReturnType<Domain['evolve']> | undefined>(
      (known, { type, fact = {} }) => domain.evolve(known, key, { type, data: fact }),
      state === null ? undefined : (state as ReturnType<Domain['evolve']>),
    ) ?? null

/** The row of the document model that an aggregate's state alone gives. */
export const documentFrom =
  (domain: Domain) =>
  (state: JsonObject): JsonObject | undefined =>
    domain.documentOf(state as ReturnType<Domain['evolve']>).row

/** The business as a read store asks it; its projectors may know one schema of the events or both. */
export function projectionOf(domain: Domain, reader: Reader = 'both'): Projection {
  const document = domain.models.find((model) => model.kind === 'document')
  invariant(document !== undefined, 'every domain has a document model')
  return {
    models: domain.models.map((model) => model.name),
    document: document.name,
    project: (apply, event, read) =>
      domain.apply(
        apply as Settings['projector']['apply'],
        readAs(domain, reader)(event) as unknown as Envelope,
        read,
      ),
  }
}

/** Whether a projector's code can make sense of an event. In one that carries only ids there is nothing to misread. */
export function decoderOf(
  domain: Domain,
  { apply, schema }: Pick<Settings['projector'], 'apply' | 'schema'>,
) {
  const { project } = projectionOf(domain, schema)
  return (event: EventBody): boolean =>
    event.style === 'notification'
      ? Object.keys(event.payload).length === 0
      : project(apply, event, () => undefined) !== undefined
}

/** Who gets a push message about an event: whoever the event names, or else whoever the aggregate belongs to. */
export function recipientOf({ notifies }: Domain) {
  return ({ type, payload, aggregateId }: EventBody): string | undefined => {
    if (!notifies.includes(type)) return undefined
    const { member } = payload
    return typeof member === 'string' ? member : aggregateId
  }
}

/** The table of the aggregates. */
export const truthOf = (domain: Domain): string => `${domain.aggregate}s`

/** The commands that a workload makes up, from what it remembers of its own past. */
export function workloadOf(domain: Domain) {
  return {
    generate: (type: string, draw: (bound: number) => number, memory: JsonObject | undefined) => {
      const made = domain.generate(type, draw, memoryOf(memory))
      return made && { command: made.command as JsonObject, memory: made.memory as JsonObject }
    },
    remember: (memory: JsonObject | undefined, command: JsonObject) =>
      domain.remember(memoryOf(memory), command as Command) as JsonObject,
    senderOf: (command: JsonObject) =>
      domain.senders.map((field) => command[field]).find((name) => typeof name === 'string'),
  }
}

const memoryOf = (memory: JsonObject | undefined): WorkloadMemory =>
  memory === undefined ? emptyMemory : (memory as unknown as WorkloadMemory)
