// The scenarios that come with the program, all of them parsed.
import { BUNDLED, bundledScenario } from './all'
import type { Scenario } from './scenario'

/** In the order in which they are offered. */
export const bundled: readonly Scenario[] = BUNDLED.flatMap(({ id }) => bundledScenario(id) ?? [])
