// Looks for the shortest schedule and the fewest faults that break a promise, and hands out a scenario that shows it.
import type { CheckId } from '#checks'
import { invariant } from '#kernel'
import { parseScenario, type Parsed, type ScenarioFile } from '#scenarios'
import type { Bounds, Progress, Quest, SearchReport } from './bounds'
import { explicit } from './explicit'
import { type Aims, explore, type Exploration } from './explore'
import { violationIn } from './replay'
import { shrink } from './shrink'
import { World } from './world'

/** Making a find smaller looks at no more states than this for each command that might be left out. */
const STATES_AGAIN = 20_000

/**
 * Looks at all runs of a scenario within the bounds. What is found is run again from its file and made smaller, so the
 * scenario in the report breaks the promise wherever it is run. Problems where the file is no scenario.
 */
export function search(quest: Quest, report: (progress: Progress) => void = () => {}): Parsed<SearchReport> {
  const { check, bounds, share } = quest
  const file = explicit(quest.file)
  const looked = lookInto(file, { check, bounds, share, report })
  if (!looked.ok) return looked
  const { exploration, states } = looked.value
  const { found, exhausted, longest } = exploration
  if (found === undefined) return { ok: true, value: { found: false, states, depth: longest, exhausted } }
  const scenario = shrink(found, check, (fewer) => findAgain(fewer, check, bounds))
  const violation = violationIn(scenario, check)
  invariant(violation !== undefined, 'what is found breaks the promise when it is run again')
  return { ok: true, value: { found: true, states, depth: violation.step, exhausted, violation, scenario } }
}

interface Looked {
  readonly exploration: Exploration
  readonly states: number
}

function lookInto(file: ScenarioFile, aims: Omit<Aims, 'file'>): Parsed<Looked> {
  const parsed = parseScenario(file)
  if (!parsed.ok) return parsed
  const world = new World(parsed.value)
  const exploration = explore(world, { ...aims, file })
  return { ok: true, value: { exploration, states: world.states } }
}

/** A smaller find with as many faults at most. */
function findAgain(file: ScenarioFile, check: CheckId, bounds: Bounds): ScenarioFile | undefined {
  const bare: ScenarioFile = { ...file, faults: [] }
  const faults = Math.min(bounds.faults, file.faults?.length ?? 0)
  const looked = lookInto(bare, {
    check,
    bounds: { ...bounds, faults, states: STATES_AGAIN },
    share: { index: 0, count: 1 },
    report: () => {},
  })
  return looked.ok ? looked.value.exploration.found : undefined
}
