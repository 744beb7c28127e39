// A scenario as a demo names it: by the id of a bundled one, or as a file.
import { loadBundled, loadScenario, type Parsed, type Scenario } from '#scenarios'

/** The scenario; a demo's own seed takes the place of the scenario's. */
export async function loadNamed(scenario: unknown, seed?: number): Promise<Parsed<Scenario>> {
  const known = typeof scenario === 'string' ? await loadBundled(scenario) : undefined
  if (known !== undefined && seed === undefined) return { ok: true, value: known }
  if (known === undefined && typeof scenario === 'string')
    return { ok: false, problems: [{ path: 'scenario', what: `"${scenario.slice(0, 64)}" is not bundled` }] }
  const file = known?.file ?? (scenario as object)
  return loadScenario(seed === undefined ? file : { ...file, seed })
}
