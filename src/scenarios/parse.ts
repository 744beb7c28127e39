// Parses a scenario file from anywhere: whole or not at all, with every problem named by its path. First its shape, then
// what it means, which takes the code of its design and business.
import * as v from 'valibot'
import type { Fault } from '#faults'
import { compileFault, compileScenario } from './compile'
import { checkCommand, checkFault, checkMeaning } from './meaning'
import { MOST_CHARACTERS } from './limits'
import { type Described, problemsOf, wrong } from './problems'
import { isObject, misshapenIn } from './shape'
import { FAULTS, FRAME, MOST_LINES, WORKLOAD_LINES } from './schema'
import type { FaultEntry, WorkloadEntry } from './schema'
import type { Kit, Parsed, Problem, Scenario, ScenarioFile } from './scenario'

/** The scenario file that a text is. */
export function fileFromText(text: string): Parsed<ScenarioFile> {
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
  return fileFrom(json)
}

/** The scenario file that a value is. Unknown keys are problems; nothing is dropped silently. */
export function fileFrom(json: unknown): Parsed<ScenarioFile> {
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
  return { ok: true, value: file }
}

/** The scenario of a file, unless what it says makes no sense with the code that it is to be run with. */
export function scenarioFrom(file: ScenarioFile, kit: Kit): Parsed<Scenario> {
  const scenario = compileScenario(file, kit)
  const problems = checkMeaning(file, { ...kit, settings: scenario.settings })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: scenario }
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
  const problems = checkFault(entry.value, 'fault', { ...scenario.kit, settings: scenario.settings })
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
  const problems = checkCommand(command, 'command', scenario.kit.domain)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: command }
}
