// The stretch of time that the charts show: zoomed, moved, brushed and led along with the cursor. Null is the whole run.
import type { TimeWindow } from '#app'

/** No window is shorter than this, in microseconds: the latency of a fast link still has a width then. */
export const SHORTEST = 2000

/** By how much one press of a button or key zooms, and which share of the window it moves. */
export const ZOOM_STEP = 2
export const PAN_STEP = 0.5

/** Where the cursor stands in a window that was moved to follow it. */
const AHEAD = 0.15

/** A window inside the run; null where it would be all of it. */
function within(from: number, length: number, end: number): TimeWindow | null {
  if (length >= end) return null
  const start = Math.round(Math.min(Math.max(0, from), end - length))
  return { from: start, until: start + Math.round(length) }
}

/** Shows so many times less of the run (more where the factor is below one); the anchor keeps its place. */
export function zoomed(
  window: TimeWindow | null,
  end: number,
  { factor, anchor }: { readonly factor: number; readonly anchor: number },
): TimeWindow | null {
  const { from, until } = window ?? { from: 0, until: end }
  const length = Math.max(SHORTEST, (until - from) / factor)
  const held = Math.min(until, Math.max(from, anchor))
  const part = until > from ? (held - from) / (until - from) : 0
  return within(held - part * length, length, end)
}

/** Moves the window by a share of its length. */
export function panned(window: TimeWindow | null, end: number, share: number): TimeWindow | null {
  if (window === null) return null
  const length = window.until - window.from
  return within(window.from + length * share, length, end)
}

/** The window between two instants that somebody dragged over, in either direction. */
export function brushed(one: number, other: number, end: number): TimeWindow | null {
  const length = Math.max(SHORTEST, Math.abs(other - one))
  return within(Math.min(one, other), length, end)
}

/** The window that shows the cursor: the same one while the cursor is in it, else moved there. */
export function following(window: TimeWindow | null, end: number, at: number): TimeWindow | null {
  if (window === null || (at >= window.from && at <= window.until)) return window
  const length = window.until - window.from
  return within(at - length * AHEAD, length, Math.max(end, at))
}
