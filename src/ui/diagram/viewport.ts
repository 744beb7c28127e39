// Which part of the picture is seen, and how large: zoomed at a place, moved, led to a thing. The picture always fills its place.
import type { Box, Point } from './geometry'
import { clamp } from './geometry'
import type { DiagramSize } from './slots'

/** A point of the picture is seen at `scale` times where it lies, plus `x` and `y`; in pixels of the picture's place. */
export interface View extends Point {
  readonly scale: number
}

/** The whole picture. Nothing is smaller: it fills its place already. */
export const WHOLE: View = { scale: 1, x: 0, y: 0 }

/** Nothing is larger: a name of a component fills a phone then. */
export const LARGEST = 6

/** By how much one press of a button or key zooms, and which share of the place it moves. */
export const ZOOM_STEP = 1.5
export const PAN_STEP = 0.25

/** How far from the edge a thing is brought into sight, in pixels. */
const CLEAR = 12

/** The view next to this one in which no edge of the picture comes into its place. */
function held({ scale, x, y }: View, { width, height }: DiagramSize): View {
  return scale <= 1
    ? WHOLE
    : { scale, x: clamp(x, width * (1 - scale), 0), y: clamp(y, height * (1 - scale), 0) }
}

/** Shows the picture so many times larger. What is seen at `at` stays there, unless an edge would come into sight. */
export function zoomed(
  view: View,
  size: DiagramSize,
  { factor, at }: { readonly factor: number; readonly at: Point },
): View {
  const scale = clamp(view.scale * factor, 1, LARGEST)
  const grown = scale / view.scale
  return held({ scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, size)
}

/** Moves the picture by so many pixels. */
export const panned = ({ scale, x, y }: View, size: DiagramSize, by: Point): View =>
  held({ scale, x: x + by.x, y: y + by.y }, size)

/** Moves the picture as little as is needed to see a thing, which now is at `box`; its beginning where it is too large. */
export function revealing(view: View, size: DiagramSize, { x, y, w, h }: Box): View {
  const by = (from: number, length: number, room: number): number =>
    Math.max(CLEAR - from, Math.min(0, room - CLEAR - from - length))
  const towards = (from: number, length: number, room: number): number =>
    from >= 0 && from + length <= room ? 0 : by(from, length, room)
  return panned(view, size, { x: towards(x, w, size.width), y: towards(y, h, size.height) })
}
