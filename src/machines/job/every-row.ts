// All rows of a small table, in the order of their keys.
import type { Json, Table, View } from '#kernel'

/** The rows of a table. */
export function everyRow<Row extends Json>(view: View, table: Table<Row>): readonly Row[] {
  const rows: Row[] = []
  for (const key of view.keys(table)) {
    const row = view.get(table, key)
    if (row !== undefined) rows.push(row)
  }
  return rows
}
