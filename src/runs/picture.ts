// How a component of a run is drawn: its statechart, read from the machine's own definition.
import { type ChartPicture, pictureOf } from '#machines'
import type { Run } from './run'

/** The statechart of a component, undefined where the run has no such component. */
export function chartOf(run: Run, component: string): ChartPicture | undefined {
  const found = run.components.find(({ id }) => id === component)
  return found === undefined ? undefined : pictureOf(found.chart)
}
