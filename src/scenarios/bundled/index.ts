// The scenarios that come with the program, parsed like any other file.
import { parseScenario } from '../parse'
import type { Scenario } from '../scenario'
import { files } from './files'

/** In the order in which they are offered. */
export const bundled: readonly Scenario[] = files.map((file) => {
  const parsed = parseScenario(file)
  if (!parsed.ok) {
    const problems = parsed.problems.map(({ path, what }) => `${path} ${what}`).join('; ')
    throw new Error(`Broken invariant: a bundled scenario is a scenario: ${problems}`)
  }
  return parsed.value
})

export const bundledScenario = (id: string): Scenario | undefined =>
  bundled.find((scenario) => scenario.id === id)
