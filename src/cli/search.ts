// `search`: looks for the shortest schedule and the fewest faults that break a check.
import { writeFileSync } from 'node:fs'
import { CHECKS, type CheckId } from '#checks'
import { type Bounds, DEFAULT_BOUNDS, type SearchReport, startSearch } from '#lab'
import { numberFlag, readArguments } from './arguments'
import { findScenario } from './find-scenario'
import { noScenario, type Outcome, print, reportFailures, unusable } from './outcome'
import { Progress } from './progress'
import { searchReport } from './search-report'
import { jobsOf, threads } from './threads'

const USAGE =
  'Usage: npm run -s search -- FILE|ID --check NAME [--faults N] [--depth N] [--states N] [--jobs N] [--out FILE.json] [--json]'

const OPTIONS = {
  check: { type: 'string' },
  faults: { type: 'string' },
  depth: { type: 'string' },
  states: { type: 'string' },
  jobs: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** Searches one scenario. The exit code is 1 where the check can be broken. */
export async function searchCommand(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  if (typeof given === 'string') return unusable(`${given}.`, USAGE)
  const { words, values } = given
  const [name, ...more] = words
  if (name === undefined) return unusable('Which scenario?', USAGE)
  if (more.length > 0) return unusable(`One scenario at a time; "${more.join(' ')}" is too much.`, USAGE)
  const check = CHECKS.find((known) => known === values['check'])
  if (check === undefined)
    return unusable(`${wrongCheck(values['check'])} choose from ${CHECKS.join(', ')}.`, USAGE)
  const bounds = boundsIn(values)
  if (typeof bounds === 'string') return unusable(bounds, USAGE)
  const jobs = jobsOf(values)
  if (typeof jobs === 'string') return unusable(jobs, USAGE)
  return searchIn(name, { check, bounds, jobs, json: values['json'] === true, out: values['out'] })
}

const wrongCheck = (check: unknown): string =>
  typeof check === 'string'
    ? `--check: "${check}" is no check;`
    : 'Which promise is to be broken? Write --check NAME;'

/** The bounds, or what is wrong with them. */
function boundsIn(values: { readonly [flag: string]: unknown }): Bounds | string {
  const faults = numberFlag(values, { flag: 'faults', least: 0, most: 5, whole: true })
  if (typeof faults === 'string') return faults
  const depth = numberFlag(values, { flag: 'depth', least: 1, most: 100_000, whole: true })
  if (typeof depth === 'string') return depth
  const states = numberFlag(values, { flag: 'states', least: 1, most: 1_000_000_000, whole: true })
  if (typeof states === 'string') return states
  return {
    faults: faults ?? DEFAULT_BOUNDS.faults,
    depth: depth ?? DEFAULT_BOUNDS.depth,
    states: states ?? DEFAULT_BOUNDS.states,
  }
}

interface Asked {
  readonly check: CheckId
  readonly bounds: Bounds
  readonly jobs: number
  readonly json: boolean
  readonly out: unknown
}

async function searchIn(name: string, { check, bounds, jobs, json, out }: Asked): Promise<Outcome> {
  const parsed = findScenario(name)
  if (!parsed.ok) return noScenario(name, parsed.problems)
  const progress = new Progress('states', bounds.states)
  let report: SearchReport | undefined
  const job = startSearch({ file: parsed.value.file, check, bounds }, threads(jobs), {
    onProgress: (states) => progress.show(states),
    onReport: (made) => {
      report = made
    },
  })
  const ending = await job.finished
  progress.end()
  if (report === undefined || reportFailures(ending)) return { code: 1 }
  print(json ? JSON.stringify(report) : searchReport(report, { check, bounds }))
  const trouble = typeof out === 'string' ? keep(report, out) : undefined
  if (trouble !== undefined) return unusable(`The scenario cannot be written: ${trouble}.`)
  return { code: report.found ? 1 : 0 }
}

/** Writes what was found to a file; what went wrong, where something did. */
function keep({ scenario }: SearchReport, path: string): string | undefined {
  if (scenario === undefined) return undefined
  try {
    writeFileSync(path, `${JSON.stringify(scenario, undefined, 2)}\n`)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown error'
  }
}
