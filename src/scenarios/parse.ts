// Parses a scenario file from anywhere: whole or not at all, with every problem named by its path.
import * as v from 'valibot'
import { domains } from '#domains'
import { pipelineOf } from '#pipelines'
import { compileCauses, compileSettings } from './compile'
import { checkMeaning } from './meaning'
import { FAULTS, FRAME, WORKLOAD_LINES } from './schema'
import type { FaultEntry, WorkloadEntry } from './schema'
import type { Parsed, Problem, Scenario, ScenarioFile } from './scenario'

/** A scenario file has at most this many characters. */
export const MOST_CHARACTERS = 262_144
/** Deeper nesting is no scenario. */
const MOST_DEPTH = 8

/** Parses the text of a scenario file. */
export function parseScenarioText(text: string): Parsed<Scenario> {
  if (text.length > MOST_CHARACTERS) return wrong('', `is longer than ${MOST_CHARACTERS} characters`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return wrong('', `is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
  return parseScenario(json)
}

/** Parses a scenario from any value. Unknown keys are problems; nothing is dropped silently. */
export function parseScenario(json: unknown): Parsed<Scenario> {
  if (depthOf(json) > MOST_DEPTH) return wrong('', `is nested deeper than ${MOST_DEPTH} levels`)
  const frame = v.safeParse(FRAME, json)
  const raw = isObject(json) ? json : {}
  const workload = linesOf(raw['workload'], 'workload', parseLine)
  const faults = linesOf(raw['faults'], 'faults', parseFault)
  const problems = [
    ...(frame.success ? [] : problemsOf(frame.issues, '')),
    ...workload.problems,
    ...faults.problems,
  ]
  if (!frame.success || problems.length > 0) return { ok: false, problems }
  const { workload: _w, faults: _f, ...rest } = frame.output
  const file: ScenarioFile = {
    ...rest,
    ...(frame.output.workload === undefined ? {} : { workload: workload.entries }),
    ...(frame.output.faults === undefined ? {} : { faults: faults.entries }),
  }
  return compiled(file)
}

function compiled(file: ScenarioFile): Parsed<Scenario> {
  const pipeline = pipelineOf(file.pipeline ?? 'outbox-polling')
  const domain = domains.find(({ id }) => id === (file.domain ?? 'orders'))
  if (pipeline === undefined) return wrong('pipeline', 'is unknown')
  if (domain === undefined) return wrong('domain', 'is unknown')
  const settings = compileSettings(file.settings ?? {})
  const problems = checkMeaning(file, { pipeline, domain, settings })
  if (problems.length > 0) return { ok: false, problems }
  const title = file.title ?? { en: file.id, ko: file.id }
  return {
    ok: true,
    value: {
      id: file.id,
      title,
      summary: file.summary ?? title,
      seed: file.seed ?? 1,
      domain: domain.id,
      pipeline: pipeline.id,
      settings,
      causes: compileCauses(file),
      end: { quiet: file.end?.quiet ?? true, limit: Math.round((file.end?.limit ?? 600_000) * 1000) },
      file,
    },
  }
}

const wrong = (
  path: string,
  what: string,
): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems: [{ path, what }],
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function depthOf(value: unknown, level = 0): number {
  if (level > MOST_DEPTH || typeof value !== 'object' || value === null) return level
  return Object.values(value).reduce((most: number, each) => Math.max(most, depthOf(each, level + 1)), level)
}

interface Lines<Entry> {
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
}

type LineParser<Entry> = (value: unknown, path: string) => Parsed<Entry>

function linesOf<Entry>(value: unknown, path: string, parse: LineParser<Entry>): Lines<Entry> {
  if (!Array.isArray(value)) return { entries: [], problems: [] }
  const results = value.map((line, index) => parse(line, `${path}[${index}]`))
  return {
    entries: results.flatMap((result) => (result.ok ? [result.value] : [])),
    problems: results.flatMap((result) => (result.ok ? [] : result.problems)),
  }
}

function parseLine(value: unknown, path: string): Parsed<WorkloadEntry> {
  const names = Object.keys(WORKLOAD_LINES) as (keyof typeof WORKLOAD_LINES)[]
  const name = isObject(value) ? names.find((each) => each in value) : undefined
  if (name === undefined) return wrong(path, `is no line of a workload; give it one of ${names.join(', ')}`)
  return entryOf(v.safeParse(WORKLOAD_LINES[name], value), path)
}

function parseFault(value: unknown, path: string): Parsed<FaultEntry> {
  const kind = isObject(value) ? value['kind'] : undefined
  const kinds = Object.keys(FAULTS) as (keyof typeof FAULTS)[]
  const known = kinds.find((each) => each === kind)
  if (known === undefined) return wrong(`${path}.kind`, `is unknown; choose one of ${kinds.join(', ')}`)
  return entryOf(v.safeParse(FAULTS[known], value), path)
}

type Result<Output> =
  | { readonly success: true; readonly output: Output }
  | { readonly success: false; readonly issues: readonly v.BaseIssue<unknown>[] }

const entryOf = <Output>(result: Result<Output>, path: string): Parsed<Output> =>
  result.success
    ? { ok: true, value: result.output }
    : { ok: false, problems: problemsOf(result.issues, path) }

/** Valibot's issues as problems; its own words only where the schema has none. */
function problemsOf(issues: readonly v.BaseIssue<unknown>[], prefix: string): readonly Problem[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).reduce((sofar, item) => {
      const key = 'key' in item ? item.key : ''
      return typeof key === 'number'
        ? `${sofar}[${key}]`
        : sofar === ''
          ? String(key)
          : `${sofar}.${String(key)}`
    }, prefix)
    if (issue.type === 'strict_object' && issue.expected === 'never')
      return { path, what: 'is unknown; remove it' }
    if (issue.received === 'undefined' && issue.kind === 'schema') return { path, what: `is missing` }
    if (issue.type === 'strict_object' || issue.type === 'loose_object')
      return { path, what: 'is not an object' }
    return { path, what: issue.message }
  })
}
