// What is wrong with a value's shape before any schema looks at it: what a schema would choke on, or pass over in silence.
import { pathTo } from './problems'
import type { Problem } from './scenario'

/** What may be in a file: how deep things may lie in each other, and the only places for lists. */
interface Shape {
  readonly depth: number
  readonly lists: RegExp
}

const SCENARIO: Shape = { depth: 8, lists: /^(?:workload|faults|workload\[\d+\]\.fields)$/ }

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nesting without end, lists in the places of objects, and keys that every object inherits, such as `constructor`. */
export function misshapenIn(value: unknown, path: string, shape = SCENARIO): readonly Problem[] {
  const { depth, lists } = shape
  if (depthOf(value, depth) > depth)
    return [{ path, what: `is nested deeper than ${depth} levels; no file needs that` }]
  return unseenBySchema(value, path, lists)
}

function depthOf(value: unknown, deepest: number, level = 0): number {
  if (level > deepest || typeof value !== 'object' || value === null) return level
  return Object.values(value).reduce(
    (most: number, each) => Math.max(most, depthOf(each, deepest, level + 1)),
    level,
  )
}

function unseenBySchema(value: unknown, path: string, lists: RegExp): readonly Problem[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    if (!lists.test(path)) return [{ path, what: 'is a list; write an object {…}' }]
    return value.flatMap((each, index) => unseenBySchema(each, pathTo(path, index), lists))
  }
  return Object.entries(value).flatMap(([key, each]) =>
    key in Object.prototype
      ? [{ path: pathTo(path, key), what: 'is unknown; remove it' }]
      : unseenBySchema(each, pathTo(path, key), lists),
  )
}
