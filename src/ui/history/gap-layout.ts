// The gap chart in numbers: step lines, the area between them, bands, marks and ticks. No page, no words.
import type { History } from '#app'
import { levelsOf, ticksOf } from './gap-ticks'
import { bandsOf, type GapBand, type GapMark, marksOf, type BandOptions } from './marks-layout'
import { type AxisOfHistory, historyAxis } from './history-axis'
import type { TimeAxis } from './time-axis'

/** One instant of the two lines. */
export type GapPoint = History['gap'][number]

/** What one of several places shows, over time and at the end. */
export interface GapPlace {
  readonly reader: string
  readonly path: string
  readonly value: number
  readonly y: number
}

/** Everything the chart draws, relative to the plot's upper left corner. */
export interface GapLayout {
  readonly axis: TimeAxis
  readonly height: number
  readonly committed: string
  readonly visible: string
  readonly area: string
  /** The last values, and where the lines end. */
  readonly end: {
    readonly x: number
    readonly committed: number
    readonly visible: number
    readonly yCommitted: number
    readonly yVisible: number
  }
  /** A line for each place that answers queries, where there are several. */
  readonly places: readonly GapPlace[]
  readonly bands: readonly GapBand[]
  readonly marks: readonly GapMark[]
  readonly ticks: readonly { readonly x: number; readonly at: number }[]
  readonly levels: readonly { readonly y: number; readonly value: number }[]
  readonly y: (value: number) => number
}

/** The plot's size, and the names of the bands. */
export interface GapOptions extends BandOptions, AxisOfHistory {
  readonly height: number
  /** An axis that is shared with other histories, in the place of one of its own. */
  readonly axis?: TimeAxis
}

/** Paths are written with this many decimals. */
const DIGITS = 2

/** Lays the gap chart out. */
export function layoutGap(history: History, options: GapOptions): GapLayout {
  const { width, height } = options
  const axis = options.axis ?? historyAxis(history, options)
  const inside = windowOf(history.gap, axis.from, axis.until)
  const most = inside.reduce((top, point) => Math.max(top, point.committed, point.visible), 1)
  const y = (value: number) => height - (value / most) * height
  const points = perPixel(inside, axis)
  const last = inside.at(-1) ?? { committed: 0, visible: 0 }
  const lines = stepLines(points, y, width)
  return {
    axis,
    height,
    committed: lines.committed,
    visible: lines.visible,
    area: lines.area,
    end: {
      x: width,
      committed: last.committed,
      visible: last.visible,
      yCommitted: y(last.committed),
      yVisible: y(last.visible),
    },
    places: (history.readers ?? []).map((reader, place): GapPlace => {
      const value = inside.at(-1)?.places?.[place] ?? 0
      return { reader, path: lines.of((point) => point.places[place] ?? 0), value, y: y(value) }
    }),
    bands: bandsOf(history, axis, options),
    marks: marksOf(history, axis),
    ticks: ticksOf(axis),
    levels: levelsOf(most, y),
    y,
  }
}

/** The values at an instant: those of the last change before it. */
export function valuesAt(history: History, at: number): GapPoint {
  let low = 0
  let high = history.gap.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((history.gap[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return history.gap[low - 1] ?? { at: 0, step: 0, committed: 0, visible: 0 }
}

/** The points in a window of time, with the values at its beginning and end made explicit. */
function windowOf(gap: readonly GapPoint[], from: number, until: number): readonly GapPoint[] {
  const before = gap.findLast((point) => point.at <= from) ?? { at: from, step: 0, committed: 0, visible: 0 }
  const inside = gap.filter((point) => point.at > from && point.at <= until)
  return [{ ...before, at: from }, ...inside]
}

interface Placed {
  readonly x: number
  readonly committed: number
  readonly visible: number
  readonly places: readonly number[]
}

/** At most four points for each pixel column: its first, its widest gap, its lowest view and its last. */
function perPixel(points: readonly GapPoint[], axis: TimeAxis): readonly Placed[] {
  const placed: Placed[] = []
  let column: Placed[] = []
  const flush = () => {
    for (const point of extremes(column)) placed.push(point)
    column = []
  }
  for (const { at, committed, visible, places = [] } of points) {
    const point = { x: axis.x(at), committed, visible, places }
    const first = column[0]
    if (first !== undefined && Math.floor(first.x) !== Math.floor(point.x)) flush()
    column.push(point)
  }
  flush()
  return placed
}

function extremes(column: readonly Placed[]): readonly Placed[] {
  if (column.length <= 4) return column
  let widest = 0
  let lowest = 0
  column.forEach((point, index) => {
    const gap = (of: number) => (column[of]?.committed ?? 0) - (column[of]?.visible ?? 0)
    if (point.committed - point.visible > gap(widest)) widest = index
    if (point.visible < (column[lowest]?.visible ?? 0)) lowest = index
  })
  const chosen = new Set([0, widest, lowest, column.length - 1])
  return column.filter((_, index) => chosen.has(index))
}

/** Both step lines and the area between them. Values hold until the next point, the last one to the right edge. */
function stepLines(points: readonly Placed[], y: (value: number) => number, width: number) {
  const last = points.at(-1)
  const drawn = last === undefined ? [] : [...points, { ...last, x: width }]
  const corners = (of: (point: Placed) => number): readonly Corner[] =>
    drawn.flatMap((point, index): readonly Corner[] => {
      const before = drawn[index - 1]
      const corner: Corner = [point.x, y(of(point))]
      return before === undefined ? [corner] : [[point.x, y(of(before))], corner]
    })
  const committed = corners((point) => point.committed)
  const visible = corners((point) => point.visible)
  return {
    of: (value: (point: Placed) => number) => pathThrough(corners(value)),
    committed: pathThrough(committed),
    visible: pathThrough(visible),
    area: drawn.length === 0 ? '' : `${pathThrough([...committed, ...visible.toReversed()])}Z`,
  }
}

type Corner = readonly [x: number, y: number]

/** A path from corner to corner. */
const pathThrough = (corners: readonly Corner[]): string =>
  corners.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${rounded(x)},${rounded(y)}`).join('')

const rounded = (length: number): number => Number(length.toFixed(DIGITS))
