// The gap between the models over time as CSV, for spreadsheets.
import { toMillis } from '#kernel'
import type { Run } from '#runs'

/** One line for each instant at which the gap changed; times in simulated milliseconds. */
export function lagCsv(run: Run): string {
  const lines = run.course.lag.series.map(({ at, step, committed, visible }) =>
    [toMillis(at), step + 1, committed, visible, committed - visible].join(','),
  )
  return ['ms,step,committed,visible,gap', ...lines].join('\r\n')
}
