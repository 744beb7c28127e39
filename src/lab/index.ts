// The lab: many runs off the main thread. The pool that shares work out, and what there is to share out.
export type { Crew, Ending, Hand, Job } from './pool'
export type { CurvePoint } from './sweep/curve'
export type { SweepSummary } from './sweep/summary'
export { LAST_SEED, MOST_SEEDS, type SweepRequest } from './sweep/sweep'
export { startSweep } from './sweep/sweep-job'
export { type Reply, serve, type Work } from './work'
export {
  type Bounds,
  DEFAULT_BOUNDS,
  type Progress,
  type Quest,
  type SearchReport,
  type Share,
  WHOLE,
} from './search/bounds'
export { search } from './search/search'
