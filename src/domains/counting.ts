/**
 * Keeps the rows of counters equal to what all documents contribute: moves them by the difference between a document
 * before and after, or by the changes that an event carries. The same for every business.
 */
import type { Contribution, Json, JsonObject, ModelWrite, ReadModelRow } from './domain'
import { integerAt, isObject, listOf } from './read-json'

/** What must be added, group by group, to get from some contributions to others: first where something was before. */
export const changesBetween = (
  before: readonly Contribution[],
  after: readonly Contribution[],
): readonly Contribution[] => [
  ...before.map((old) => change(old, old, after.find(samePlace(old)))).filter(adds),
  ...after
    .filter((present) => !before.some(samePlace(present)))
    .map((present) => change(present, undefined, present))
    .filter(adds),
]

/** The rows to write for some changes, each of another group; none where nothing is added. */
export const writeCounts = (changes: readonly Contribution[], read: ReadModelRow): readonly ModelWrite[] =>
  changes.filter(adds).map(({ model, key, add }) => {
    const row = read(model, key) ?? {}
    const sums = Object.entries(add).map(([field, by]) => [field, (integerAt(row, field) ?? 0) + by])
    return { model, key, row: Object.fromEntries(sums) }
  })

/** A counter whose changes travel in events that may be about several of its groups. */
export interface Counter {
  readonly name: string
  /** What a payload calls the group. */
  readonly group: string
  readonly fields: readonly string[]
  /** The group that a value names; undefined when it names none. */
  readonly groupOf: (value: Json | undefined) => string | undefined
}

/** Changes as a payload carries them: of each the group, and what is added to each field. */
export const changesToCarry = ({ group }: Counter, changes: readonly Contribution[]): readonly JsonObject[] =>
  changes.map(({ key, add }) => ({ [group]: key, ...add }))

/** Reads the changes out of unchecked JSON; undefined when they are none. */
export const readChanges = (counter: Counter, value: Json | undefined): readonly Contribution[] | undefined =>
  listOf(value, (item) => (isObject(item) ? readChange(counter, item) : undefined))

const readChange = (
  { name, group, fields, groupOf }: Counter,
  item: JsonObject,
): Contribution | undefined => {
  const key = groupOf(item[group])
  const add = fields.flatMap((field) => {
    const by = integerAt(item, field)
    return by === undefined ? [] : [[field, by] as const]
  })
  if (key === undefined || add.length < fields.length) return undefined
  return { model: name, key, add: Object.fromEntries(add) }
}

const change = (
  { model, key }: Contribution,
  before: Contribution | undefined,
  after: Contribution | undefined,
): Contribution => {
  const fields = Object.keys({ ...before?.add, ...after?.add })
  const add = fields.map((field) => [field, (after?.add[field] ?? 0) - (before?.add[field] ?? 0)])
  return { model, key, add: Object.fromEntries(add) }
}

/** Whether anything but zeros is added. */
export const adds = ({ add }: Contribution): boolean => Object.values(add).some((by) => by !== 0)

const samePlace =
  ({ model, key }: Contribution) =>
  (other: Contribution): boolean =>
    other.model === model && other.key === key
