// How much a message carries, found without making a text of it: what is too much is noticed long before its end.

/** Characters, as JSON would have them, that one message may carry. */
export const MOST_PAYLOAD = 262_144

/** Levels that a value may be nested. */
const DEEPEST = 32

/** Whether a value is plain data within the bounds. A cycle is deeper than any bound; functions and such are no data. */
export function fits(value: unknown, most = MOST_PAYLOAD): boolean {
  let left = most
  function take(part: unknown, depth: number): boolean {
    if (depth > DEEPEST) return false
    left -= typeof part === 'string' ? part.length + 2 : 4
    if (left < 0) return false
    if (typeof part !== 'object' || part === null)
      return typeof part !== 'function' && typeof part !== 'symbol'
    if (Array.isArray(part)) return part.every((each) => take(each, depth + 1))
    for (const key of Object.keys(part)) {
      left -= key.length + 3
      if (left < 0 || !take(Reflect.get(part, key), depth + 1)) return false
    }
    return true
  }
  return take(value, 0)
}
