/** What tests of a business need: a write side, a projector without guard or inbox, and the oracle's rows. */
import type { AggregateState, ApplyStyle, Command, Domain, Draw, Envelope } from '../domain'
import { emptyMemory } from '../domain'
import type { EventStyle, JsonObject, ModelWrite, RowPayload, WorkloadMemory } from '../domain'
import { sameJson } from '../read-json'
import { sameRow } from '../same-row'

export type Rows = Map<string, JsonObject>

/** The test bench of one business. */
export const benchOf = (domain: Domain) => {
  /** Lets the write side answer some commands; gives what is committed and every event with what is around it. */
  const live = (commands: readonly Command[]) => {
    const states = new Map<string, AggregateState>()
    const happened = commands.flatMap((command) => {
      const decision = domain.decide(states.get(command.id), command)
      return (decision.ok ? decision.events : []).map((event) => {
        const before = states.get(command.id)
        const after = domain.evolve(before, command.id, event)
        states.set(command.id, after)
        return { before, event, after }
      })
    })
    return { states: [...states.values()], happened }
  }

  return {
    /** What some commands commit, and the events that are sent for it. */
    commit: (commands: readonly Command[], style: EventStyle) => {
      const { states, happened } = live(commands)
      const sent = happened.map(({ before, event, after }) => domain.envelope(style, before, event, after))
      return { states, sent }
    },

    /** What a log reader on the business tables sends for some commands: every row that changed, parents first. */
    capture: (commands: readonly Command[]): readonly Envelope[] =>
      live(commands).happened.flatMap(({ before, event, after }) =>
        changedRows(domain, before, after).map((payload) => ({
          ...domain.envelope('row', before, event, after),
          payload,
        })),
      ),

    /** What a projector makes of some events, on top of the rows that it is given. */
    project: (style: ApplyStyle, events: readonly Envelope[], rows: Rows = new Map()): Rows => {
      for (const event of events) {
        const writes = domain.apply(style, event, (model, key) => rows.get(`${model}/${key}`))
        if (writes === undefined) throw new Error(`${event.id} cannot be decoded`)
        const places = writes.map(({ model, key }) => `${model}/${key}`)
        if (new Set(places).size !== places.length) throw new Error(`${event.id} writes a row twice`)
        put(rows, writes)
      }
      return rows
    },

    /** What the read models should say after some commands. */
    oracle: (commands: readonly Command[]): Rows => oracleOf(domain, live(commands).states),

    /** Where two views differ, not minding versions and rows of zeros. */
    differing: (view: Rows, truth: Rows): readonly string[] =>
      domain.models.flatMap((model) =>
        [...new Set([...view.keys(), ...truth.keys()])].filter(
          (key) => key.startsWith(`${model.name}/`) && !sameRow(model, view.get(key), truth.get(key)),
        ),
      ),
  }
}

const changedRows = (
  domain: Domain,
  before: AggregateState | undefined,
  after: AggregateState,
): readonly RowPayload[] => {
  const old = before === undefined ? [] : domain.rowsOf(before)
  const present = domain.rowsOf(after)
  const gone = old.filter(({ table }) => !present.some((row) => row.table === table))
  return [
    ...present.flatMap((row): readonly RowPayload[] => {
      const was = old.find(({ table }) => table === row.table)
      if (sameJson(was?.row, row.row)) return []
      return [{ ...row, op: was === undefined ? 'c' : 'u' }]
    }),
    ...gone.map(({ table, key }): RowPayload => ({ table, key, op: 'd', row: null })),
  ]
}

const oracleOf = (domain: Domain, states: readonly AggregateState[]): Rows => {
  const rows: Rows = new Map()
  for (const state of states) {
    put(rows, [domain.documentOf(state)])
    for (const { model, key, add } of domain.contributionsOf(state)) {
      const row = rows.get(`${model}/${key}`) ?? {}
      const added = Object.entries(add).map(([field, by]) => [field, Number(row[field] ?? 0) + by])
      rows.set(`${model}/${key}`, Object.fromEntries(added))
    }
  }
  return rows
}

const put = (rows: Rows, writes: readonly ModelWrite[]) => {
  for (const { model, key, row } of writes) {
    if (row === undefined) rows.delete(`${model}/${key}`)
    else rows.set(`${model}/${key}`, row)
  }
}

/** What a random workload of `count` commands, of types drawn from `mix`, leads to. */
export const workload = (domain: Domain, seed: number, count: number, mix: readonly string[]) => {
  const draw = drawFrom(seed)
  const states = new Map<string, AggregateState>()
  const commands: Command[] = []
  const memories: WorkloadMemory[] = [emptyMemory]
  const refusals: string[] = []
  for (let turn = 0; turn < 10 * count && commands.length < count; turn += 1) {
    const generated = domain.generate(mix[draw(mix.length)] ?? '', draw, memories.at(-1) ?? emptyMemory)
    if (generated === undefined) continue
    const { command } = generated
    commands.push(command)
    memories.push(generated.memory)
    const decision = domain.decide(states.get(command.id), command)
    if (!decision.ok) refusals.push(decision.refusal)
    for (const event of decision.ok ? decision.events : []) {
      states.set(command.id, domain.evolve(states.get(command.id), command.id, event))
    }
  }
  return { commands, memories, refusals, states }
}

/** A linear congruential generator: good enough to draw from here, and the same everywhere. */
export const drawFrom = (seed: number): Draw => {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

/** The same items in another order. */
export const shuffled = <T>(items: readonly T[], seed: number): readonly T[] => {
  const draw = drawFrom(seed)
  const ranks = new Map(items.map((item) => [item, draw(1_000_000)]))
  return items.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
}
