// Parsing and the bundled scenarios for whoever has all the code at hand: the command line, the lab's workers, tests.
import { judgeOf } from '#checks'
import { domains } from '#domains'
import { pipelineOf } from '#pipelines'
import { files } from './bundled/files'
import { fileFrom, fileFromText, scenarioFrom } from './parse'
import { inWords } from './in-words'
import {
  type Kit,
  kitOf,
  type LocalText,
  needsOf,
  type Parsed,
  type Scenario,
  type ScenarioFile,
} from './scenario'

/** What a list says of a scenario. */
export interface Titled {
  readonly id: string
  readonly title: LocalText
  readonly domain: string
  readonly pipeline: string
}

/** Parses the text of a scenario file. */
export const parseScenarioText = (text: string): Parsed<Scenario> => withKit(fileFromText(text))

/** Parses a scenario from any value. */
export const parseScenario = (json: unknown): Parsed<Scenario> => withKit(fileFrom(json))

const withKit = (file: Parsed<ScenarioFile>): Parsed<Scenario> =>
  file.ok ? scenarioFrom(file.value, kitFor(file.value)) : file

function kitFor(file: ScenarioFile): Kit {
  const needs = needsOf(file)
  return kitOf(
    pipelineOf(needs.pipeline),
    domains.find(({ id }) => id === needs.domain),
    () => judgeOf,
  )
}

/** The scenarios that come with the program, for lists, in the order in which they are offered. */
export const BUNDLED: readonly Titled[] = files.map((json) => {
  const { id, title, domain, pipeline } = json as Titled
  return { id, title, domain, pipeline }
})

const parsed = new Map<string, Scenario>()

/** A bundled scenario; undefined where none has this id. */
export function bundledScenario(id: string): Scenario | undefined {
  const file = files[BUNDLED.findIndex((each) => each.id === id)]
  const known = parsed.get(id)
  if (file === undefined || known !== undefined) return known
  const scenario = parseScenario(file)
  if (!scenario.ok)
    throw new Error(`Broken invariant: a bundled scenario is a scenario: ${inWords(scenario.problems)}`)
  parsed.set(id, scenario.value)
  return scenario.value
}
