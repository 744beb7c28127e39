// `sweep`: one scenario with many seeds, on all cores.
import { LAST_SEED, MOST_SEEDS, startSweep, type SweepSummary } from '#lab'
import { numberFlag, readArguments } from './arguments'
import { findScenario } from './find-scenario'
import { done, noScenario, type Outcome, print, reportFailures, unusable } from './outcome'
import { Progress } from './progress'
import { sweepReport } from './sweep-report'
import { jobsOf, threads } from './threads'

const USAGE = 'Usage: npm run -s sweep -- FILE|ID [--seeds N] [--from SEED] [--jobs N] [--json]'

const OPTIONS = {
  seeds: { type: 'string' },
  from: { type: 'string' },
  jobs: { type: 'string' },
  json: { type: 'boolean' },
} as const

const SEEDS = 200

interface Request {
  readonly name: string
  readonly seeds: number
  /** The scenario's own seed where it is not given. */
  readonly from: number | undefined
  readonly jobs: number
  readonly json: boolean
}

/** Sweeps one scenario as its arguments say. */
export async function sweep(args: readonly string[]): Promise<Outcome> {
  const request = readRequest(args)
  if (typeof request === 'string') return unusable(request, USAGE)
  const parsed = findScenario(request.name)
  if (!parsed.ok) return noScenario(request.name, parsed.problems)
  const { seeds, jobs } = request
  const scenario = parsed.value
  const from = request.from ?? Math.min(scenario.seed, LAST_SEED - seeds + 1)
  if (from + seeds - 1 > LAST_SEED)
    return unusable(`The last seed is ${LAST_SEED}; begin earlier or sweep fewer.`, USAGE)
  let summary: SweepSummary | undefined
  const progress = new Progress('runs', seeds)
  const job = startSweep({ file: scenario.file, from, seeds }, threads(jobs), {
    onProgress: (count) => progress.show(count),
    onSummary: (latest) => {
      summary = latest
    },
  })
  const ending = await job.finished
  progress.end()
  if (summary !== undefined) {
    if (request.json)
      print(JSON.stringify({ scenario: scenario.id, pipeline: scenario.pipeline, from, seeds, ...summary }))
    else print(sweepReport(scenario, { from, seeds, summary }))
  }
  return reportFailures(ending) ? { code: 1 } : done
}

/** The request, or the sentence that says what is wrong with it. */
function readRequest(args: readonly string[]): Request | string {
  const given = readArguments(args, OPTIONS)
  if (typeof given === 'string') return `${given}.`
  const { words, values } = given
  const [name, ...more] = words
  if (name === undefined) return 'Which scenario?'
  if (more.length > 0) return `One scenario at a time; "${more.join(' ')}" is too much.`
  const seeds = numberFlag(values, { flag: 'seeds', least: 1, most: MOST_SEEDS, whole: true }) ?? SEEDS
  if (typeof seeds === 'string') return seeds
  const from = numberFlag(values, { flag: 'from', least: 0, most: LAST_SEED, whole: true })
  if (typeof from === 'string') return from
  const jobs = jobsOf(values)
  if (typeof jobs === 'string') return jobs
  return { name, seeds, from, jobs, json: values['json'] === true }
}
