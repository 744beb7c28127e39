// Where the events that a component has in hand are drawn: below its head, or on the head's line where the box is low.
import { type Box, bottomOf } from './geometry'
import type { HeadPlan } from './head-plan'
import type { Metrics } from './metrics'
import { textWidth } from './text-width'

export interface HandsPlan {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly step: number
  readonly width: number
  /** Height left below the head. */
  readonly room: number
  /** On the head's line, small and without words. */
  readonly beside: boolean
  /** How many squares are drawn, and whether the number of the others stands behind them. */
  readonly shown: number
  readonly counts: boolean
}

const apart = 3

/** Plans the squares of so many events. */
export function handsPlan(box: Box, head: HeadPlan, count: number, metrics: Metrics): HandsPlan {
  const room = bottomOf(box) - head.below
  const beside = room < 16
  const size = beside ? 9 : 14
  const step = size + apart
  const width = beside ? head.free.w : box.w - 2 * metrics.pad
  const fit = Math.max(0, Math.floor((width + apart) / step))
  const crowded = count > fit
  const forNumber = textWidth(`+${count}`, 11) + 2
  const shown = crowded ? Math.max(0, Math.floor((width - forNumber + apart) / step)) : count
  return {
    x: beside ? head.free.x : box.x + metrics.pad,
    y: beside ? box.y + (box.h - size) / 2 : head.below + 1,
    size,
    step,
    width,
    room,
    beside,
    shown,
    counts: crowded && forNumber <= width,
  }
}
