// The lines on which ways between boxes may run, and the doors by which they leave one box and come into another.
import { type Box, bottomOf, type Point, rightOf } from './geometry'
import type { Terrain } from './terrain'

/** How far from a corner a way may meet a box. */
export const fromCorner = 9

export interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
}

/** Lines on which ways may run: evenly spaced, and besides in the middle of every gap between two boxes. */
export function gridFor({ area, boxes, apart }: Terrain, ends: readonly Box[]): Grid {
  const xs = evenly(area.x, rightOf(area), apart)
  const ys = evenly(area.y, bottomOf(area), apart)
  const xEdges = boxes.flatMap((box) => [box.x, rightOf(box)])
  const yEdges = boxes.flatMap((box) => [box.y, bottomOf(box)])
  return {
    xs: merged([...middles([area.x, rightOf(area), ...xEdges]), ...ends.map((box) => box.x + box.w / 2)], xs),
    ys: merged(
      [...middles([area.y, bottomOf(area), ...yEdges]), ...ends.map((box) => box.y + box.h / 2)],
      ys,
    ),
  }
}

const evenly = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.max(1, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step)

/** The middles between neighbours that are neither close nor far apart. */
function middles(edges: readonly number[]): readonly number[] {
  const sorted = edges.toSorted((x, y) => x - y)
  return sorted.slice(1).flatMap((edge, index) => {
    const before = sorted[index] ?? edge
    return edge - before >= 10 && edge - before <= 60 ? [(edge + before) / 2] : []
  })
}

/** Both lists as one; of the second only what is not next to one of the first. */
function merged(special: readonly number[], even: readonly number[]): readonly number[] {
  const kept = even.filter((at) => special.every((other) => Math.abs(other - at) > 3))
  return [...new Set([...special, ...kept])].toSorted((x, y) => x - y)
}

export type Direction = 0 | 1 | 2 | 3
export const right: Direction = 0
export const down: Direction = 1
export const left: Direction = 2
export const up: Direction = 3

/** Where a way can leave a box, or come in: a point on its edge, and the crossing of the grid before it. */
export interface Door {
  readonly at: Point
  readonly i: number
  readonly j: number
  /** The direction in which one leaves there. */
  readonly out: Direction
}

export function doorsOf(box: Box, { xs, ys }: Grid): readonly Door[] {
  const insetX = Math.min(fromCorner, box.w / 2 - 1)
  const insetY = Math.min(fromCorner, box.h / 2 - 1)
  const doors: Door[] = []
  const before = (line: readonly number[], edge: number): number => line.findLastIndex((at) => at <= edge - 6)
  const behind = (line: readonly number[], edge: number): number => line.findIndex((at) => at >= edge + 6)
  xs.forEach((x, i) => {
    if (x < box.x + insetX || x > rightOf(box) - insetX) return
    doors.push({ at: { x, y: box.y }, i, j: before(ys, box.y), out: up })
    doors.push({ at: { x, y: bottomOf(box) }, i, j: behind(ys, bottomOf(box)), out: down })
  })
  ys.forEach((y, j) => {
    if (y < box.y + insetY || y > bottomOf(box) - insetY) return
    doors.push({ at: { x: box.x, y }, i: before(xs, box.x), j, out: left })
    doors.push({ at: { x: rightOf(box), y }, i: behind(xs, rightOf(box)), j, out: right })
  })
  return doors.filter(({ i, j }) => i >= 0 && j >= 0)
}
