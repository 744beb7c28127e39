// Tells JSON from what else a database can hold, and whether two JSON values say the same.
import type { Json } from '#kernel'

const DEEPEST = 100

/**
 * Whether a value from outside is JSON all through. Fields that are undefined count as absent.
 * Dates, maps, functions, big integers and values that contain themselves are not JSON.
 */
export function isJson(value: unknown, depth = 0): value is Json {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return true
  }
  return typeof value === 'object' && depth < DEEPEST && isJsonObject(value, depth + 1)
}

function isJsonObject(value: object, depth: number): boolean {
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth))
  if (Object.prototype.toString.call(value) !== '[object Object]') return false
  return Object.values(value).every((field) => field === undefined || isJson(field, depth))
}

/** Whether two values say the same; the order of fields does not count, as it does not in a digest. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true
  if (isList(left)) {
    return (
      isList(right) && left.length === right.length && left.every((item, at) => sameJson(item, right[at]))
    )
  }
  if (!isFields(left) || !isFields(right)) return false
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameJson(left[name], right[name]))
  )
}

// Array.isArray alone does not narrow a readonly array.
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

const isFields = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
