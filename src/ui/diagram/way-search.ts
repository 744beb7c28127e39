// The cheapest way over crossings: straight on where it can be, few corners.
import type { Box, Point } from './geometry'
import type { Piece } from './terrain'
import { type Direction, type Door, down, type Grid, left, right, up } from './way-grid'
import { Queue } from './way-queue'

const cornerCost = 22

interface Quest {
  readonly grid: Grid
  readonly starts: readonly Door[]
  readonly ends: readonly Door[]
  readonly cost: (piece: Piece) => number
  readonly doorCost: (piece: Piece, own: Box) => number
  readonly from: Box
  readonly to: Box
}

interface Reached {
  readonly cost: number
  readonly before: number
  readonly door: Door | undefined
}

/** Dijkstra's search over crossings and directions. */
export function search({
  grid,
  starts,
  ends,
  cost,
  doorCost,
  from,
  to,
}: Quest): readonly Point[] | undefined {
  const { xs, ys } = grid
  const columns = xs.length
  const point = (i: number, j: number): Point => ({ x: xs[i] ?? 0, y: ys[j] ?? 0 })
  const stateOf = (i: number, j: number, direction: Direction): number => (j * columns + i) * 4 + direction
  const best = new Map<number, Reached>()
  const closed = new Set<number>()
  const queue = new Queue()
  const edges = new Map<number, number>()
  const reach = (state: number, reached: Reached): void => {
    if (reached.cost >= (best.get(state)?.cost ?? Number.POSITIVE_INFINITY)) return
    best.set(state, reached)
    queue.push(state, reached.cost)
  }
  for (const door of starts) {
    const price = doorCost({ from: door.at, to: point(door.i, door.j) }, from)
    if (Number.isFinite(price)) reach(stateOf(door.i, door.j, door.out), { cost: price, before: -1, door })
  }
  const goals = new Map<number, { readonly door: Door; readonly price: number }[]>()
  for (const door of ends) {
    const price = doorCost({ from: door.at, to: point(door.i, door.j) }, to)
    if (!Number.isFinite(price)) continue
    const cell = door.j * columns + door.i
    goals.set(cell, [...(goals.get(cell) ?? []), { door, price }])
  }
  let found: { readonly cost: number; readonly state: number; readonly door: Door } | undefined
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const reached = best.get(state)
    if (reached === undefined || closed.has(state)) continue
    if (found !== undefined && reached.cost >= found.cost) break
    closed.add(state)
    const direction = (state % 4) as Direction
    const cell = (state - direction) / 4
    for (const { door, price } of goals.get(cell) ?? []) {
      const turn = turnCost(direction, ((door.out + 2) % 4) as Direction)
      const whole = reached.cost + price + turn
      if (whole < (found?.cost ?? Number.POSITIVE_INFINITY)) found = { cost: whole, state, door }
    }
    const i = cell % columns
    const j = (cell - i) / columns
    for (const next of [right, down, left, up]) {
      const turn = turnCost(direction, next)
      if (!Number.isFinite(turn)) continue
      const ni = i + (next === right ? 1 : next === left ? -1 : 0)
      const nj = j + (next === down ? 1 : next === up ? -1 : 0)
      if (ni < 0 || nj < 0 || ni >= columns || nj >= ys.length) continue
      const edge = (Math.min(j, nj) * columns + Math.min(i, ni)) * 2 + (next % 2)
      const price = edges.get(edge) ?? cost({ from: point(i, j), to: point(ni, nj) })
      edges.set(edge, price)
      if (Number.isFinite(price))
        reach(stateOf(ni, nj, next), { cost: reached.cost + price + turn, before: state, door: undefined })
    }
  }
  if (found === undefined) return undefined
  const points: Point[] = [found.door.at]
  for (let state = found.state; state >= 0;) {
    const reached = best.get(state)
    const cell = Math.floor(state / 4)
    points.push(point(cell % columns, Math.floor(cell / columns)))
    if (reached?.door !== undefined) points.push(reached.door.at)
    state = reached?.before ?? -1
  }
  return cornersOnly(points.toReversed())
}

const turnCost = (one: Direction, other: Direction): number =>
  one === other ? 0 : (one + 2) % 4 === other ? Number.POSITIVE_INFINITY : cornerCost

/** A line without the points on its straight parts. */
function cornersOnly(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (before === undefined || after === undefined) return true
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y))
  })
}
