// Round instants and whole numbers along the gap chart's two axes.
import type { TimeAxis } from './time-axis'

const TICK_STEPS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000,
  3_600_000,
]
const TICK_ROOM = 76

/** Round instants along the axis, none inside a break, none closer than its label is wide. */
export function ticksOf(axis: TimeAxis): readonly { readonly x: number; readonly at: number }[] {
  const step = (TICK_STEPS.find((millis) => millis * 1000 * axis.scale >= TICK_ROOM) ?? 7_200_000) * 1000
  const ticks: { x: number; at: number }[] = []
  const starts = [axis.from, ...axis.breaks.map((gap) => gap.until)]
  const ends = [...axis.breaks.map((gap) => gap.from), axis.until]
  starts.forEach((start, index) => {
    const end = ends[index] ?? axis.until
    for (let at = Math.ceil(start / step) * step; at <= end && ticks.length < 60; at += step) {
      const x = axis.x(at)
      const clear = axis.breaks.every((gap) => x < gap.x0 - 34 || x > gap.x1 + 34)
      if (clear && x - (ticks.at(-1)?.x ?? -Infinity) >= TICK_ROOM) ticks.push({ x, at })
    }
  })
  return ticks
}

/** Whole numbers beside the plot: none, the most and something between. */
export function levelsOf(
  most: number,
  y: (value: number) => number,
): readonly { readonly y: number; readonly value: number }[] {
  const values = most < 4 ? [0, most] : [0, Math.round(most / 2), most]
  return values.map((value) => ({ value, y: y(value) }))
}
