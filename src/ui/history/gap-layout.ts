// The gap chart in numbers: step lines, the area between them, bands, marks and ticks. No page, no words.
import type { History } from '#app'
import { timeAxis } from './time-axis'
import type { TimeAxis } from './time-axis'

/** One instant of the two lines. */
export type GapPoint = History['gap'][number]

/** A fault or an outage along the axis; `lane` is the row its label stands in, null where there is no room for it. */
export interface GapBand {
  readonly id: string
  readonly kind: 'down' | 'fault'
  readonly x: number
  readonly width: number
  readonly label: string
  readonly lane: number | null
}

/** A marked instant along the axis. */
export interface GapMark {
  readonly x: number
  readonly kind: History['marks'][number]['kind']
  readonly target: string
  readonly at: number
  readonly step: number
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
  readonly bands: readonly GapBand[]
  readonly marks: readonly GapMark[]
  readonly ticks: readonly { readonly x: number; readonly at: number }[]
  readonly levels: readonly { readonly y: number; readonly value: number }[]
  readonly y: (value: number) => number
}

/** The plot's size, and the names of the bands. */
export interface GapOptions {
  readonly width: number
  readonly height: number
  /** The window of time; the whole history where it is left out. */
  readonly from?: number
  readonly until?: number
  readonly idleAfter?: number
  readonly bandLabel: (band: History['bands'][number]) => string
  /** Pixels that a label takes. */
  readonly measure: (label: string) => number
}

const LABEL_LANES = 3

/** The axis of a history, shared by the gap chart, the space–time diagram and the scrubber. */
export function historyAxis(
  history: History,
  options: {
    readonly width: number
    readonly from?: number
    readonly until?: number
    readonly idleAfter?: number
  },
): TimeAxis {
  const busy = [
    ...history.gap.map((point) => point.at),
    ...history.marks.map((mark) => mark.at),
    ...history.bands.flatMap((band) => (band.until === null ? [band.from] : [band.from, band.until])),
  ].toSorted((one, other) => one - other)
  const from = options.from ?? 0
  return timeAxis({
    from,
    until: Math.max(options.until ?? history.end, from + 1),
    width: options.width,
    busy,
    ...(options.idleAfter === undefined ? {} : { idleAfter: options.idleAfter }),
  })
}

/** Lays the gap chart out. */
export function layoutGap(history: History, options: GapOptions): GapLayout {
  const { width, height } = options
  const axis = historyAxis(history, options)
  const inside = windowOf(history.gap, axis.from, axis.until)
  const most = inside.reduce((top, point) => Math.max(top, point.committed, point.visible), 1)
  const y = (value: number) => height - (value / most) * height
  const points = perPixel(inside, axis)
  const last = inside.at(-1) ?? { committed: 0, visible: 0 }
  const committed = stepPath(points, (point) => y(point.committed), width)
  const visible = stepPath(points, (point) => y(point.visible), width)
  return {
    axis,
    height,
    committed: committed.path,
    visible: visible.path,
    area: points.length === 0 ? '' : `${committed.path}${visible.back}Z`,
    end: {
      x: width,
      committed: last.committed,
      visible: last.visible,
      yCommitted: y(last.committed),
      yVisible: y(last.visible),
    },
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
}

/** At most four points for each pixel column: its first, its widest gap, its lowest view and its last. */
function perPixel(points: readonly GapPoint[], axis: TimeAxis): readonly Placed[] {
  const placed: Placed[] = []
  let column: Placed[] = []
  const flush = () => {
    for (const point of extremes(column)) placed.push(point)
    column = []
  }
  for (const { at, committed, visible } of points) {
    const point = { x: axis.x(at), committed, visible }
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

const short = (value: number): string => String(Math.round(value * 100) / 100)

/** A step line from left to right, and the same from right to left for closing an area. */
function stepPath(points: readonly Placed[], y: (point: Placed) => number, width: number) {
  const first = points[0]
  if (first === undefined) return { path: '', back: '' }
  let path = `M${short(first.x)} ${short(y(first))}`
  for (const point of points.slice(1)) path += `H${short(point.x)}V${short(y(point))}`
  path += `H${short(width)}`
  let back = ''
  let right = width
  for (const point of points.toReversed()) {
    back += `L${short(right)} ${short(y(point))}L${short(point.x)} ${short(y(point))}`
    right = point.x
  }
  return { path, back }
}

function bandsOf(history: History, axis: TimeAxis, options: GapOptions): readonly GapBand[] {
  const lanes: number[] = Array.from({ length: LABEL_LANES }, () => -Infinity)
  return history.bands
    .filter((band) => band.from <= axis.until && (band.until ?? Infinity) >= axis.from)
    .toSorted((one, other) => one.from - other.from)
    .map((band) => {
      const x = axis.x(band.from)
      const label = options.bandLabel(band)
      const room = options.measure(label) + 10
      const free = lanes.findIndex((end) => end <= x)
      const lane = free < 0 || x + room > options.width + 60 ? null : free
      if (lane !== null) lanes[lane] = x + room
      return {
        id: band.id,
        kind: band.kind,
        x,
        width: Math.max(2, axis.x(band.until ?? axis.until) - x),
        label,
        lane,
      }
    })
}

/** Marks in the window; of several of one kind on one spot, the first. */
function marksOf(history: History, axis: TimeAxis): readonly GapMark[] {
  const taken = new Set<string>()
  return history.marks
    .filter((mark) => mark.at >= axis.from && mark.at <= axis.until)
    .map(({ at, step, kind, target }) => ({ x: axis.x(at), kind, target, at, step }))
    .filter((mark) => {
      const spot = `${mark.kind}/${Math.round(mark.x / 5)}`
      if (taken.has(spot)) return false
      taken.add(spot)
      return true
    })
}

const TICK_STEPS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000,
  3_600_000,
]
const TICK_ROOM = 76

/** Round instants along the axis, none inside a break, none closer than its label is wide. */
function ticksOf(axis: TimeAxis): readonly { readonly x: number; readonly at: number }[] {
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
function levelsOf(
  most: number,
  y: (value: number) => number,
): readonly { readonly y: number; readonly value: number }[] {
  const values = most < 4 ? [0, most] : [0, Math.round(most / 2), most]
  return values.map((value) => ({ value, y: y(value) }))
}
