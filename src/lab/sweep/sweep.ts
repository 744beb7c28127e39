// A sweep: one scenario with many seeds. Its unit of work is a stretch of seeds.
import { type Parsed, parseScenario, type ScenarioFile } from '#scenarios'
import { countRun, emptyTally, type Tally } from './tally'

/** A stretch of seeds of a scenario. Plain JSON. */
export interface SweepWork {
  readonly kind: 'sweep'
  readonly file: ScenarioFile
  readonly from: number
  readonly count: number
}

/** What to sweep: `seeds` seeds, the first of them `from`. */
export interface SweepRequest {
  readonly file: ScenarioFile
  readonly from: number
  readonly seeds: number
}

/** The greatest seed there is, and the most seeds that one sweep runs. */
export const LAST_SEED = 4_294_967_295
export const MOST_SEEDS = 100_000

/** A core has done its share when every core has had some stretches: none waits long for the last one. */
const STRETCHES = 8
/** A longer stretch would let people wait for the first partial result. */
const LONGEST = 16

/** Stretches for so many workers. */
export function sweepUnits({ file, from, seeds }: SweepRequest, workers: number): readonly SweepWork[] {
  const count = Math.max(1, Math.min(LONGEST, Math.ceil(seeds / (workers * STRETCHES))))
  return Array.from({ length: Math.ceil(seeds / count) }, (_, index) => ({
    kind: 'sweep',
    file,
    from: from + index * count,
    count: Math.min(count, seeds - index * count),
  }))
}

/** Runs a stretch of seeds; reports how many have been run. Problems where the file is no scenario. */
export function sweepSeeds({ file, from, count }: SweepWork, report: (done: number) => void): Parsed<Tally> {
  const parsed = parseScenario(file)
  if (!parsed.ok) return parsed
  const tally = emptyTally()
  for (let done = 0; done < count; done++) {
    countRun(tally, parsed.value, from + done)
    report(done + 1)
  }
  return { ok: true, value: tally }
}
