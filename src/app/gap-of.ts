// How far the two models are apart at an instant: in events, in time, and row by row.
import { documentSpec, versionOf } from '#checks'
import type { Run } from '#runs'
import type { Fields, Instant } from './instant'
import type { GapScene } from './scene'

export function gapOf(instant: Instant): GapScene {
  const { run, at } = instant
  const { committed = 0, visible = 0 } = run.course.lag.pointAt(run.simulation.position) ?? {}
  const counts = { missing: 0, stale: 0, wrong: 0 }
  let oldest = at
  for (const [key, truth] of instant.records(run.traits.truth)) {
    const status = run.compare(key)
    if (status === 'same' || status === 'extra') continue
    counts[status] += 1
    const since = behindSince(run, key, truth, oldestView(instant, key))
    if (since !== undefined && since < oldest) oldest = since
  }
  return { committed, visible, events: committed - visible, age: at - oldest, ...counts }
}

/** A key's row where queries find it; of several places, the one that is furthest behind. */
function oldestView(instant: Instant, key: string): Fields {
  const { readSide, truth } = instant.run.traits
  switch (readSide.kind) {
    case 'models':
      return instant.fields(documentSpec(instant.run.subject.domain).name, key)
    case 'copies':
      return readSide.tables
        .map((table) => instant.fields(table, key))
        .reduce((oldest, view) => (versionOf(view) < versionOf(oldest) ? view : oldest))
    case 'truth':
      return instant.fields(truth, key)
  }
}

/** When the first version was committed that a row does not show yet; undefined where it shows the last one. */
export function behindSince(run: Run, key: string, truth: unknown, view: unknown): number | undefined {
  return run.course.lag.committedAt(key, Math.min(versionOf(view), versionOf(truth)) + 1)
}

/** How many committed events the read model does not show, where the rows stand. */
export function gapEvents(run: Run): number {
  const { committed = 0, visible = 0 } = run.course.lag.pointAt(run.simulation.position) ?? {}
  return committed - visible
}
