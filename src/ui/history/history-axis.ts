// The axis of a run's history: one for the gap chart, the space–time diagram and the scrubber.
import type { History } from '#app'
import { timeAxis } from './time-axis'
import type { TimeAxis } from './time-axis'

/** How wide the axis is, and what it shows. */
export interface AxisOfHistory {
  readonly width: number
  /** The window of time; the whole history where it is left out. */
  readonly from?: number
  readonly until?: number
  readonly idleAfter?: number
  /** When something changes, in order, where several histories share an axis; those of this one where it is left out. */
  readonly busy?: readonly number[]
}

/** The axis of a history. A window in which nothing changes is shown as it is: somebody wanted to see it. */
export function historyAxis(history: History, options: AxisOfHistory): TimeAxis {
  const from = options.from ?? 0
  const until = Math.max(options.until ?? history.end, from + 1)
  const busy = (options.busy ?? instantsOf(history)).filter((at) => at >= from && at <= until)
  const isWindow = options.from !== undefined || options.until !== undefined
  const idleAfter = isWindow && busy.length === 0 ? Infinity : options.idleAfter
  return timeAxis({
    from,
    until,
    width: options.width,
    busy,
    ...(idleAfter === undefined ? {} : { idleAfter }),
  })
}

/** When something changes, in order. */
const instantsOf = (history: History): readonly number[] =>
  [
    ...history.gap.map((point) => point.at),
    ...history.marks.map((mark) => mark.at),
    ...history.bands.flatMap((band) => (band.until === null ? [band.from] : [band.from, band.until])),
  ].toSorted((one, other) => one - other)
