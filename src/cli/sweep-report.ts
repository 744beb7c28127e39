// A sweep as a person reads it in a terminal: counts, quantiles, and the curve drawn with letters.
import type { SweepSummary } from '#lab'
import type { Scenario } from '#scenarios'

interface Swept {
  readonly from: number
  readonly seeds: number
  readonly summary: SweepSummary
}

/** The report on one sweep. */
export function sweepReport(scenario: Scenario, { from, seeds, summary }: Swept): string {
  const { runs, steps, converged, cut, writes, lag, reads, verdicts, broken } = summary
  const { p50, p90, max } = reads.stalePercent
  return [
    `${scenario.title.en} (${scenario.id}, ${scenario.pipeline}, seeds ${from} to ${from + seeds - 1})`,
    '',
    `runs        ${count(runs)}, ${count(converged)} converged${cut === 0 ? '' : `, ${count(cut)} stopped at the limit`}, ${count(steps)} steps`,
    `writes      ${count(writes.expected)} committed, ${count(writes.never)} never seen`,
    `lag         p50 ${time(lag.p50)}, p90 ${time(lag.p90)}, p99 ${time(lag.p99)}, p99.9 ${time(lag.p999)}, max ${time(lag.max)}`,
    `reads       ${count(reads.sent)} sent, ${count(reads.stale)} stale (${percent(reads.sent === 0 ? 0 : reads.stale / reads.sent)}), ${count(reads.failed)} failed`,
    ...(reads.sent === 0
      ? []
      : [`            stale in a run: ${p50}% in half of them, ${p90}% in nine of ten, ${max}% at most`]),
    '',
    'verdicts',
    ...verdicts.map(({ verdict, ...seen }) => sighting(verdict.join(', '), seen)),
    ...(broken.length === 0 ? [] : ['', 'broken checks']),
    ...broken.map(({ check, ...seen }) => sighting(check, seen)),
    '',
    'P(a read sees the write | t after its commit)',
    ...summary.table.map(
      ({ after, seen }) => `${time(after).padStart(11)}  ${percent(seen).padStart(7)}  ${bar(seen)}`,
    ),
    '',
    ...summary.within.map(({ chance, after }) =>
      after === null
        ? `${percent(chance)} is never reached`
        : `${percent(chance)} of writes are seen from ${time(after)} on`,
    ),
  ].join('\n')
}

const WIDTH = 50

const bar = (share: number): string => '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '·')

const sighting = (name: string, { runs, seed }: { readonly runs: number; readonly seed: number }): string =>
  `  ${name.padEnd(40)} ${count(runs).padStart(7)} runs, first with seed ${seed}`

const count = (value: number): string => value.toLocaleString('en')

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`

/** Milliseconds up to a second, then seconds. */
const time = (millis: number): string =>
  millis < 1000 ? `${Number(millis.toPrecision(3))} ms` : `${Number((millis / 1000).toPrecision(3))} s`
