// Boxes of one kind under each other in an area: relays, projectors.
import type { Box } from './geometry'
import type { Metrics } from './metrics'

/** The space between the boxes of a stack. */
export const spaceBetween = (count: number): number => (count > 2 ? 5 : 8)

/** Stacks boxes by id; the free room is left at the far end (`start`: the boxes begin at the top). */
export function stack(
  ids: readonly string[],
  area: Box,
  metrics: Metrics,
  at: 'start' | 'end',
): ReadonlyMap<string, Box> {
  const between = spaceBetween(ids.length)
  const most = metrics.form === 'roomy' ? 78 : 66
  const height = Math.min(most, (area.h - (ids.length - 1) * between) / Math.max(1, ids.length))
  const used = ids.length * height + (ids.length - 1) * between
  const top = at === 'start' ? area.y : area.y + area.h - used
  return new Map(
    ids.map((id, index) => [id, { x: area.x, y: top + index * (height + between), w: area.w, h: height }]),
  )
}
