// What references from the documentation are held against: the scenario file's own words, a run's result, the pages.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { resultOf, Run } from '#runs'
import { bundled, SCENARIO_FILE } from '#scenarios'
import { home } from './files'
import type { Known } from './references'

/** The keys by which a list of things in a scenario file tells them apart. */
export function keysIn(list: 'workload' | 'faults'): readonly string[] {
  const { pipe } = SCENARIO_FILE.entries[list].wrapped
  return pipe[0].item.options.flatMap((option) =>
    'kind' in option.entries ? [option.entries.kind.literal] : Object.keys(option.entries),
  )
}

/** The text of a file of the project; undefined where there is none. */
const textOf = (file: string): string | undefined =>
  existsSync(path.join(home, file)) ? readFileSync(path.join(home, file), 'utf8') : undefined

/** Everything that references can name. `words` are the page's, which only a test may ask for. */
export function knownWith(words: object): Known {
  const [scenario] = bundled
  if (scenario === undefined) throw new Error('There are bundled scenarios')
  const run = new Run({ scenario, without: [], interventions: [] })
  return {
    faults: keysIn('faults'),
    lines: keysIn('workload'),
    words,
    result: resultOf(run, run.finish()),
    page: textOf,
  }
}
