// How a run stands at the instant at which its rows are: the numbers that runs are compared by.
import { compareAll, percentile, type VerdictCode } from '#checks'
import type { Run } from '#runs'

/** The numbers of a lane's score line, beside the gap. Times in microseconds. */
export interface Standing {
  readonly sent: number
  readonly accepted: number
  readonly rejected: number
  readonly failed: number
  readonly stale: number
  /** Events that are lost for good, of those that the last judgement knew. */
  readonly lost: number
  /** From sending a command to its answer; undefined as long as none was answered. */
  readonly latency: { readonly p50: number; readonly p99: number } | undefined
  /** What the last judgement says of the head; undefined where the run was not judged yet. */
  readonly verdict: readonly VerdictCode[] | undefined
}

/** The judgement that a standing is taken from. */
export type Judged = Pick<ReturnType<Run['judgement']>, 'verdict' | 'violations'>

/** How a run stands where its rows are. */
export function standingOf(run: Run, judged: Judged | undefined): Standing {
  const { position } = run.simulation
  const counts = { sent: 0, accepted: 0, rejected: 0, failed: 0, stale: 0 }
  const delays: number[] = []
  for (const { step, what, took } of run.judge.sessions.outcomes) {
    if (step >= position) break
    counts[what] += 1
    if (took !== undefined) delays.push(took)
  }
  return {
    ...counts,
    lost:
      judged?.violations.filter(({ check, step }) => check === 'no-lost-event' && step < position).length ??
      0,
    latency:
      delays.length === 0 ? undefined : { p50: percentile(delays, 0.5), p99: percentile(delays, 0.99) },
    verdict: judged?.verdict,
  }
}

/** One thing that can be counted on both sides: what it should be, and what it is. */
export interface Count {
  readonly what: 'commands' | 'events' | 'rows' | 'sum'
  /** The read model and its field, for rows and sums; empty for others. */
  readonly model: string
  readonly field: string
  readonly expected: number
  readonly actual: number
}

/** What a run should have come to where its rows are, beside what it has. */
export function countsOf(run: Run): readonly Count[] {
  const { sent, rejected, accepted } = standingOf(run, undefined)
  const { committed, applied } = run.course.eventsAt(run.simulation.position)
  const none = { model: '', field: '' }
  return [
    { what: 'commands', ...none, expected: sent - rejected, actual: accepted },
    // Where one model serves both sides there is nothing to apply.
    ...(run.traits.readSide.kind === 'truth'
      ? []
      : [{ what: 'events', ...none, expected: committed, actual: applied } as const]),
    ...modelCounts(run),
  ]
}

/** The rows of each read model, and for counters what their fields add up to. */
function modelCounts(run: Run): readonly Count[] {
  const compared = compareAll(run.subject, run.simulation.rows)
  return run.subject.domain.models.flatMap((model): readonly Count[] => {
    const mine = compared.filter(({ model: name }) => name === model.name)
    if (mine.length === 0) return []
    const rows = (side: 'truth' | 'view') => mine.filter((row) => row[side] !== undefined).length
    const sum = (side: 'truth' | 'view', field: string) =>
      mine.reduce((total, row) => total + numberIn(row[side]?.[field]), 0)
    if (model.kind === 'document')
      return [{ what: 'rows', model: model.name, field: '', expected: rows('truth'), actual: rows('view') }]
    return model.fields.map((field) => ({
      what: 'sum',
      model: model.name,
      field,
      expected: sum('truth', field),
      actual: sum('view', field),
    }))
  })
}

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0)
