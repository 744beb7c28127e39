// Boxes, points and lanes: the plain geometry under the layout. Knows nothing of what is drawn.

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** One direction of a link: a line to travel along, and how far along it each of its points lies. */
export interface Lane {
  readonly points: readonly Point[]
  readonly lengths: readonly number[]
  readonly total: number
  /** The same line as an SVG path, its corners rounded. */
  readonly path: string
}

export const rightOf = (box: Box): number => box.x + box.w
export const bottomOf = (box: Box): number => box.y + box.h
export const centreOf = (box: Box): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 })

export const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value))

/** True where two boxes share more than an edge. */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < rightOf(b) && b.x < rightOf(a) && a.y < bottomOf(b) && b.y < bottomOf(a)

/** True where the inner box lies in the outer one. */
export const within = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  rightOf(inner) <= rightOf(outer) + 1e-6 &&
  bottomOf(inner) <= bottomOf(outer) + 1e-6

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y)
const round = (value: number): number => Math.round(value * 10) / 10
const at = (point: Point): string => `${round(point.x)} ${round(point.y)}`

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})

/** The unit vector to the right of somebody who walks from a to b (down is +y). */
function rightHand(a: Point, b: Point): Point {
  const length = distance(a, b) || 1
  return { x: -(b.y - a.y) / length, y: (b.x - a.x) / length }
}

/** A line moved sideways: each corner goes where its two moved sides meet. */
function shifted(points: readonly Point[], by: number): readonly Point[] {
  return points.map((point, index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    const incoming = before && rightHand(before, point)
    const outgoing = after && rightHand(point, after)
    const first = incoming ?? outgoing ?? { x: 0, y: 0 }
    const second = outgoing ?? first
    const scale = by / (1 + first.x * second.x + first.y * second.y || 1)
    return { x: point.x + (first.x + second.x) * scale, y: point.y + (first.y + second.y) * scale }
  })
}

function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const parts = [`M${at(first)}`]
  rest.forEach((corner, index) => {
    const before = points[index] ?? first
    const after = rest[index + 1]
    if (after === undefined) return void parts.push(`L${at(corner)}`)
    const into = Math.min(radius, distance(before, corner) / 2)
    const out = Math.min(radius, distance(corner, after) / 2)
    const start = between(corner, before, into / (distance(before, corner) || 1))
    const end = between(corner, after, out / (distance(corner, after) || 1))
    parts.push(`L${at(start)}Q${at(corner)} ${at(end)}`)
  })
  return parts.join('')
}

/** A lane to the right of a line (to its left where `by` is negative). */
export function laneAlong(line: readonly Point[], by: number): Lane {
  const points = shifted(line, by)
  const lengths: number[] = []
  points.forEach((point, index) => {
    const before = points[index - 1]
    lengths.push(before === undefined ? 0 : (lengths[index - 1] ?? 0) + distance(before, point))
  })
  return { points, lengths, total: lengths.at(-1) ?? 0, path: roundedPath(points, 6) }
}

/** Where a share 0 … 1 of a lane lies, and the unit vector to the right of the direction of travel there. */
export function placeOn(lane: Lane, share: number): { readonly at: Point; readonly right: Point } {
  const reached = clamp(share, 0, 1) * lane.total
  const next = Math.max(
    1,
    lane.lengths.findIndex((length, index) => index > 0 && length >= reached),
  )
  const from = lane.points[next - 1] ?? { x: 0, y: 0 }
  const to = lane.points[next] ?? from
  const start = lane.lengths[next - 1] ?? 0
  const side = (lane.lengths[next] ?? start) - start
  return { at: between(from, to, side === 0 ? 0 : (reached - start) / side), right: rightHand(from, to) }
}
