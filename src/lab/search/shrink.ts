// Makes what was found smaller: whatever can be left out so that the promise still breaks is left out.
import type { CheckId } from '#checks'
import type { ScenarioFile } from '#scenarios'
import { breaks } from './replay'

/** Finds a way to break the promise in a file that has lost a command; undefined where it finds none. */
export type SearchAgain = (file: ScenarioFile) => ScenarioFile | undefined

/**
 * The file without what is not needed. Without a command a fault on the nth message may strike another one: then
 * `searchAgain` looks for a fault that does. In the end no single command or fault can be left out.
 */
export function shrink(file: ScenarioFile, check: CheckId, searchAgain: SearchAgain): ScenarioFile {
  for (let small = file; ;) {
    const smaller = smallerThan(small, check, searchAgain)
    if (smaller === undefined) return small
    small = smaller
  }
}

function smallerThan(file: ScenarioFile, check: CheckId, searchAgain: SearchAgain): ScenarioFile | undefined {
  const { workload = [], faults = [] } = file
  for (let index = faults.length - 1; index >= 0; index--) {
    const fewer = { ...file, faults: faults.toSpliced(index, 1) }
    if (breaks(fewer, check)) return fewer
  }
  for (let index = workload.length - 1; index >= 0; index--) {
    const fewer = { ...file, workload: workload.toSpliced(index, 1) }
    if (breaks(fewer, check)) return fewer
    const other = searchAgain(fewer)
    if (other !== undefined) return other
  }
  return undefined
}
