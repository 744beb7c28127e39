// What a sweep says, in milliseconds: what the command line prints and the page shows.
import type { CheckId, VerdictCode } from '#checks'
import { afterFor, type CurvePoint, curveOf, roundInstants, seenAt } from './curve'
import { bars, quantile, total } from './histogram'
import type { Sighting, Tally } from './tally'

/** The summary of a sweep, also of one that has not come to its end. Times in milliseconds after the commit. */
export interface SweepSummary {
  readonly runs: number
  readonly steps: number
  readonly converged: number
  /** Runs that their scenario's limit ended: what was not visible by then counts as never seen. */
  readonly cut: number
  /** Committed events, once for each place that answers queries, and how many of them were never shown there. */
  readonly writes: { readonly expected: number; readonly never: number }
  /** How long those that were shown took. */
  readonly lag: {
    readonly p50: number
    readonly p90: number
    readonly p99: number
    readonly p999: number
    readonly max: number
    /** How many took longer than the bar before and no longer than `until`. */
    readonly bars: readonly { readonly until: number; readonly count: number }[]
  }
  readonly reads: {
    readonly sent: number
    readonly stale: number
    readonly failed: number
    /** In a run, this percentage of queries read something stale: in half of the runs no more, in nine of ten, in all. */
    readonly stalePercent: { readonly p50: number; readonly p90: number; readonly max: number }
  }
  readonly verdicts: readonly (Sighting & { readonly verdict: readonly VerdictCode[] })[]
  readonly broken: readonly (Sighting & { readonly check: CheckId })[]
  /** P(a read sees the write | `after` the commit): every change, and at round instants. */
  readonly curve: readonly CurvePoint[]
  readonly table: readonly CurvePoint[]
  /** From when on that chance is at least `chance`; null: it never is, in what was run. */
  readonly within: readonly { readonly chance: number; readonly after: number | null }[]
}

const CHANCES = [0.5, 0.9, 0.99, 0.999]

const inMillis = (micros: number): number => micros / 1000

const frequentFirst = (a: Sighting, b: Sighting): number => b.runs - a.runs || a.seed - b.seed

/** The summary of what was counted. */
export function summaryOf(tally: Tally): SweepSummary {
  const { lag, longest, expected, queries, stale } = tally
  const lagOf = (share: number) => inMillis(Math.min(longest, quantile(lag, share)))
  const curve = curveOf(tally.gained, tally.lost, expected)
  const pointAt = (after: number): CurvePoint => ({ after: inMillis(after), seen: seenAt(curve, after) })
  return {
    runs: tally.runs,
    steps: tally.steps,
    converged: tally.converged,
    cut: tally.cut,
    writes: { expected, never: expected - total(lag) },
    lag: {
      p50: lagOf(0.5),
      p90: lagOf(0.9),
      p99: lagOf(0.99),
      p999: lagOf(0.999),
      max: inMillis(longest),
      bars: bars(lag).map(([edge, count]) => ({ until: inMillis(edge), count })),
    },
    reads: {
      ...queries,
      stalePercent: { p50: quantile(stale, 0.5), p90: quantile(stale, 0.9), max: quantile(stale, 1) },
    },
    verdicts: Object.entries(tally.verdicts)
      .map(([verdict, sighting]) => ({ verdict: verdict.split(', ') as VerdictCode[], ...sighting }))
      .toSorted(frequentFirst),
    broken: Object.entries(tally.broken)
      .map(([check, sighting]) => ({ check: check as CheckId, ...sighting }))
      .toSorted(frequentFirst),
    curve: curve.map(({ after, seen }) => ({ after: inMillis(after), seen })),
    table: roundInstants(curve).map(pointAt),
    within: CHANCES.map((chance) => {
      const after = afterFor(curve, chance)
      return { chance, after: after === undefined ? null : inMillis(after) }
    }),
  }
}
