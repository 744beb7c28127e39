// Parses a scenario file from anywhere: whole or not at all, with every problem named by its path. First its shape, then
// what it means, which takes the code of its design and business.
import * as v from 'valibot'
import type { Fault } from '#faults'
import { compileFault, compileScenario } from './compile'
import { entryOf, keyedEntry, linesOf, parsedText } from './entries'
import { checkCommand, checkFault, checkMeaning } from './meaning'
import { MOST_CHARACTERS } from './limits'
import { problemsOf, wrong } from './problems'
import { isObject, misshapenIn } from './shape'
import { COMMAND, FAULTS, FRAME, WORKLOAD_LINES } from './schema'
import type { FaultEntry, WorkloadEntry } from './schema'
import type { Kit, Parsed, Scenario, ScenarioFile } from './scenario'

/** The scenario file that a text is. */
export const fileFromText = (text: string): Parsed<ScenarioFile> =>
  parsedText(text, MOST_CHARACTERS, fileFrom)

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

/** One line of a workload, judged by its shape alone. */
export const parseLine = (value: unknown, path: string): Parsed<WorkloadEntry> =>
  keyedEntry(WORKLOAD_LINES, 'line of a workload', value, path)

/** One fault as a file writes it, judged by its shape alone. */
export function parseFault(value: unknown, path: string): Parsed<FaultEntry> {
  if (!isObject(value)) return wrong(path, 'is not an object; write {"kind": …}')
  const kinds = Object.keys(FAULTS) as (keyof typeof FAULTS)[]
  const known = kinds.find((each) => each === value['kind'])
  if (known !== undefined) return entryOf(FAULTS[known], value, path)
  const trouble = value['kind'] === undefined ? 'is missing' : 'is unknown'
  return wrong(`${path}.kind`, `${trouble}; choose one of ${kinds.join(', ')}`)
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
  const command = entryOf(COMMAND, value, 'command')
  if (!command.ok) return command
  const problems = checkCommand(command.value, 'command', scenario.kit.domain)
  return problems.length > 0 ? { ok: false, problems } : command
}
