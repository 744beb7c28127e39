// What takes all the code at once: every design, business and bundled scenario to choose from. Fetched after the first picture;
// whatever only pages beside the Lab need may import it like anything else.
import { BUNDLED, bundledScenario, parseScenario, type Scenario } from '#scenarios'
import { switched, withSettingMended } from './switching'

export const everything = { BUNDLED, bundledScenario, switched, withSettingMended }

/** What choosing among all that there is takes. */
export type Everything = typeof everything

/** The scenario of a file that work was done with or has found; undefined where this version cannot read it. */
export function scenarioOf(file: unknown): Scenario | undefined {
  const parsed = parseScenario(file)
  return parsed.ok ? parsed.value : undefined
}
