// Brings a scenario with the code that it needs, as a page does: piece by piece.
import { judgeAtHand } from '#checks'
import { loadDomain } from '#domains'
import { loadPipeline } from '#pipelines'
import firstOrder from './bundled/first-order.json'
import { compileScenario } from './compile'
import { type Kit, kitOf, needsOf, type Parsed, type Scenario, type ScenarioFile } from './scenario'

/** Fetches what turns untrusted input into scenarios, faults and commands. */
export const loadParser = () => import('./parse')

/** Parses a scenario from any value. */
export async function loadScenario(json: unknown): Promise<Parsed<Scenario>> {
  const { fileFrom } = await loadParser()
  return withKit(fileFrom(json))
}

/** Parses the text of a scenario file. */
export async function loadScenarioText(text: string): Promise<Parsed<Scenario>> {
  const { fileFromText } = await loadParser()
  return withKit(fileFromText(text))
}

async function withKit(file: Parsed<ScenarioFile>): Promise<Parsed<Scenario>> {
  if (!file.ok) return file
  const [{ scenarioFrom }, kit] = await Promise.all([loadParser(), loadKit(file.value)])
  return scenarioFrom(file.value, kit)
}

async function loadKit(file: ScenarioFile): Promise<Kit> {
  const { pipeline, broker, domain } = needsOf(file)
  return kitOf(...(await Promise.all([loadPipeline(pipeline, broker), loadDomain(domain)])), judgeAtHand)
}

/** A bundled scenario; undefined where none has this id. */
export async function loadBundled(id: string): Promise<Scenario | undefined> {
  const { LOADERS } = await import('./bundled/loaders')
  if (!Object.hasOwn(LOADERS, id)) return undefined
  const file = await LOADERS[id]?.()
  return file && trusted(file.default)
}

/** The scenario that a page opens with when nobody has asked for another one. */
export const loadFirst = (): Promise<Scenario> => trusted(firstOrder)

/** What comes with the program has been parsed by its tests. */
async function trusted(json: unknown): Promise<Scenario> {
  const file = json as ScenarioFile
  return compileScenario(file, await loadKit(file))
}
