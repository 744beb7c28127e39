// The curve that turns "eventually" into a number: P(a read sees the write | this long after its commit).
import { bars, type Histogram } from './histogram'

/** From this long after the commit on, until the next point, a read sees the write with this chance. */
export interface CurvePoint {
  readonly after: number
  readonly seen: number
}

/** Chances have six decimals at most. */
const rounded = (chance: number): number => Math.round(chance * 1e6) / 1e6

/**
 * The curve of events that come into sight and go out of it again, out of so many that were committed. Events that are
 * never shown weigh on it for ever. It begins with the instant of the commit; times in microseconds.
 */
export function curveOf(gained: Histogram, lost: Histogram, expected: number): readonly CurvePoint[] {
  const moves = [
    ...bars(gained),
    ...bars(lost).map(([edge, count]): readonly [number, number] => [edge, -count]),
  ].toSorted(([a], [b]) => a - b)
  const points: CurvePoint[] = []
  let visible = 0
  const add = (after: number) => {
    if (points.at(-1)?.after === after) points.pop()
    points.push({ after, seen: expected === 0 ? 0 : rounded(visible / expected) })
  }
  add(0)
  for (const [edge, count] of moves) {
    visible += count
    add(edge)
  }
  return points
}

/** The chance at an instant of a curve. */
export function seenAt(curve: readonly CurvePoint[], after: number): number {
  let seen = 0
  for (const point of curve) {
    if (point.after > after) break
    seen = point.seen
  }
  return seen
}

/** How long after the commit a read sees the write with at least this chance, from then on; undefined: it never does. */
export function afterFor(curve: readonly CurvePoint[], chance: number): number | undefined {
  const lastBelow = curve.findLastIndex(({ seen }) => seen < chance)
  return curve[lastBelow + 1]?.after
}

const STEPS = [1, 2, 5]

/** Round instants that a table of the curve can have, from the last one at which nothing is seen to its end. */
export function roundInstants(curve: readonly CurvePoint[]): readonly number[] {
  const first = curve.find(({ seen }) => seen > 0)?.after ?? 0
  const last = curve.at(-1)?.after ?? 0
  const all = Array.from({ length: 13 }, (_, power) => STEPS.map((step) => step * 10 ** power)).flat()
  const begin = Math.max(
    0,
    all.findLastIndex((instant) => instant <= first),
  )
  const end = all.findIndex((instant) => instant >= last)
  return last === 0 ? [0] : [0, ...all.slice(begin, end + 1)]
}
