// The rows of the stores at an instant: the write model, and every place that answers queries, each row beside the truth.
import { documentSpec, inNaturalOrder, versionOf } from '#checks'
import type { JsonObject } from '#kernel'
import { type Fields, type Instant, textOf } from './instant'
import type { ReadScene, RowStatus, StoreRow, StoreScene } from './scene-parts'

/** How many rows a scene carries at most; a picture shows fewer and counts the rest. */
const MOST_ROWS = 40

/** The box for read models that live in the write store's own database. */
const READ_MODEL = 'read-model'

export function writeStoreOf(instant: Instant): StoreScene {
  const table = instant.run.traits.truth
  const keys = inNaturalOrder(instant.keys(table)).slice(-MOST_ROWS)
  const rows = keys.map((key) => rowOf(key, instant.fields(table, key), 'same'))
  return { table, rows, total: instant.size(table) }
}

/** The places that answer queries from rows of their own. */
export function readSideOf(instant: Instant): readonly ReadScene[] {
  const { readSide } = instant.run.traits
  switch (readSide.kind) {
    case 'models':
      return modelsOf(instant)
    case 'copies':
      return readSide.tables.map((table) => copyOf(instant, table))
    case 'truth':
      return []
  }
}

function modelsOf(instant: Instant): readonly ReadScene[] {
  const { run } = instant
  const document = documentSpec(run.subject.domain).name
  const component = instant.ownerOf(document)
  if (component === undefined) return []
  const sameDatabase = component === run.traits.writeStore
  const statusOf = (key: string): RowStatus => run.compare(key)
  return [
    {
      id: sameDatabase ? READ_MODEL : component,
      component,
      sameDatabase,
      flavour: sameDatabase ? 'document' : run.scenario.settings.readStore,
      missingIsFine: run.traits.missingIsFine,
      pending: pendingOf(instant, document),
      ...comparedRows(instant, document, statusOf),
    },
  ]
}

/** A replica's copy of the write model: the same rows, later. */
function copyOf(instant: Instant, table: string): ReadScene {
  const { truth } = instant.run.traits
  const component = instant.ownerOf(table) ?? table
  return {
    id: component,
    component,
    sameDatabase: false,
    flavour: 'copy',
    missingIsFine: false,
    pending: [],
    ...comparedRows(instant, table, (key) => besides(instant.fields(truth, key), instant.fields(table, key))),
  }
}

function comparedRows(
  instant: Instant,
  table: string,
  statusOf: (key: string) => RowStatus,
): Pick<ReadScene, 'table' | 'rows' | 'total'> {
  const { truth, missingIsFine } = instant.run.traits
  const keys = inNaturalOrder(new Set([...instant.keys(truth), ...instant.keys(table)]))
    .filter((key) => !missingIsFine || instant.fields(table, key) !== undefined)
    .slice(-MOST_ROWS)
  const rows = keys.map((key) => rowOf(key, instant.fields(table, key), statusOf(key)))
  return { table, rows, total: instant.size(table) }
}

/** How a copy of a row stands beside the row. */
function besides(row: Fields, copy: Fields): RowStatus {
  const [there, here] = [isThere(row), isThere(copy)]
  if (!there) return here ? 'extra' : 'same'
  if (!here) return 'missing'
  if (versionOf(copy) < versionOf(row)) return 'stale'
  return JSON.stringify(copy) === JSON.stringify(row) ? 'same' : 'wrong'
}

/** A row that is a deletion says so. */
const isThere = (row: Fields): boolean => row !== undefined && row['deleted'] !== true

/** What a search index has in its log and does not find yet: the last write of each row. */
function pendingOf(instant: Instant, document: string): readonly StoreRow[] {
  if (!instant.has('translog')) return []
  const rows = new Map<string, JsonObject | null>()
  for (const [, { model, key, row }] of instant.all('translog')) if (model === document) rows.set(key, row)
  return inNaturalOrder([...rows.keys()])
    .slice(-MOST_ROWS)
    .map((key) => rowOf(key, rows.get(key) ?? undefined, 'same'))
}

const rowOf = (key: string, row: Fields, status: RowStatus): StoreRow => ({
  key,
  version: versionOf(row),
  label: textOf(row, 'status'),
  status,
})
