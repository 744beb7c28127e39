// Finds a scenario by what was typed: the id of a bundled one, or a file.
import { existsSync, readFileSync } from 'node:fs'
import {
  bundled,
  bundledScenario,
  MOST_CHARACTERS,
  type Parsed,
  parseScenarioText,
  type Scenario,
} from '#scenarios'

/** The scenario that a name stands for, or what is wrong with it. A bundled scenario comes before a file of its name. */
export function findScenario(name: string): Parsed<Scenario> {
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
