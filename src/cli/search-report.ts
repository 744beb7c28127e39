// What a search found, as a person reads it in a terminal.
import type { CheckId } from '#checks'
import type { Bounds, SearchReport } from '#lab'
import { anomalyIn } from './anomaly'

/** The report on one search, some ten lines. */
export function searchReport(
  { found, states, depth, exhausted, violation, scenario }: SearchReport,
  { check, bounds }: { readonly check: CheckId; readonly bounds: Bounds },
): string {
  const covered = `${states} states, at most ${bounds.faults} deviations within ${bounds.depth} steps`
  if (!found || violation === undefined)
    return exhausted
      ? `${check} holds in every run within the bounds: ${covered}, the longest run ${depth} steps.`
      : `${check} was not broken, but not everything was looked at: stopped after ${covered}.`
  return [
    `${check} can be broken: ${violation.key}, ${violation.why}${anomalyIn(violation.anomaly)}`,
    `at step ${violation.step}, ${violation.at} ms; found after ${states} states`,
    '',
    'commands',
    ...(scenario?.workload ?? []).map((line) => `  ${JSON.stringify(line)}`),
    'faults',
    ...(scenario?.faults ?? []).map((fault) => `  ${JSON.stringify(fault)}`),
    '',
    '--json prints the whole scenario, --out FILE writes it to a file.',
  ].join('\n')
}
