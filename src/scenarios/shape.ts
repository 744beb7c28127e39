// What is wrong with a value's shape before any schema looks at it: what a schema would choke on, or pass over in silence.
import { pathTo } from './problems'
import type { Problem } from './scenario'

/** Deeper nesting is no scenario. */
const MOST_DEPTH = 8
/** The only places for lists. */
const LISTS = /^(?:workload|faults|workload\[\d+\]\.fields)$/

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nesting without end, lists in the places of objects, and keys that every object inherits, such as `constructor`. */
export function misshapenIn(value: unknown, path: string): readonly Problem[] {
  if (depthOf(value) > MOST_DEPTH)
    return [{ path, what: `is nested deeper than ${MOST_DEPTH} levels; no scenario needs that` }]
  return unseenBySchema(value, path)
}

function depthOf(value: unknown, level = 0): number {
  if (level > MOST_DEPTH || typeof value !== 'object' || value === null) return level
  return Object.values(value).reduce((most: number, each) => Math.max(most, depthOf(each, level + 1)), level)
}

function unseenBySchema(value: unknown, path: string): readonly Problem[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    if (!LISTS.test(path)) return [{ path, what: 'is a list; write an object {…}' }]
    return value.flatMap((each, index) => unseenBySchema(each, pathTo(path, index)))
  }
  return Object.entries(value).flatMap(([key, each]) =>
    key in Object.prototype
      ? [{ path: pathTo(path, key), what: 'is unknown; remove it' }]
      : unseenBySchema(each, pathTo(path, key)),
  )
}
