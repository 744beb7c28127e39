// What a number of runs of one scenario came to, as counts that can be added up: cores share the seeds and add their parts.
import { Visibility } from '#checks'
import { unhashed } from '#kernel'
import { resultOf, Run, type RunResult } from '#runs'
import type { Scenario } from '#scenarios'
import { addTo, type Histogram, note } from './histogram'

/** How many runs came to something, and the first seed that shows it. */
export interface Sighting {
  readonly runs: number
  readonly seed: number
}

/** The sum of some runs. Plain JSON; times in microseconds. */
export interface Tally {
  runs: number
  steps: number
  converged: number
  /** Runs that their scenario's limit ended. */
  cut: number
  /** Committed events, once for each place that answers queries; and how long each took to be shown there first. */
  expected: number
  readonly lag: Histogram
  longest: number
  /** When an event came into sight, and when it went out of it again. */
  readonly gained: Histogram
  readonly lost: Histogram
  readonly queries: { sent: number; stale: number; failed: number }
  /** Runs by the share of their queries that were answered with something stale, in whole percent, rounded up. */
  readonly stale: Histogram
  /** By verdict, its words in order joined with a comma; by check that was broken. */
  readonly verdicts: { [verdict: string]: Sighting }
  readonly broken: { [check: string]: Sighting }
}

export const emptyTally = (): Tally => ({
  runs: 0,
  steps: 0,
  converged: 0,
  cut: 0,
  expected: 0,
  lag: {},
  longest: 0,
  gained: {},
  lost: {},
  queries: { sent: 0, stale: 0, failed: 0 },
  stale: {},
  verdicts: {},
  broken: {},
})

/** Runs a scenario with a seed to its end, and counts it. */
export function countRun(tally: Tally, scenario: Scenario, seed: number): void {
  const run = new Run({ scenario: { ...scenario, seed }, without: [], interventions: [] }, unhashed)
  const result = resultOf(run, run.finish())
  tally.runs += 1
  tally.steps += result.steps
  tally.converged += result.converged ? 1 : 0
  tally.cut += result.stopped === 'limit' ? 1 : 0
  countVisibility(tally, run)
  countQueries(tally, result.queries)
  see(tally.verdicts, result.verdict.join(', '), { runs: 1, seed })
  for (const check of new Set(result.violations.map((violation) => violation.check)))
    see(tally.broken, check, { runs: 1, seed })
}

function countVisibility(tally: Tally, run: Run): void {
  const visibility = new Visibility(run.subject)
  for (const step of run.journal) visibility.observe(step)
  const { events, places, first, gained, lost } = visibility
  tally.expected += events * places
  for (const time of first) {
    note(tally.lag, time)
    tally.longest = Math.max(tally.longest, time)
  }
  for (const time of gained) note(tally.gained, time)
  for (const time of lost) note(tally.lost, time)
}

function countQueries(tally: Tally, { sent, stale, failed }: RunResult['queries']): void {
  tally.queries.sent += sent
  tally.queries.stale += stale
  tally.queries.failed += failed
  if (sent > 0) note(tally.stale, Math.ceil((stale / sent) * 100))
}

function see(sightings: { [name: string]: Sighting }, name: string, { runs, seed }: Sighting): void {
  const known = sightings[name]
  sightings[name] =
    known === undefined ? { runs, seed } : { runs: known.runs + runs, seed: Math.min(known.seed, seed) }
}

/** Adds a part to the whole. The order in which parts come makes no difference. */
export function addTally(whole: Tally, part: Tally): void {
  whole.runs += part.runs
  whole.steps += part.steps
  whole.converged += part.converged
  whole.cut += part.cut
  whole.expected += part.expected
  whole.longest = Math.max(whole.longest, part.longest)
  for (const name of ['lag', 'gained', 'lost', 'stale'] as const) addTo(whole[name], part[name])
  for (const name of ['sent', 'stale', 'failed'] as const) whole.queries[name] += part.queries[name]
  for (const [verdict, sighting] of Object.entries(part.verdicts)) see(whole.verdicts, verdict, sighting)
  for (const [check, sighting] of Object.entries(part.broken)) see(whole.broken, check, sighting)
}
