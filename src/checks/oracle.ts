// The oracle: what the read models should say, projected straight from the committed truth, and how they differ from it.
import { type AggregateState, type Domain, type JsonObject, type ReadModelSpec, sameRow } from '#domains'
import type { RowStore } from '#kernel'
import { askedBy } from './asked'
import { projection } from './documents'
import { inNaturalOrder } from './natural-order'
import { documentSpec, type Subject, versionOf } from './subject'

/** How a row of a read model can stand beside the truth. */
export const STATUSES = ['same', 'missing', 'stale', 'extra', 'wrong'] as const

export type RowStatus = (typeof STATUSES)[number]

/** One row of a read model beside what it should be. */
export interface Compared {
  readonly model: string
  readonly key: string
  readonly status: RowStatus
  readonly truth: JsonObject | undefined
  readonly view: JsonObject | undefined
}

/** What the oracle has to know: where the truth stands, and where what it is compared with. */
export type Models = Pick<Subject, 'domain' | 'truth' | 'readSide' | 'missingIsFine'>

/** The rows of the read models, by model and key. */
type ModelRows = ReadonlyMap<string, ReadonlyMap<string, JsonObject>>

/** What each document was held against last, and whether it said the same. Rows are replaced and never changed. */
const heldAgainst = new WeakMap<JsonObject, { readonly truth: JsonObject; readonly same: boolean }>()

/** Whether a row says what it should, remembered where both are the very rows of the last time: most are, at most steps. */
function isSame(model: ReadModelSpec, truth: JsonObject | undefined, view: JsonObject | undefined): boolean {
  if (model.kind === 'counter' || truth === undefined || view === undefined)
    return sameRow(model, truth, view)
  const last = heldAgainst.get(view)
  if (last?.truth === truth) return last.same
  const same = sameRow(model, truth, view)
  heldAgainst.set(view, { truth, same })
  return same
}

/** A view that is behind in version is stale; one that claims to be up to date and differs is wrong. */
function statusOf(
  model: ReadModelSpec,
  truth: JsonObject | undefined,
  view: JsonObject | undefined,
  missingIsFine: boolean,
): RowStatus {
  if (isSame(model, truth, view) || (missingIsFine && view === undefined)) return 'same'
  if (model.kind === 'counter') return 'wrong'
  if (truth === undefined) return 'extra'
  if (view === undefined) return 'missing'
  return versionOf(view) < versionOf(truth) ? 'stale' : 'wrong'
}

/** How one aggregate's document stands beside the truth: the first that differs, where several places show it. */
export function compareDocument(subject: Models, rows: RowStore, key: string): RowStatus {
  const { domain, truth, readSide, missingIsFine } = subject
  const model = documentSpec(domain)
  const expected = documentAt(domain, rows.get(truth, key))
  switch (readSide.kind) {
    case 'models':
      return statusOf(model, expected, rows.get(model.name, key) as JsonObject | undefined, missingIsFine)
    case 'copies':
      for (const table of readSide.tables) {
        const status = statusOf(model, expected, documentAt(domain, rows.get(table, key)), missingIsFine)
        if (status !== 'same') return status
      }
      return 'same'
    case 'truth':
      return 'same'
  }
}

const documentAt = (domain: Domain, row: unknown) => projection(domain, row as AggregateState | undefined)

/** Every row of every read model beside the truth, in the order of models, then of keys as people count. */
export function compareAll(subject: Models, rows: RowStore): readonly Compared[] {
  const expected = projected(subject.domain, rows, subject.truth)
  const places = placesOf(subject, rows, expected)
  return subject.domain.models.flatMap((model) => {
    const truth = expected.get(model.name)
    const views = places.flatMap((place) => place.get(model.name) ?? [])
    if (views.length === 0) return []
    const keys = inNaturalOrder(new Set([truth, ...views].flatMap((each) => [...(each?.keys() ?? [])])))
    return keys.map((key) =>
      worst(subject, model, key, { truth: truth?.get(key), views: views.map((view) => view.get(key)) }),
    )
  })
}

function worst(
  { missingIsFine }: Models,
  model: ReadModelSpec,
  key: string,
  {
    truth,
    views,
  }: { readonly truth: JsonObject | undefined; readonly views: readonly (JsonObject | undefined)[] },
): Compared {
  for (const view of views) {
    const status = statusOf(model, truth, view, missingIsFine)
    if (status !== 'same') return { model: model.name, key, status, truth, view }
  }
  return { model: model.name, key, status: 'same', truth, view: views[0] }
}

/** Whether every row of every read model says what it should. Quicker than listing them: sorts nothing. */
export function isConverged(subject: Models, rows: RowStore): boolean {
  const expected = projected(subject.domain, rows, subject.truth)
  return placesOf(subject, rows, expected).every((place) =>
    subject.domain.models.every((model) => {
      const view = place.get(model.name)
      const truth = expected.get(model.name)
      if (view === undefined) return true
      const isRight = (key: string) =>
        statusOf(model, truth?.get(key), view.get(key), subject.missingIsFine) === 'same'
      return [...view.keys()].every(isRight) && [...(truth?.keys() ?? [])].every(isRight)
    }),
  )
}

/** The read models at each place that answers queries; the truth itself where it answers. */
function placesOf({ domain, readSide }: Models, rows: RowStore, expected: ModelRows): readonly ModelRows[] {
  switch (readSide.kind) {
    case 'models': {
      const tables = new Set(rows.tableNames())
      const kept = domain.models.filter(({ name }) => tables.has(name) && isThere(readSide, rows, name))
      return [
        new Map(
          kept.map(({ name }) => [
            name,
            new Map([...rows.entries(name)].map(([key, row]) => [key, row as JsonObject])),
          ]),
        ),
      ]
    }
    case 'copies':
      return readSide.tables.map((table) => projected(domain, rows, table))
    case 'truth':
      return [expected]
  }
}

/** Whether a read model is part of the system: one that is added later is none before that. */
const isThere = (
  { later }: Extract<Subject['readSide'], { kind: 'models' }>,
  rows: RowStore,
  model: string,
) => later === undefined || !later.models.includes(model) || rows.size(later.added) > 0

/** What a table of aggregates asks the read models to say: each document, and for the counters the sum of what each adds. */
function projected(domain: Domain, rows: RowStore, table: string): ModelRows {
  const models = new Map(domain.models.map(({ name }) => [name, new Map<string, JsonObject>()]))
  const documents = models.get(documentSpec(domain).name)
  for (const [, row] of rows.entries(table)) {
    const { document, adds } = askedBy(domain, row as AggregateState)
    if (document?.row !== undefined) documents?.set(document.key, document.row)
    for (const { model, key: group, add } of adds)
      models.get(model)?.set(group, sum(models.get(model)?.get(group), add))
  }
  return models
}

function sum(row: JsonObject | undefined, add: { readonly [field: string]: number }): JsonObject {
  const total: Record<string, number> = { ...(row as { readonly [field: string]: number } | undefined) }
  for (const field of Object.keys(add)) total[field] = (total[field] ?? 0) + (add[field] ?? 0)
  return total
}
