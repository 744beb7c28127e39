// Parses a scenario file from anywhere: whole or not at all, with every problem named by its path.
import * as v from 'valibot'
import { domains } from '#domains'
import { pipelineOf, settingsFrom } from '#pipelines'
import { compileCauses } from './compile'
import { entryOf, keyedEntry, linesOf, parsedText, wrong } from './entries'
import { checkMeaning } from './meaning'
import { problemsOf } from './problems'
import { isObject, misshapenIn } from './shape'
import { FAULTS, FRAME, WORKLOAD_LINES } from './schema'
import type { FaultEntry, WorkloadEntry } from './schema'
import type { Parsed, Scenario, ScenarioFile } from './scenario'

/** A scenario file has at most this many characters. */
export const MOST_CHARACTERS = 262_144

/** Parses the text of a scenario file. */
export const parseScenarioText = (text: string): Parsed<Scenario> =>
  parsedText(text, MOST_CHARACTERS, parseScenario)

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
