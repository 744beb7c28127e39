// Parses a scenario file from anywhere: whole or not at all, with every problem named by its path.
import * as v from 'valibot'
import { domains } from '#domains'
import { pipelineOf, settingsFrom } from '#pipelines'
import type { Fault } from '#faults'
import { compileCauses, compileFault } from './compile'
import { checkCommand, checkFault, checkMeaning, type Surroundings } from './meaning'
import { type Described, problemsOf, wrong } from './problems'
import { isObject, misshapenIn } from './shape'
import { FAULTS, FRAME, MOST_LINES, WORKLOAD_LINES } from './schema'
import type { FaultEntry, WorkloadEntry } from './schema'
import type { Parsed, Problem, Scenario, ScenarioFile } from './scenario'

/** A scenario file has at most this many characters. */
export const MOST_CHARACTERS = 262_144

/** Parses the text of a scenario file. */
export function parseScenarioText(text: string): Parsed<Scenario> {
  if (text.length > MOST_CHARACTERS)
    return wrong('', `is longer than ${MOST_CHARACTERS} characters; write a shorter file`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return wrong(
      '',
      `is not JSON (${error instanceof Error ? error.message : 'unreadable'}); write one JSON object`,
    )
  }
  return parseScenario(json)
}

/** Parses a scenario from any value. Unknown keys are problems; nothing is dropped silently. */
export function parseScenario(json: unknown): Parsed<Scenario> {
  const misshapen = misshapenIn(json, '')
  if (misshapen.length > 0) return { ok: false, problems: misshapen }
  const frame = v.safeParse(FRAME, json)
  const raw = isObject(json) ? json : {}
  const workload = linesOf(raw['workload'], 'workload', parseLine)
  const faults = linesOf(raw['faults'], 'faults', parseFault)
  const problems = [
    ...(frame.success ? [] : problemsOf(FRAME, frame.issues, '')),
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
  const settings = settingsFrom(file.settings ?? {})
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

interface Lines<Entry> {
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
}

type LineParser<Entry> = (value: unknown, path: string) => Parsed<Entry>

function linesOf<Entry>(value: unknown, path: string, parse: LineParser<Entry>): Lines<Entry> {
  if (!Array.isArray(value)) return { entries: [], problems: [] }
  const lines = Array.from(value.slice(0, MOST_LINES), (line: unknown) => line)
  const results = lines.map((line, index) => parse(line, `${path}[${index}]`))
  return {
    entries: results.flatMap((result) => (result.ok ? [result.value] : [])),
    problems: results.flatMap((result) => (result.ok ? [] : result.problems)),
  }
}

function parseLine(value: unknown, path: string): Parsed<WorkloadEntry> {
  const names = Object.keys(WORKLOAD_LINES) as (keyof typeof WORKLOAD_LINES)[]
  const name = isObject(value) ? names.find((each) => each in value) : undefined
  if (name === undefined) return wrong(path, `is no line of a workload; give it one of ${names.join(', ')}`)
  return entryOf(WORKLOAD_LINES[name], value, path)
}

function parseFault(value: unknown, path: string): Parsed<FaultEntry> {
  if (!isObject(value)) return wrong(path, 'is not an object; write {"kind": …}')
  const kinds = Object.keys(FAULTS) as (keyof typeof FAULTS)[]
  const known = kinds.find((each) => each === value['kind'])
  if (known !== undefined) return entryOf(FAULTS[known], value, path)
  const trouble = value['kind'] === undefined ? 'is missing' : 'is unknown'
  return wrong(`${path}.kind`, `${trouble}; choose one of ${kinds.join(', ')}`)
}

/** One entry of a file by its schema. */
export function entryOf<Schema extends Described>(
  schema: Schema,
  value: unknown,
  path: string,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, value)
  if (result.success) return { ok: true, value: result.output }
  return { ok: false, problems: problemsOf(schema, result.issues, path) }
}

/** Parses one fault, as a scenario file writes it, for a run of this scenario. */
export function parseFaultFor(scenario: Scenario, value: unknown): Parsed<Fault> {
  const misshapen = misshapenIn(value, 'fault')
  if (misshapen.length > 0) return { ok: false, problems: misshapen }
  const entry = parseFault(value, 'fault')
  if (!entry.ok) return entry
  const around = surroundingsOf(scenario)
  const problems = checkFault(entry.value, 'fault', around)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: compileFault(entry.value) }
}

/** Parses one command for a run of this scenario. */
export function parseCommandFor(
  scenario: Scenario,
  value: unknown,
): Parsed<{ readonly type: string; readonly id: string }> {
  const misshapen = misshapenIn(value, 'command')
  if (misshapen.length > 0) return { ok: false, problems: misshapen }
  const line = parseLine({ at: 0, command: value }, 'command')
  if (!line.ok)
    return {
      ok: false,
      problems: line.problems.map(({ path, what }) => ({
        path: path.replace(/^command\.command/, 'command'),
        what,
      })),
    }
  if (!('command' in line.value)) return wrong('command', 'is no command')
  const { command } = line.value
  const problems = checkCommand(command, 'command', surroundingsOf(scenario).domain)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: command }
}

function surroundingsOf(scenario: Scenario): Surroundings {
  const pipeline = pipelineOf(scenario.pipeline)
  const domain = domains.find(({ id }) => id === scenario.domain)
  if (pipeline === undefined || domain === undefined)
    throw new Error('Broken invariant: a parsed scenario names what exists')
  return { pipeline, domain, settings: scenario.settings }
}
