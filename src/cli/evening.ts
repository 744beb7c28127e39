// The busy system of the benchmarks: the bundled day in a shop from five in the afternoon on, without its outage.
import { bundledScenario, parseScenario, type Scenario } from '#scenarios'

const HOUR = 3_600_000
const BEGINS = 17 * HOUR
const ENDS = 22 * HOUR

/** The shop's evening as a scenario of its own, which begins at once. */
export function evening(): Scenario {
  const day = bundledScenario('shop-day')
  if (day === undefined) throw new Error('Broken invariant: the day in a shop is bundled')
  const workload = (day.file.workload ?? []).flatMap((line) =>
    'from' in line && line.from >= BEGINS && line.until <= ENDS
      ? [{ ...line, from: line.from - BEGINS, until: line.until - BEGINS }]
      : [],
  )
  const parsed = parseScenario({ ...day.file, workload, faults: [] })
  if (!parsed.ok)
    throw new Error(`Broken invariant: an evening is a scenario: ${JSON.stringify(parsed.problems)}`)
  return parsed.value
}
