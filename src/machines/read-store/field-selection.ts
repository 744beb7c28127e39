// Field selection, as GraphQL has it: an answer carries only the fields that were asked for.
import type { Json, JsonObject } from '#kernel'

/** The fields of a row that are wanted, in the order in which they were asked for; all of them where none are named. */
export function selected(row: JsonObject | null, fields: readonly string[] | undefined): JsonObject | null {
  if (row === null || fields === undefined) return row
  return Object.fromEntries(
    fields.flatMap((field): readonly (readonly [string, Json])[] => {
      const value = row[field]
      return value === undefined ? [] : [[field, value]]
    }),
  )
}
