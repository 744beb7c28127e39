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

interface Goal {
  readonly door: Door
  readonly price: number
}

/** A place on the way: a crossing, and the direction in which it was reached. */
interface Place {
  readonly i: number
  readonly j: number
  readonly direction: Direction
}

const directions: readonly Direction[] = [right, down, left, up]

/** Dijkstra's search over crossings and directions. */
class Search {
  private readonly quest: Quest
  private readonly columns: number
  private readonly best = new Map<number, Reached>()
  private readonly queue = new Queue()
  private readonly goals = new Map<number, Goal[]>()
  /** What it costs to go from a crossing to the next one, as far as it was asked for. */
  private readonly edges = new Map<number, number>()

  constructor(quest: Quest) {
    this.quest = quest
    this.columns = quest.grid.xs.length
    for (const door of quest.starts) {
      const price = this.doorPrice(door, quest.from)
      const state = this.stateOf({ i: door.i, j: door.j, direction: door.out })
      if (Number.isFinite(price)) this.reach(state, { cost: price, before: -1, door })
    }
    for (const door of quest.ends) {
      const price = this.doorPrice(door, quest.to)
      const cell = door.j * this.columns + door.i
      if (Number.isFinite(price)) this.goals.set(cell, [...(this.goals.get(cell) ?? []), { door, price }])
    }
  }

  private point(i: number, j: number): Point {
    return { x: this.quest.grid.xs[i] ?? 0, y: this.quest.grid.ys[j] ?? 0 }
  }

  private doorPrice({ at, i, j }: Door, box: Box): number {
    return this.quest.doorCost({ from: at, to: this.point(i, j) }, box)
  }

  private stateOf({ i, j, direction }: Place): number {
    return (j * this.columns + i) * 4 + direction
  }

  private placeOf(state: number): Place {
    const cell = Math.floor(state / 4)
    return {
      i: cell % this.columns,
      j: Math.floor(cell / this.columns),
      direction: (state % 4) as Direction,
    }
  }

  private reach(state: number, reached: Reached): void {
    if (reached.cost >= (this.best.get(state)?.cost ?? Number.POSITIVE_INFINITY)) return
    this.best.set(state, reached)
    this.queue.push(state, reached.cost)
  }

  /** The points of the cheapest way; undefined where there is none. */
  way(): readonly Point[] | undefined {
    let found: { readonly cost: number; readonly state: number; readonly door: Door } | undefined
    const closed = new Set<number>()
    for (let state = this.queue.pop(); state !== undefined; state = this.queue.pop()) {
      const reached = this.best.get(state)
      if (reached === undefined || closed.has(state)) continue
      if (found !== undefined && reached.cost >= found.cost) break
      closed.add(state)
      const place = this.placeOf(state)
      for (const { door, price } of this.goals.get(place.j * this.columns + place.i) ?? []) {
        const whole = reached.cost + price + turnCost(place.direction, ((door.out + 2) % 4) as Direction)
        if (whole < (found?.cost ?? Number.POSITIVE_INFINITY)) found = { cost: whole, state, door }
      }
      for (const next of directions) this.goOn(state, place, next, reached.cost)
    }
    return found && this.pointsTo(found.state, found.door)
  }

  private goOn(state: number, { i, j, direction }: Place, next: Direction, cost: number): void {
    const turn = turnCost(direction, next)
    const ni = i + (next === right ? 1 : next === left ? -1 : 0)
    const nj = j + (next === down ? 1 : next === up ? -1 : 0)
    const { ys } = this.quest.grid
    if (!Number.isFinite(turn) || ni < 0 || nj < 0 || ni >= this.columns || nj >= ys.length) return
    const edge = (Math.min(j, nj) * this.columns + Math.min(i, ni)) * 2 + (next % 2)
    const price = this.edges.get(edge) ?? this.quest.cost({ from: this.point(i, j), to: this.point(ni, nj) })
    this.edges.set(edge, price)
    if (!Number.isFinite(price)) return
    const reached = { cost: cost + price + turn, before: state, door: undefined }
    this.reach(this.stateOf({ i: ni, j: nj, direction: next }), reached)
  }

  private pointsTo(last: number, door: Door): readonly Point[] {
    const points: Point[] = [door.at]
    for (let state = last; state >= 0;) {
      const reached = this.best.get(state)
      const { i, j } = this.placeOf(state)
      points.push(this.point(i, j))
      if (reached?.door !== undefined) points.push(reached.door.at)
      state = reached?.before ?? -1
    }
    return cornersOnly(points.toReversed())
  }
}

/** The cheapest way from one box to another; undefined where there is none. */
export const search = (quest: Quest): readonly Point[] | undefined => new Search(quest).way()

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
