// Finds ways between boxes that go around the others: shortest first, few corners, apart from the ways that are there.
import { type Box, bottomOf, type Point, rightOf } from './geometry'
import { costOf, lengthOf, type Piece, piecesOf, type Terrain } from './terrain'
import { doorsOf, fromCorner, gridFor } from './way-grid'
import { search } from './way-search'

/** Finds ways one after another; each keeps away from those before it. */
export class WayFinder {
  private readonly terrain: Terrain
  private readonly taken: Piece[] = []

  constructor(terrain: Terrain) {
    this.terrain = terrain
  }

  /** Says that a way is there already. */
  take(line: readonly Point[]): void {
    this.taken.push(...piecesOf(line))
  }

  private costOf(piece: Piece, own: readonly Box[]): number {
    return costOf(piece, this.terrain, this.taken, own)
  }

  /** A straight line between two boxes that face each other, as near to the middle of what they share as is free. */
  straight(a: Box, b: Box): readonly Point[] | undefined {
    const level = facingRange(a.y, bottomOf(a), b.y, bottomOf(b))
    const steep = facingRange(a.x, rightOf(a), b.x, rightOf(b))
    const range = level ?? steep
    if (range === undefined) return undefined
    const rightwards = a.x < b.x
    const downwards = a.y < b.y
    const lineAt = (at: number): readonly [Point, Point] =>
      level === undefined
        ? [
            { x: at, y: downwards ? bottomOf(a) : a.y },
            { x: at, y: downwards ? b.y : bottomOf(b) },
          ]
        : [
            { x: rightwards ? rightOf(a) : a.x, y: at },
            { x: rightwards ? b.x : rightOf(b), y: at },
          ]
    const middle = (range.from + range.to) / 2
    let best: { readonly line: readonly [Point, Point]; readonly cost: number } | undefined
    for (let off = 0; off <= (range.to - range.from) / 2; off += 2) {
      for (const at of off === 0 ? [middle] : [middle - off, middle + off]) {
        const [from, to] = lineAt(at)
        const cost = this.costOf({ from, to }, [a, b]) + off * 0.4
        if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { line: [from, to], cost }
      }
    }
    if (best === undefined) return undefined
    // A straight line that lies on another, or crosses many, is no better than one around them.
    const [from, to] = best.line
    return best.cost <= lengthOf({ from, to }) * 1.5 + 130 ? best.line : undefined
  }

  /** A way with corners from one box to another. */
  around(a: Box, b: Box): readonly Point[] | undefined {
    const grid = gridFor(this.terrain, [a, b])
    return search({
      grid,
      starts: doorsOf(a, grid),
      ends: doorsOf(b, grid),
      cost: (piece) => this.costOf(piece, []),
      doorCost: (piece, own) => this.costOf(piece, [own]),
      from: a,
      to: b,
    })
  }
}

/** What two spans share, without their ends; undefined where that is nothing. */
function facingRange(a1: number, a2: number, b1: number, b2: number) {
  const shared = Math.min(a2, b2) - Math.max(a1, b1)
  if (shared < 14) return undefined
  const inset = Math.min(fromCorner, shared / 2 - 1)
  return { from: Math.max(a1, b1) + inset, to: Math.min(a2, b2) - inset }
}
