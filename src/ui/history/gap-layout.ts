// The gap chart in numbers: step lines, the area between them, bands, marks and ticks. No page, no words.
import type { History } from '#app'
import { levelsOf, ticksOf } from './gap-ticks'
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
  readonly labelX: number
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
/** Paths are written with this many decimals. */
const DIGITS = 2

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
  const lines = stepLines(points, y, width)
  return {
    axis,
    height,
    ...lines,
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

function bandsOf(history: History, axis: TimeAxis, options: GapOptions): readonly GapBand[] {
  const lanes: number[] = Array.from({ length: LABEL_LANES }, () => -Infinity)
  return history.bands
    .filter((band) => band.from <= axis.until && (band.until ?? Infinity) >= axis.from)
    .toSorted((one, other) => one.from - other.from)
    .map((band) => {
      const x = axis.x(band.from)
      const label = options.bandLabel(band)
      const room = options.measure(label) + 10
      // At the right edge a label begins before its band: beyond it stand the names of the lines.
      const labelX = Math.max(0, Math.min(x, options.width - room))
      const free = lanes.findIndex((end) => end <= labelX)
      const lane = free < 0 ? null : free
      if (lane !== null) lanes[lane] = labelX + room
      return {
        id: band.id,
        kind: band.kind,
        x,
        width: Math.max(2, axis.x(band.until ?? axis.until) - x),
        label,
        labelX,
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
