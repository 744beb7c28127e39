// The oracle: what the read models should say, projected straight from the committed truth, and how they differ from it.
import { type AggregateState, type Domain, type JsonObject, type ReadModelSpec, sameRow } from '#domains'
import type { RowStore } from '#kernel'
import { documentSpec, type Subject } from './subject'

export type RowStatus = 'same' | 'missing' | 'stale' | 'extra' | 'wrong'

/** One row of a read model beside what it should be. */
export interface Compared {
  readonly model: string
  readonly key: string
  readonly status: RowStatus
  readonly truth: JsonObject | undefined
  readonly view: JsonObject | undefined
}

export const versionOf = (row: unknown): number => {
  const version = (row as { readonly version?: unknown } | null | undefined)?.version
  return typeof version === 'number' ? version : 0
}

/** Compares one row. A view that is behind in version is stale; one that claims to be up to date and differs is wrong. */
function compareRow(
  model: ReadModelSpec,
  key: string,
  truth: JsonObject | undefined,
  view: JsonObject | undefined,
): Compared {
  const status = statusOf(model, truth, view)
  return { model: model.name, key, status, truth, view }
}

function statusOf(
  model: ReadModelSpec,
  truth: JsonObject | undefined,
  view: JsonObject | undefined,
): RowStatus {
  if (sameRow(model, truth, view)) return 'same'
  if (model.kind === 'counter') return 'wrong'
  if (truth === undefined) return 'extra'
  if (view === undefined) return 'missing'
  return versionOf(view) < versionOf(truth) ? 'stale' : 'wrong'
}

/** How one aggregate's document stands beside the truth. */
export function compareDocument(
  subject: Pick<Subject, 'domain' | 'truth'>,
  rows: RowStore,
  key: string,
): RowStatus {
  const model = documentSpec(subject.domain)
  const state = rows.get(subject.truth, key) as AggregateState | undefined
  const view = rows.get(model.name, key) as JsonObject | undefined
  return statusOf(model, state === undefined ? undefined : subject.domain.documentOf(state).row, view)
}

/** The rows of every counter model that the truth asks for: the sum of what each aggregate adds. */
function expectedCounters(
  domain: Domain,
  states: Iterable<AggregateState>,
): Map<string, Map<string, JsonObject>> {
  const sums = new Map<string, Map<string, Record<string, number>>>()
  for (const state of states) {
    for (const { model, key, add } of domain.contributionsOf(state)) {
      let rows = sums.get(model)
      if (rows === undefined) sums.set(model, (rows = new Map()))
      let row = rows.get(key)
      if (row === undefined) rows.set(key, (row = {}))
      for (const field of Object.keys(add)) row[field] = (row[field] ?? 0) + (add[field] ?? 0)
    }
  }
  return sums
}

/** Every row of every read model beside the truth, in the order of models, then of keys as people count. */
export function compareAll(domain: Domain, truthTable: string, rows: RowStore): readonly Compared[] {
  const states = [...rows.entries(truthTable)].map(([, state]) => state as AggregateState)
  const counters = expectedCounters(domain, states)
  return domain.models.flatMap((model) => {
    const expected =
      model.kind === 'counter'
        ? (counters.get(model.name) ?? new Map<string, JsonObject>())
        : new Map(
            states.map((state) => {
              const { key, row } = domain.documentOf(state)
              return [key, row]
            }),
          )
    const view = new Map([...rows.entries(model.name)].map(([key, row]) => [key, row as JsonObject]))
    const keys = inNaturalOrder(new Set([...expected.keys(), ...view.keys()]))
    return keys.map((key) => compareRow(model, key, expected.get(key), view.get(key)))
  })
}

interface Name {
  readonly whole: string
  readonly stem: string
  readonly number: number
}

function nameOf(whole: string): Name {
  const match = /^(.*?)(\d+)$/.exec(whole)
  return match === null
    ? { whole, stem: whole, number: -1 }
    : { whole, stem: match[1] ?? '', number: Number(match[2]) }
}

function compareNames(left: Name, right: Name): number {
  if (left.stem !== right.stem) return left.stem < right.stem ? -1 : 1
  return left.number - right.number
}

/** `order-2` before `order-10`. */
export const naturally = (left: string, right: string): number => compareNames(nameOf(left), nameOf(right))

/** Keys as people count them. Takes each apart once: this is asked for every row at every step that is shown. */
export const inNaturalOrder = (keys: Iterable<string>): readonly string[] =>
  Array.from(keys, nameOf)
    .toSorted(compareNames)
    .map(({ whole }) => whole)
