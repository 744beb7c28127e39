// The scenarios that come with the program, parsed like any other file.
import { parseScenario } from '../parse'
import { inWords } from '../problems'
import type { Scenario } from '../scenario'
import { files } from './files'

/** In the order in which they are offered. */
export const bundled: readonly Scenario[] = files.map((file) => {
  const parsed = parseScenario(file)
  if (!parsed.ok)
    throw new Error(`Broken invariant: a bundled scenario is a scenario: ${inWords(parsed.problems)}`)
  return parsed.value
})

export const bundledScenario = (id: string): Scenario | undefined =>
  bundled.find((scenario) => scenario.id === id)
