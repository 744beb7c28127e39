// The port to the lab: what the page can have done off the main thread. The page's root fills it.
import type { Matrix, MatrixRequest, SearchReport, SearchRequest, SweepRequest, SweepSummary } from '#lab'
import type { BeginSketches } from './sketches'
import { type Begin, Task } from './task'

export interface Laboratory {
  readonly matrix: Begin<MatrixRequest, Matrix>
  readonly search: Begin<SearchRequest, SearchReport>
  readonly sweep: Begin<SweepRequest, SweepSummary>
  readonly sketches: BeginSketches
}

/** The long work of the page, one task of each kind. */
export const tasksOf = (laboratory: Laboratory) => ({
  matrix: new Task(laboratory.matrix),
  search: new Task(laboratory.search),
  sweep: new Task(laboratory.sweep),
})
