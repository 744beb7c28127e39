/** Reads fields out of JSON that nobody has checked yet. Says what is there; has no opinion on what it means. */
import type { Json, JsonObject } from './domain'

/** The text under a key; undefined when it is something else, absent or empty. */
export const textAt = (
  object: { readonly [key: string]: Json | undefined },
  key: string,
): string | undefined => {
  const value = object[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The integer under a key; undefined when it is something else or absent. */
export const integerAt = (
  object: { readonly [key: string]: Json | undefined },
  key: string,
): number | undefined => {
  const value = object[key]
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

/** The object under a key; undefined when it is something else or absent. */
export const objectAt = (object: JsonObject, key: string): JsonObject | undefined => {
  const value = object[key]
  return isObject(value) ? value : undefined
}

/** Reads one of some words; undefined for anything else. */
export const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (value: Json | undefined): Word | undefined =>
    words.find((word) => word === value)

/** The list of what `read` makes of each item; undefined when there is no list or one item cannot be read. */
export const listOf = <Item>(
  value: Json | undefined,
  read: (item: Json) => Item | undefined,
): readonly Item[] | undefined => {
  if (!isList(value)) return undefined
  const items = value.map(read).filter((item) => item !== undefined)
  return items.length === value.length ? items : undefined
}

/** Whether two values say the same; the order of keys does not matter. */
export const sameJson = (left: Json | undefined, right: Json | undefined): boolean => {
  if (left === right) return true
  if (isList(left)) {
    return (
      isList(right) && left.length === right.length && left.every((item, at) => sameJson(item, right[at]))
    )
  }
  if (!isObject(left) || !isObject(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  )
}

// Array.isArray alone does not narrow a readonly array.
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** Whether a value is a plain object. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
