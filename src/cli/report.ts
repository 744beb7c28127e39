// A run's result as a person reads it in a terminal.
import type { RunResult } from '#runs'
import type { Scenario } from '#scenarios'
import { anomalyIn, nameOf } from './anomaly'

const MOST_VIOLATIONS = 12

/** The report on one run, some twenty lines. */
export function report(scenario: Scenario, result: RunResult): string {
  const { commands, queries, events, models, lag, latency, throughput } = result
  const lines = [
    `${scenario.title.en} (${result.scenario}, ${result.pipeline}, seed ${result.seed})`,
    '',
    `verdict     ${result.verdict.join(', ')}${result.converged ? '' : '   the models have not converged'}`,
    `ended       ${seconds(result.endedAt)} simulated, ${result.stopped}, ${result.steps} steps`,
    `commands    ${commands.sent} sent, ${commands.accepted} accepted, ${commands.rejected} rejected, ${commands.failed} failed`,
    `queries     ${queries.sent} sent, ${queries.stale} stale, ${queries.failed} failed${extras(queries)}`,
    `events      ${events.committed} committed, ${events.applied} applied`,
    `models      ${models.same} same, ${models.missing} missing, ${models.stale} stale, ${models.extra} extra, ${models.wrong} wrong`,
    `lag         p50 ${seconds(lag.p50)}, p99 ${seconds(lag.p99)}, max ${seconds(lag.max)}, at most ${lag.maxEvents} events`,
    `answers     ${answers('commands', latency.commands, throughput.commands)}`,
    `            ${answers('queries', latency.queries, throughput.queries)}`,
    `digest      ${result.digest}`,
  ]
  const { violations, anomalies } = result
  if (anomalies.length > 0) lines.push('', 'anomalies')
  for (const { anomaly, step, at, key } of anomalies)
    lines.push(
      `  ${nameOf(anomaly).padEnd(40)} step ${String(step).padStart(6)}  ${seconds(at).padStart(10)}  ${key}`.trimEnd(),
    )
  if (violations.length > 0) lines.push('', `${violations.length} broken promises`)
  for (const { check, step, at, key, why, anomaly } of violations.slice(0, MOST_VIOLATIONS))
    lines.push(
      `  ${check.padEnd(18)} step ${String(step).padStart(6)}  ${seconds(at).padStart(10)}  ${key}: ${why}${anomalyIn(anomaly)}`,
    )
  if (violations.length > MOST_VIOLATIONS)
    lines.push(`  and ${violations.length - MOST_VIOLATIONS} more; --json prints all`)
  return lines.join('\n')
}

type Percentiles = RunResult['latency']['commands']

const answers = (what: string, { p50, p99 }: Percentiles, rate: number): string =>
  `${what} p50 ${seconds(p50)}, p99 ${seconds(p99)}, ${rate.toFixed(1)} a second`

/** What few runs have: screens that went back, caches that had to be filled. */
function extras({ flickers, loads }: RunResult['queries']): string {
  return (flickers > 0 ? `, ${flickers} flickers` : '') + (loads > 0 ? `, ${loads} loads` : '')
}

const seconds = (millis: number): string => `${(millis / 1000).toFixed(3)} s`
