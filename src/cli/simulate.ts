// `simulate`: runs a scenario to its end and reports what became of the data.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { fromMillis, type Halt } from '#kernel'
import { exported } from '#exports'
import { resultOf, Run, type RunResult, traceLine } from '#runs'
import { findScenario } from './find-scenario'
import { noScenario, type Outcome, print, unusable } from './outcome'
import { report } from './report'
import { type ExportWish, readRequest, type Request } from './request'

/** Runs one scenario as its arguments say. */
export function simulate(args: readonly string[]): Outcome {
  const request = readRequest(args)
  if (!('name' in request)) return unusable(...request)
  const { name, seed, until, trace, exports, json } = request
  const parsed = findScenario(name)
  if (!parsed.ok) return noScenario(name, parsed.problems)
  const scenario = seed === undefined ? parsed.value : { ...parsed.value, seed }
  const run = new Run({ scenario, without: [], interventions: [] })
  const halt = until === undefined ? run.finish() : advance(run, until)
  const trouble = trace === undefined ? undefined : writeTrace(run, trace)
  if (trouble !== undefined) return unusable(`The trace cannot be written: ${trouble}.`)
  for (const wish of exports) {
    const why = writeExport(run, wish)
    if (why !== undefined) return unusable(`${wish.file} cannot be written: ${why}.`)
  }
  const result = resultOf(run, halt)
  print(json ? JSON.stringify(result) : report(scenario, result))
  return { code: fails(result, request) ? 1 : 0 }
}

function advance(run: Run, until: number): Halt {
  const halt = run.advance(fromMillis(until))
  return run.simulation.isQuiet() ? { ...halt, reason: 'quiet' } : halt
}

/** Says on standard error which expectations fail. `ok` allows for lag: the data is right, only later than usual. */
function fails(result: RunResult, { expected, checks }: Request): boolean {
  const met = (verdict: string) =>
    result.verdict.includes(verdict) || (verdict === 'ok' && result.verdict.every((code) => code === 'lag'))
  const missed = expected.filter((verdict) => !met(verdict))
  const broken = checks.filter((check) => result.violations.some((violation) => violation.check === check))
  for (const verdict of missed)
    process.stderr.write(`Expected ${verdict}, got ${result.verdict.join(', ')}.\n`)
  for (const check of broken) process.stderr.write(`The check ${check} fails.\n`)
  return missed.length + broken.length > 0
}

/** Written line by line: the trace of a long run is longer than a text can be. */
const writeTrace = (run: Run, path: string): string | undefined =>
  tried(() => {
    const file = openSync(path, 'w')
    for (const step of run.journal) writeSync(file, `${JSON.stringify(traceLine(step))}\n`)
    closeSync(file)
  })

const writeExport = (run: Run, { format, file }: ExportWish): string | undefined =>
  tried(() => writeFileSync(file, exported(run, format, { from: 0, until: run.simulation.now })))

/** Why something could not be done; undefined where it was. */
function tried(act: () => void): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown error'
  }
}
