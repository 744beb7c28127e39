// What the page offers to do: the next free id, the aggregates that can be told something, the load at an instant.
import { inNaturalOrder } from '#checks'
import type { AggregateState, CommandSpec, FieldSpec } from '#domains'
import type { Run } from '#runs'
import { Instant, numberIn } from './instant'

/** An id that no aggregate of the run has yet, also not one that is still on its way. */
export function nextId(run: Run): string {
  const instant = new Instant(run, run.simulation.now)
  const requested = [...instant.records('client.requests')].map(([, row]) =>
    numberIn(String((row['content'] as { readonly id?: string }).id)),
  )
  const made = Number(instant.fields('client.memory', 'memory')?.['created'] ?? 0)
  const kept = [run.traits.truth, 'graves'].filter((table) => instant.has(table))
  const stored = kept.flatMap((table) => instant.keys(table)).map(numberIn)
  const highest = [...requested, ...stored].reduce((most, each) => Math.max(most, each), made)
  return `${run.subject.domain.aggregate}-${highest + 1}`
}

/** Which command of the run the next one is. */
export function nextCommand(run: Run): number {
  const sent = run.simulation.rows.get('client.counters', 'command') as number | undefined
  return (sent ?? 0) + 1
}

/** The fields of a command beside its type and id. */
export type CommandFields = { readonly [field: string]: string | number }

/** A command that the business would take now, with fields that would do. */
export interface Offer {
  readonly type: string
  readonly fields: CommandFields
}

export interface OpenAggregate {
  readonly id: string
  /** Command types that the business would accept for it now. */
  readonly commands: readonly string[]
  /** The same with fields that would do, for whoever does not want to fill in a form. */
  readonly offers: readonly Offer[]
}

/** The newest aggregates that something can still be done with, newest first. */
export function openAggregates(run: Run, most: number): readonly OpenAggregate[] {
  const { domain } = run.subject
  const specs = domain.commands.filter(({ creates }) => !creates)
  const instant = new Instant(run, run.simulation.now)
  const { truth } = run.traits
  const open: OpenAggregate[] = []
  const ids = inNaturalOrder(instant.keys(truth)).toReversed()
  const stateOf = (id: string): AggregateState => instant.fields(truth, id) as AggregateState
  for (const id of ids) {
    const state = stateOf(id)
    const others = ids.filter((each) => each !== id).slice(0, MOST_OTHERS)
    const accepts: Accepts = ({ type, second = '' }, fields) => {
      const other = fields[second]
      return domain.decide(
        state,
        { type, id, ...fields },
        typeof other === 'string' ? stateOf(other) : undefined,
      ).ok
    }
    const offers = specs.flatMap((spec) => offerOf(spec, { state, others }, accepts) ?? [])
    if (offers.length > 0) open.push({ id, commands: offers.map(({ type }) => type), offers })
    if (open.length >= most) break
  }
  return open
}

/** Whether the business takes a command with these fields. */
type Accepts = (spec: CommandSpec, fields: CommandFields) => boolean

/** Tries at most this many ways to fill in a command, with so many aggregates as the second one. */
const MOST_TRIES = 64
const MOST_OTHERS = 12

/** A command with the first fields that the business takes; undefined where it takes none of those tried. */
function offerOf(
  spec: CommandSpec,
  { state, others }: { readonly state: AggregateState; readonly others: readonly string[] },
  accepts: Accepts,
): Offer | undefined {
  const { type, fields, second } = spec
  const required = fields.filter((field) => field.required)
  let ways: readonly CommandFields[] = [{}]
  for (const field of required)
    ways = ways
      .flatMap((way) =>
        (field.name === second ? others : valuesFor(field, state)).map((value) => ({
          ...way,
          [field.name]: value,
        })),
      )
      .slice(0, MOST_TRIES)
  const found = ways.find((way) => accepts(spec, way))
  return found === undefined ? undefined : { type, fields: found }
}

/** Names for whoever has to be somebody. */
const SOMEBODY = ['ann', 'bob', 'cho', 'dan', 'eve', 'han', 'joo', 'kim']

/** Texts that suit a field by its name; all others are names. */
const TEXTS: { readonly [field: string]: readonly string[] } = {
  goal: ['Read', 'Walk', 'Write', 'Cook', 'Sleep', 'Draw', 'Sing', 'Run'],
  text: ['Hello', 'Good morning', 'What a day'],
}

/** The fields of a command that makes the aggregate with this number, where nobody says otherwise. */
export function usualFields({ fields }: CommandSpec, number: number): CommandFields {
  return Object.fromEntries(
    fields
      .filter(({ required }) => required)
      .map((field): readonly [string, string | number] => {
        switch (field.type) {
          case 'choice':
            return [field.name, field.choices[0] ?? '']
          case 'integer':
            return [field.name, field.name === 'capacity' ? Math.min(3, field.max) : field.min]
          case 'string':
            return [
              field.name,
              field.name === 'date' ? dayOf(number) : (textsFor(field.name)[number % 8] ?? ''),
            ]
        }
      }),
  )
}

const textsFor = (field: string): readonly string[] => TEXTS[field] ?? SOMEBODY

/** A day of January for each number, again and again. */
const dayOf = (number: number): string => `2026-01-${String((number % 31) + 1).padStart(2, '0')}`

/** Values worth trying: usual ones, and what the aggregate knows of itself. */
function valuesFor(field: FieldSpec, state: AggregateState): readonly (string | number)[] {
  switch (field.type) {
    case 'choice':
      return field.choices
    case 'integer':
      return integersFor(field, state[field.name])
    case 'string':
      return [...textsFor(field.name), ...textsIn(state)].filter((text) => text.length <= field.maxLength)
  }
}

/** A little more than it is now, as long as it may be; else the least. */
function integersFor(
  { min, max }: Extract<FieldSpec, { readonly type: 'integer' }>,
  present: unknown,
): readonly number[] {
  const near = typeof present === 'number' ? [nextTo(present), present - 1] : []
  return [...near, min, min + 1].filter((value) => value >= min && value <= max)
}

/** One more; for large numbers such as a price, a rounder step. */
const nextTo = (present: number): number => present + 10 ** Math.max(0, String(present).length - 2)

/** The texts in the lists of an aggregate, the last first: guests, followers, goals. */
function textsIn(value: unknown): readonly string[] {
  const texts = new Set<string>()
  const look = (part: unknown, depth: number): void => {
    if (typeof part === 'string') texts.add(part)
    else if (typeof part === 'object' && part !== null && depth < 4)
      for (const each of Object.values(part).toReversed()) look(each, depth + 1)
  }
  for (const part of Object.values(value ?? {})) if (typeof part === 'object') look(part, 0)
  return [...texts].slice(0, 24)
}

export interface Load {
  readonly commandsPerSecond: number
  readonly queriesPerSecond: number
  /** Commands and queries that are written down one by one. */
  readonly scripted: number
}

/** What the workload asks for at an instant. */
export function loadAt(run: Run, at: number): Load {
  const load = { commandsPerSecond: 0, queriesPerSecond: 0, scripted: 0 }
  for (const cause of run.scenario.causes) {
    if (cause.kind !== 'line' || run.without.includes(cause.id)) continue
    const { line } = cause
    if (line.kind === 'command' || line.kind === 'query') load.scripted += 1
    else if (line.from <= at && at < line.until) {
      if (line.kind === 'commands') load.commandsPerSecond += line.perSecond
      else load.queriesPerSecond += line.perSecond
    }
  }
  return load
}
