// Boxes of one kind under each other in an area (relays, projectors), or sharing it (replicas).
import type { Box } from './geometry'
import type { Metrics } from './metrics'

/** The space between the boxes of a stack. */
export const spaceBetween = (count: number): number => (count > 2 ? 5 : 8)

/** Stacks boxes by id; the free room is left at the far end (`start`: the boxes begin at the top), or at both. */
export function stack(
  ids: readonly string[],
  area: Box,
  metrics: Metrics,
  at: 'start' | 'middle' | 'end',
): ReadonlyMap<string, Box> {
  const between = at === 'middle' ? 14 : spaceBetween(ids.length)
  const most = metrics.form === 'roomy' ? 78 : 66
  const height = Math.min(most, (area.h - (ids.length - 1) * between) / Math.max(1, ids.length))
  const free = area.h - ids.length * height - (ids.length - 1) * between
  const top = area.y + { start: 0, middle: free / 2, end: free }[at]
  return new Map(
    ids.map((id, index) => [id, { x: area.x, y: top + index * (height + between), w: area.w, h: height }]),
  )
}

/** Boxes that share an area, in so many columns. */
export function tiles(
  ids: readonly string[],
  area: Box,
  columns: number,
  between: number,
): readonly (readonly [string, Box])[] {
  const across = Math.min(columns, ids.length)
  const rows = Math.ceil(ids.length / Math.max(1, across))
  const w = (area.w - (across - 1) * between) / across
  const h = (area.h - (rows - 1) * between) / rows
  return ids.map((id, index) => [
    id,
    {
      x: area.x + (index % across) * (w + between),
      y: area.y + Math.floor(index / across) * (h + between),
      w,
      h,
    },
  ])
}
