// The port to the lab: what the page can have done off the main thread, and what it need not know before somebody asks for it.
// The page's root fills it.
import type { Matrix, MatrixRequest, SearchReport, SearchRequest, SweepRequest, SweepSummary } from '#lab'
import type { JsonObject } from '#kernel'
import type { Profile } from '#runs'
import { parseScenario, type Scenario } from '#scenarios'
import { type Begin, Task } from './task'

export interface Laboratory {
  readonly matrix: Begin<MatrixRequest, Matrix>
  readonly search: Begin<SearchRequest, SearchReport>
  readonly sweep: Begin<SweepRequest, SweepSummary>
  /** The profile of a design with these settings, in pieces: each is the share that is done. */
  readonly profile: (pipeline: string, settings: JsonObject) => Promise<Generator<number, Profile>>
}

/** The long work of the page, one task of each kind. */
export const tasksOf = (laboratory: Laboratory) => ({
  matrix: new Task(laboratory.matrix),
  search: new Task(laboratory.search),
  sweep: new Task(laboratory.sweep),
})

/** The scenario of a file that work was done with or has found; undefined where this version cannot read it. */
export function scenarioOf(file: unknown): Scenario | undefined {
  const parsed = parseScenario(file)
  return parsed.ok ? parsed.value : undefined
}
