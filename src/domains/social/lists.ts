/** Reads lists out of JSON that nobody has checked yet, whole or not at all. */
import type { Json, JsonObject } from '../domain'

/** Whether a value is a JSON object. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The list of what `read` makes of each item; undefined when there is no list or one item cannot be read. */
export const listOf = <T>(
  value: Json | undefined,
  read: (item: Json) => T | undefined,
): readonly T[] | undefined => {
  if (!isList(value)) return undefined
  const items = value.map(read).filter((item) => item !== undefined)
  return items.length === value.length ? items : undefined
}

// Array.isArray alone does not narrow a readonly array.
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
