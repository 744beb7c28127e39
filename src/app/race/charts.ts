// What the charts of a race show: each lane's history, and the one axis of time that they share.
import type { History } from '../scene'
import type { Lane } from './lane'

/** The histories of all lanes. */
export interface RaceCharts {
  /** Where the axis ends, in microseconds. */
  readonly until: number
  /** When something changes in any lane, in order: where nothing does, all charts may be shortened alike. */
  readonly busy: readonly number[]
  readonly histories: readonly History[]
  /** Everything that is marked in any lane. */
  readonly all: History
}

/** Remembers the charts until there is more to show. */
export class ChartsFold {
  private key = ''
  private lanes: readonly Lane[] = []
  private charts: RaceCharts = {
    until: 1,
    busy: [],
    histories: [],
    all: { end: 1, gap: [], bands: [], marks: [] },
  }

  /** The charts of lanes up to an instant; the same object as before where they would show the same. */
  of(lanes: readonly Lane[], until: number): RaceCharts {
    const histories = lanes.map((lane) => lane.history(until))
    const ended = (history: History) => history.bands.filter((band) => band.until !== null).length
    const key = [
      until,
      ...histories.flatMap((each) => [each.gap.length, each.marks.length, each.bands.length, ended(each)]),
    ].join()
    if (key !== this.key || lanes !== this.lanes) {
      this.key = key
      this.lanes = lanes
      this.charts = chartsOf(histories, until)
    }
    return this.charts
  }
}

function chartsOf(histories: readonly History[], until: number): RaceCharts {
  const marks = histories.flatMap((history) => history.marks).toSorted((one, other) => one.at - other.at)
  const bands = histories.flatMap((history, lane) =>
    history.bands.map((band) => ({ ...band, id: `${lane}/${band.id}` })),
  )
  const busy = [
    ...histories.flatMap(({ gap }) => gap.map(({ at }) => at)),
    ...marks.map(({ at }) => at),
    ...bands.flatMap((band) => (band.until === null ? [band.from] : [band.from, band.until])),
  ].toSorted((one, other) => one - other)
  return { until, busy, histories, all: { end: until, gap: [], bands, marks } }
}

/** An end for the axis that does not move at every step of a race that goes on: at most a quarter beyond the real one. */
export const roundedEnd = (end: number): number => {
  const unit = 2 ** Math.ceil(Math.log2(Math.max(1, end) / 8))
  return Math.ceil(end / unit) * unit
}
