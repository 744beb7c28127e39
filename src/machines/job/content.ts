// What read models say of all aggregates, computed anew: what a refresh brings, and what a comparison expects.
import type { JsonObject } from '#kernel'
import type { EventBody, ModelRow, Repair } from '../protocol/protocol'
import type { Projection } from '../read-store/read-store-rows'

/** How the rows of the write model become what a projection takes: each an event that carries the whole state. */
export type StateEvent = (state: JsonObject) => EventBody

/** The rows of every read model, from nothing but the write model's rows. */
export function contentOf(
  { project }: Projection,
  states: readonly JsonObject[],
  eventOf: StateEvent,
): ReadonlyMap<string, ModelRow> {
  const rows = new Map<string, ModelRow>()
  for (const state of states) {
    const writes = project('upsert', eventOf(state), (model, key) => rows.get(`${model}/${key}`)?.row) ?? []
    for (const { model, key, row } of writes) {
      if (row === undefined) rows.delete(`${model}/${key}`)
      else rows.set(`${model}/${key}`, { model, key, row })
    }
  }
  return rows
}

/** The rows that are not as they should be. */
export function differences(
  wanted: ReadonlyMap<string, ModelRow>,
  present: readonly ModelRow[],
): readonly Repair[] {
  const found = new Map(present.map((each) => [`${each.model}/${each.key}`, each]))
  const changed = [...wanted].flatMap(([name, { model, key, row }]) => {
    const before = found.get(name)?.row ?? null
    const isRight = before === null ? isZero(row) : isSame(before, row)
    return isRight ? [] : [{ model, key, found: before, row }]
  })
  const extra = [...found].flatMap(([name, { model, key, row }]) =>
    wanted.has(name) || isZero(row) ? [] : [{ model, key, found: row, row: null }],
  )
  return [...changed, ...extra].toSorted(byName)
}

const byName = (x: Repair, y: Repair): number => (`${x.model}/${x.key}` < `${y.model}/${y.key}` ? -1 : 1)

/** Rows of a read model are flat: field by field is enough. */
export function isSame(left: JsonObject, right: JsonObject): boolean {
  const fields = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...fields].every((field) => JSON.stringify(left[field]) === JSON.stringify(right[field]))
}

/** A counter that has come down to nothing says the same as no row. */
const isZero = (row: JsonObject): boolean => Object.values(row).every((value) => value === 0)
