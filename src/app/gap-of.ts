// How far the two models are apart at an instant: in events, in time, and row by row.
import type { Run } from '#runs'
import type { Instant } from './instant'
import type { GapScene } from './scene'

export function gapOf(instant: Instant, document: string): GapScene {
  const { run, position, at } = instant
  const { series } = run.judge.lag
  const point = series[lastBefore(series, position)]
  const committed = point?.committed ?? 0
  const visible = point?.visible ?? 0
  const counts = { missing: 0, stale: 0, wrong: 0 }
  let oldest = at
  for (const [key, truth] of instant.records(run.traits.truth)) {
    const status = run.compare(key)
    if (status === 'same' || status === 'extra') continue
    counts[status] += 1
    const shown = Math.min(
      Number(instant.fields(document, key)?.['version'] ?? 0),
      Number(truth['version'] ?? 0),
    )
    const since = run.judge.lag.committedAt(key, shown + 1)
    if (since !== undefined && since < oldest) oldest = since
  }
  return { committed, visible, events: committed - visible, age: at - oldest, ...counts }
}

/** How many committed events the read model does not show, where the rows stand. */
export function gapEvents(run: Run): number {
  const { series } = run.judge.lag
  const point = series[lastBefore(series, run.simulation.position)]
  return point === undefined ? 0 : point.committed - point.visible
}

/** The index of the last point whose step was done before `position`; −1 where there is none. */
function lastBefore(series: readonly { readonly step: number }[], position: number): number {
  let low = 0
  let high = series.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((series[middle]?.step ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low - 1
}
