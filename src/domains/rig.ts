/** A test rig: a business's write side, projector and oracle without anything between them. For tests only. */
import { changedRows } from './changed-rows'
import { emptyMemory, isDeleted, secondOf } from './domain'
import type {
  AggregateState,
  ApplyStyle,
  Command,
  Domain,
  DomainEvent,
  Draw,
  Envelope,
  EventStyle,
  JsonObject,
  ModelWrite,
  RowPayload,
} from './domain'
import { idOf } from './kept'
import { sameRow } from './same-row'

/** The rows of all read models, each under its model, a slash and its key. */
export type Rows = Map<string, JsonObject>

/** The style of events that suits each way of writing. */
export const styleFor: { readonly [style in ApplyStyle]: EventStyle } = {
  upsert: 'full-state',
  partial: 'partial',
  delta: 'delta',
}

/** All ways of writing. */
export const applyStyles: readonly ApplyStyle[] = ['upsert', 'partial', 'delta']

/** A linear congruential generator: good enough to draw from here, and the same everywhere. */
export const drawFrom = (seed: number): Draw => {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

/** So many random commands; the mix names types, each as often as it should be drawn. */
export const workload = (domain: Domain, seed: number, count: number, mix = everyType(domain)) => {
  const draw = drawFrom(seed)
  const commands: Command[] = []
  const memories = [emptyMemory]
  while (commands.length < count) {
    const generated = domain.generate(mix[draw(mix.length)] ?? '', draw, memories.at(-1) ?? emptyMemory)
    if (generated === undefined) continue
    commands.push(generated.command)
    memories.push(generated.memory)
  }
  return { commands, memories }
}

const everyType = (domain: Domain): readonly string[] => domain.commands.map(({ type }) => type)

/** The same items in another order. */
export const shuffled = <Item>(items: readonly Item[], seed: number): readonly Item[] => {
  const draw = drawFrom(seed)
  return items
    .map((item) => ({ item, rank: draw(1_000_000) }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ item }) => item)
}

/** What one event did to one aggregate. */
interface Happened {
  readonly before: AggregateState | undefined
  readonly event: DomainEvent
  readonly after: AggregateState
}

/** Lets the write side answer some commands; gives what happened, the refusals, and the states as last evolved. */
export const commit = (domain: Domain, commands: readonly Command[]) => {
  const states = new Map<string, AggregateState>()
  const happened: Happened[] = []
  const refusals: string[] = []
  for (const command of commands) {
    const other = secondOf(domain, command)
    const decision = domain.decide(
      states.get(command.id),
      command,
      other === undefined ? undefined : states.get(other),
    )
    if (!decision.ok) {
      refusals.push(decision.refusal)
      continue
    }
    const take = (id: string, event: DomainEvent) => {
      const before = states.get(id)
      const after = domain.evolve(before, id, event)
      states.set(id, after)
      happened.push({ before, event, after })
    }
    for (const event of decision.events) take(command.id, event)
    for (const event of decision.second ?? []) take(other ?? '', event)
  }
  return { states: [...states.values()], happened, refusals }
}

/** What some events do to an aggregate, one after the other, whoever decided them. */
export const lifeOf = (
  { evolve }: Pick<Domain, 'evolve'>,
  id: string,
  events: readonly DomainEvent[],
): readonly Happened[] => {
  let before: AggregateState | undefined
  return events.map((event) => {
    const happened = { before, event, after: evolve(before, id, event) }
    before = happened.after
    return happened
  })
}

/** What some events make of an aggregate; undefined when there are none. */
export const stateAfter = (
  domain: Pick<Domain, 'evolve'>,
  id: string,
  events: readonly DomainEvent[],
): AggregateState | undefined => lifeOf(domain, id, events).at(-1)?.after

/** The events whose versions a text says, such as '1224', in its order. */
export const delivered = (events: readonly Envelope[], versions: string): readonly Envelope[] =>
  versions.split('').flatMap((version) => events[Number(version) - 1] ?? [])

/** The events as they are sent. */
export const sent = (domain: Domain, happened: readonly Happened[], style: EventStyle): readonly Envelope[] =>
  happened.map(({ before, event, after }) => domain.envelope(style, before, event, after))

/** One change of a row as the reader of the log sends it: it knows tables, and nothing of the business's own events. */
export const rowEvent = (aggregateId: string, version: number, payload: RowPayload): Envelope => ({
  id: `${aggregateId}@${version}/${payload.table}`,
  type: payload.table,
  aggregateId,
  version,
  style: 'row',
  payload,
})

/** Every row that each event changed, as the reader of the log sends them. */
export const captured = (domain: Domain, happened: readonly Happened[]): readonly Envelope[] =>
  happened.flatMap(({ before, after }) =>
    changedRows(domain, before, after).map((change) => rowEvent(idOf(after), after.version, change)),
  )

/** Every row of some states, as a snapshot of the tables sends them. */
export const snapshot = (domain: Domain, states: readonly AggregateState[]): readonly Envelope[] =>
  states.flatMap((state) =>
    domain.rowsOf(state).map((row) => rowEvent(idOf(state), state.version, { ...row, op: 'r' })),
  )

/** What a projector without guard or inbox makes of some events, from nothing or on top of other rows. */
export const project = (
  domain: Domain,
  style: ApplyStyle,
  events: readonly Envelope[],
  onto: Rows = new Map(),
): Rows => {
  const rows = new Map(onto)
  for (const event of events) {
    const writes = domain.apply(style, event, (model, key) => rows.get(`${model}/${key}`))
    if (writes === undefined) throw new Error(`${event.id} cannot be decoded`)
    const places = writes.map(({ model, key }) => `${model}/${key}`)
    if (new Set(places).size !== places.length) throw new Error(`${event.id} writes a row twice`)
    put(rows, writes)
  }
  return rows
}

const put = (rows: Rows, writes: readonly ModelWrite[]): void => {
  for (const { model, key, row } of writes) {
    if (row === undefined) rows.delete(`${model}/${key}`)
    else rows.set(`${model}/${key}`, row)
  }
}

/** What the read models should say of those states that a write store keeps. */
export const oracle = (domain: Domain, states: readonly AggregateState[]): Rows => {
  const rows: Rows = new Map()
  for (const state of states.filter((each) => !isDeleted(each))) {
    put(rows, [domain.documentOf(state)])
    for (const { model, key, add } of domain.contributionsOf(state)) {
      const row = rows.get(`${model}/${key}`) ?? {}
      const added = Object.entries(add).map(([field, by]) => [field, Number(row[field] ?? 0) + by])
      rows.set(`${model}/${key}`, Object.fromEntries(added))
    }
  }
  return rows
}

/** The rows that do not say what they should. */
export const differing = (domain: Domain, view: Rows, truth: Rows): readonly string[] =>
  domain.models.flatMap((model) =>
    [...new Set([...view.keys(), ...truth.keys()])].filter(
      (key) => key.startsWith(`${model.name}/`) && !sameRow(model, view.get(key), truth.get(key)),
    ),
  )

/** All of the rig for the tests of one business, from commands to rows. */
export const benchOf = (domain: Domain) => ({
  /** What some commands commit, and the events that are sent for it. */
  commit: (commands: readonly Command[], style: EventStyle) => {
    const { states, happened } = commit(domain, commands)
    return { states, sent: sent(domain, happened, style) }
  },
  /** What a log reader on the business tables sends for some commands. */
  capture: (commands: readonly Command[]) => captured(domain, commit(domain, commands).happened),
  project: (style: ApplyStyle, events: readonly Envelope[], onto?: Rows): Rows =>
    project(domain, style, events, onto),
  /** What the read models should say after some commands. */
  oracle: (commands: readonly Command[]): Rows => oracle(domain, commit(domain, commands).states),
  differing: (view: Rows, truth: Rows) => differing(domain, view, truth),
})
