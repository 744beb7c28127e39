// A sweep on all workers: the parts are added up as they arrive.
import { type Crew, type Job, shareOut } from '../pool'
import { type SweepSummary, summaryOf } from './summary'
import { type SweepRequest, sweepUnits } from './sweep'
import { addTally, emptyTally } from './tally'

export interface SweepListener {
  /** How many runs are done. */
  readonly onProgress?: (done: number) => void
  /** What the parts that have arrived come to together. */
  readonly onSummary: (summary: SweepSummary) => void
}

/** Starts a sweep. */
export function startSweep(request: SweepRequest, crew: Crew, { onProgress, onSummary }: SweepListener): Job {
  const whole = emptyTally()
  return shareOut<'sweep'>(sweepUnits(request, crew.workers), crew, {
    onAnswer: (part) => {
      addTally(whole, part)
      onSummary(summaryOf(whole))
    },
    ...(onProgress === undefined ? {} : { onProgress }),
  })
}
