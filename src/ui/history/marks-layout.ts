// Faults, outages and marked instants along a time axis: where they lie, and where their names have room. No page, no words.
import type { History } from '#app'
import type { TimeAxis } from './time-axis'

/** A fault or an outage along the axis; `lane` is the row its label stands in, null where there is no room for it. */
export interface GapBand {
  readonly id: string
  readonly kind: 'down' | 'fault'
  readonly target: string
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

/** How the bands are named, and how wide the names are. */
export interface BandOptions {
  readonly bandLabel: (band: History['bands'][number]) => string
  /** Pixels that a label takes. */
  readonly measure: (label: string) => number
}

const LABEL_LANES = 3

/** Faults and outages along an axis, with room for their names. */
export function bandsOf(history: History, axis: TimeAxis, options: BandOptions): readonly GapBand[] {
  const lanes: number[] = Array.from({ length: LABEL_LANES }, () => -Infinity)
  return history.bands
    .filter((band) => band.from <= axis.until && (band.until ?? Infinity) >= axis.from)
    .toSorted((one, other) => one.from - other.from)
    .map((band) => {
      const x = axis.x(band.from)
      const label = options.bandLabel(band)
      const room = options.measure(label) + 10
      // At the right edge a label begins before its band: beyond it stand the names of the lines.
      const labelX = Math.max(0, Math.min(x, axis.width - room))
      const free = lanes.findIndex((end) => end <= labelX)
      const lane = free < 0 ? null : free
      if (lane !== null) lanes[lane] = labelX + room
      return {
        id: band.id,
        kind: band.kind,
        target: band.target,
        x,
        width: Math.max(2, axis.x(band.until ?? axis.until) - x),
        label,
        labelX,
        lane,
      }
    })
}

/** Marks in the window; of several of one kind on one spot, the first. */
export function marksOf(history: History, axis: TimeAxis): readonly GapMark[] {
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
