// `simulate`: runs a scenario to its end and reports what became of the data.
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { CHECKS, type CheckId } from '#checks'
import { fromMillis } from '#kernel'
import { type Halt } from '#kernel'
import { MOST_STEPS, resultOf, Run, type RunResult, traceLine } from '#runs'
import {
  bundled,
  bundledScenario,
  MOST_CHARACTERS,
  type Parsed,
  parseScenarioText,
  type Scenario,
} from '#scenarios'
import { numberFlag, readArguments } from './arguments'
import { type Outcome, print, unusable } from './outcome'
import { report } from './report'

const USAGE =
  'Usage: npm run -s simulate -- FILE|ID [--seed N] [--until MS] [--expect VERDICT] [--check NAME…] [--trace FILE.jsonl] [--json]'

const OPTIONS = {
  seed: { type: 'string' },
  until: { type: 'string' },
  expect: { type: 'string', multiple: true },
  check: { type: 'string', multiple: true },
  trace: { type: 'string' },
  json: { type: 'boolean' },
} as const

const VERDICTS = [
  'ok',
  'lag',
  'rewound',
  'until-refresh',
  'rebuildable',
  'lost',
  'phantom',
  'ghost',
  'duplicated',
  'overwritten',
  'torn',
  'stalled',
  'acked-loss',
  'no-history',
  'writes-blocked',
  'reads-blocked',
  'disk-growth',
]

export function simulate(args: readonly string[]): Outcome {
  const given = readArguments(args, OPTIONS)
  if (typeof given === 'string') return unusable(`${given}.`, USAGE)
  const { words, values } = given
  const seed = numberFlag(values, 'seed', 0, 4_294_967_295)
  const until = numberFlag(values, 'until', 0, 604_800_000)
  if (typeof seed === 'string') return unusable(seed, USAGE)
  if (typeof until === 'string') return unusable(until, USAGE)
  const expected = listOf(values['expect'])
  const checks = listOf(values['check'])
  const unknown = [
    ...expected
      .filter((verdict) => !VERDICTS.includes(verdict))
      .map((verdict) => `--expect: "${verdict}" is no verdict; choose from ${VERDICTS.join(', ')}`),
    ...checks
      .filter((check) => !CHECKS.includes(check as CheckId))
      .map((check) => `--check: "${check}" is no check of this version; choose from ${CHECKS.join(', ')}`),
  ]
  if (unknown.length > 0) return unusable(...unknown)
  const [name, ...more] = words
  if (name === undefined || more.length > 0)
    return unusable(
      name === undefined ? 'Which scenario?' : `One scenario at a time; "${more.join(' ')}" is too much.`,
      USAGE,
    )
  const parsed = findScenario(name)
  if (!parsed.ok)
    return unusable(
      `${name} is not a usable scenario:`,
      ...parsed.problems.map(({ path, what }) => `  ${path === '' ? 'the file' : path}: ${what}`),
    )
  const scenario = seed === undefined ? parsed.value : { ...parsed.value, seed }
  const run = new Run({ scenario, without: [], interventions: [] })
  const halt = until === undefined ? run.finish() : advance(run, until)
  const trace = values['trace']
  if (typeof trace === 'string') {
    const trouble = writeTrace(run, trace)
    if (trouble !== undefined) return unusable(`The trace cannot be written: ${trouble}`)
  }
  const result = resultOf(run, halt)
  print(values['json'] === true ? JSON.stringify(result) : report(scenario, result))
  return { code: failures(result, expected, checks) ? 1 : 0 }
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

function advance(run: Run, until: number): Halt {
  const halt = run.advance(fromMillis(until), MOST_STEPS)
  return run.simulation.isQuiet() ? { ...halt, reason: 'quiet' } : halt
}

function findScenario(name: string): Parsed<Scenario> {
  const known = bundledScenario(name)
  if (known !== undefined) return { ok: true, value: known }
  if (!existsSync(name)) {
    const ids = bundled.map(({ id }) => id).join(', ')
    return {
      ok: false,
      problems: [
        { path: '', what: `does not exist, and no bundled scenario is called so; there are ${ids}` },
      ],
    }
  }
  try {
    const text = readFileSync(name, 'utf8')
    return parseScenarioText(text.slice(0, MOST_CHARACTERS + 1))
  } catch (error) {
    return {
      ok: false,
      problems: [
        { path: '', what: `cannot be read: ${error instanceof Error ? error.message : 'unknown error'}` },
      ],
    }
  }
}

/** Says on standard error which expectations fail. `ok` allows for lag: the data is right, only later than usual. */
function failures(result: RunResult, expected: readonly string[], checks: readonly string[]): boolean {
  const met = (verdict: string) =>
    result.verdict.includes(verdict) || (verdict === 'ok' && result.verdict.every((code) => code === 'lag'))
  const missed = expected.filter((verdict) => !met(verdict))
  const broken = checks.filter((check) => result.violations.some((violation) => violation.check === check))
  for (const verdict of missed)
    process.stderr.write(`Expected ${verdict}, got ${result.verdict.join(', ')}.\n`)
  for (const check of broken) process.stderr.write(`The check ${check} fails.\n`)
  return missed.length + broken.length > 0
}

function writeTrace(run: Run, path: string): string | undefined {
  try {
    const file = openSync(path, 'w')
    for (const step of run.journal) writeSync(file, `${JSON.stringify(traceLine(step))}\n`)
    closeSync(file)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown error'
  }
}
