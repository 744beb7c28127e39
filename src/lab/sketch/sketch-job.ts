// Sketches on all workers: a unit for each run.
import { type Crew, type Job, shareOut } from '../pool'
import type { Sketch, SketchRequest } from './sketch'

/** Starts sketching; each sketch is told with its place among the requests as soon as there is one. */
export function startSketches(
  requests: readonly SketchRequest[],
  crew: Crew,
  onSketch: (sketch: Sketch, index: number) => void,
): Job {
  const units = requests.map((request) => ({ kind: 'sketch', ...request }) as const)
  return shareOut<'sketch'>(units, crew, { onAnswer: onSketch })
}
