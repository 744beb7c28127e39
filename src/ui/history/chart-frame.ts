// The margins of the history's charts, the same for all of them, so that an instant stands at the same place in each.
import { named, targetName } from '../text/vocabulary'
import type { Words } from '../text/words'
import type { BandOptions } from './marks-layout'

/** From this width on, lines and lanes are labelled beside the plot; below, in a legend above and on the lanes. */
const LABELS_FROM = 520

/** Whether there is room for labels beside the plot. */
export const isLabelled = (width: number): boolean => width >= LABELS_FROM

/** What a plot has around it. The strip below holds the axis; a bare plot leaves the axis to the chart below it. */
export const MARGIN = { left: 34, lanes: 112, right: 14, labels: 116, top: 8, legend: 18, strip: 24, bare: 8 }

/** The room right of a plot. */
export const rightOf = (width: number): number => (isLabelled(width) ? MARGIN.labels : MARGIN.right)

/** The room left of a plot that has lanes, or that stands above one that has. */
export const leftOfLanes = (width: number): number => (isLabelled(width) ? MARGIN.lanes : MARGIN.left)

/** What a band is called: "Relay down", or the kind of the fault and where. */
export const bandLabelIn =
  (words: Words): BandOptions['bandLabel'] =>
  (band) => {
    const target = targetName(words.names, band.target)
    return band.kind === 'down'
      ? `${target} · ${words.names.states.down}`
      : `${target} · ${named(words.names.faultKinds, band.fault)}`
  }
