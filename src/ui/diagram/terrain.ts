// What ways between boxes run through: pieces of them, boxes in their way, other ways; and what going there costs.
import { type Box, bottomOf, type Point, rightOf } from './geometry'

/** A piece of a way, along one axis. */
export interface Piece {
  readonly from: Point
  readonly to: Point
}

/** What ways have to go around, and where they may go at all. */
export interface Terrain {
  readonly area: Box
  readonly boxes: readonly Box[]
  /** Texts on the ground: better not crossed. */
  readonly soft: readonly Box[]
  /** How far two ways should be apart, and a way from a box. */
  readonly apart: number
  readonly clear: number
}

const crossingCost = 26
const softCost = 60
const nearCost = 1.6
/** Nothing goes nearer to a box than this, unless it leads there. */
const hardClear = 5

export const piecesOf = (line: readonly Point[]): readonly Piece[] =>
  line.slice(1).map((to, index) => ({ from: line[index] ?? to, to }))

const low = (a: number, b: number): number => Math.min(a, b)
const high = (a: number, b: number): number => Math.max(a, b)

/** Whether a piece runs through a box that was made larger by so much. */
function enters({ from, to }: Piece, box: Box, by: number): boolean {
  return (
    low(from.x, to.x) < rightOf(box) + by &&
    high(from.x, to.x) > box.x - by &&
    low(from.y, to.y) < bottomOf(box) + by &&
    high(from.y, to.y) > box.y - by
  )
}

const isLevel = ({ from, to }: Piece): boolean => from.y === to.y

/** How two pieces meet: side by side with so much between them, across each other, or not at all. */
function meeting(
  a: Piece,
  b: Piece,
): { readonly gap: number; readonly length: number } | 'cross' | undefined {
  const level = isLevel(a)
  if (level === isLevel(b)) {
    const gap = level ? Math.abs(a.from.y - b.from.y) : Math.abs(a.from.x - b.from.x)
    const start = level
      ? high(low(a.from.x, a.to.x), low(b.from.x, b.to.x))
      : high(low(a.from.y, a.to.y), low(b.from.y, b.to.y))
    const end = level
      ? low(high(a.from.x, a.to.x), high(b.from.x, b.to.x))
      : low(high(a.from.y, a.to.y), high(b.from.y, b.to.y))
    return end > start ? { gap, length: end - start } : undefined
  }
  const [flat, steep] = level ? [a, b] : [b, a]
  const crosses =
    low(flat.from.x, flat.to.x) <= steep.from.x &&
    steep.from.x <= high(flat.from.x, flat.to.x) &&
    low(steep.from.y, steep.to.y) <= flat.from.y &&
    flat.from.y <= high(steep.from.y, steep.to.y)
  return crosses ? 'cross' : undefined
}

export const lengthOf = ({ from, to }: Piece): number => Math.abs(to.x - from.x) + Math.abs(to.y - from.y)

/** What it costs to go along a piece; infinite where it cannot be gone. `own` are the boxes that it leads to. */
export function costOf(
  piece: Piece,
  { boxes, soft, apart, clear }: Terrain,
  taken: readonly Piece[],
  own: readonly Box[],
): number {
  let cost = lengthOf(piece)
  for (const box of boxes) {
    const mine = own.includes(box)
    if (enters(piece, box, mine ? -0.5 : hardClear)) return Number.POSITIVE_INFINITY
    if (!mine && enters(piece, box, clear)) cost += nearCost * lengthOf(piece)
  }
  for (const text of soft) if (enters(piece, text, 1)) cost += softCost
  for (const other of taken) {
    const met = meeting(piece, other)
    if (met === 'cross') cost += crossingCost
    else if (met !== undefined && met.gap < apart)
      cost += (met.length + 6) * (met.gap < apart / 3 ? 40 : 6 * (1 - met.gap / apart))
  }
  return cost
}

interface Neighbours {
  readonly ends: readonly Box[]
  readonly boxes: readonly Box[]
  readonly lines: readonly (readonly Point[])[]
  readonly width: number
  /** It is one of a bundle. */
  readonly crowded: boolean
}

/** How far beside a line its lanes can lie, so that they meet neither a box nor another line's lanes. */
export function roomBeside(
  line: readonly Point[],
  { ends, boxes, lines, width, crowded }: Neighbours,
): number {
  let room = Number.POSITIVE_INFINITY
  // Two ways need some paper between them to be told apart; lanes of a bus are too narrow for that.
  const between = crowded ? 3 : 7
  for (const piece of piecesOf(line)) {
    for (const box of boxes) room = low(room, distanceTo(box, piece) - 3)
    for (const other of lines) {
      if (other === line) continue
      for (const each of piecesOf(other)) {
        const met = meeting(piece, each)
        if (met !== undefined && met !== 'cross') room = low(room, (met.gap - between) / 2)
      }
    }
    if (!isLevel(piece)) room = low(room, low(piece.from.x, width - piece.from.x) - 2)
  }
  for (const [point, box] of [
    [line[0], ends[0]],
    [line.at(-1), ends[1]],
  ] as const)
    if (point !== undefined && box !== undefined) room = low(room, fromCornerOf(box, point) - 3)
  return room
}

/** How far a piece that runs past a box is from it; infinite where it does not run past it. */
function distanceTo(box: Box, { from, to }: Piece): number {
  const level = from.y === to.y
  const [start, end, near, far, at] = level
    ? [low(from.x, to.x), high(from.x, to.x), box.x, rightOf(box), from.y]
    : [low(from.y, to.y), high(from.y, to.y), box.y, bottomOf(box), from.x]
  if (end <= near || start >= far) return Number.POSITIVE_INFINITY
  const [before, behind] = level ? [box.y, bottomOf(box)] : [box.x, rightOf(box)]
  return at < before ? before - at : at > behind ? at - behind : 0
}

/** How far from the nearest corner a line meets a box. */
function fromCornerOf(box: Box, point: Point): number {
  const upright = point.x <= box.x || point.x >= rightOf(box)
  return upright
    ? low(point.y - box.y, bottomOf(box) - point.y)
    : low(point.x - box.x, rightOf(box) - point.x)
}
