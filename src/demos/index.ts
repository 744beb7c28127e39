// Demos: what is said, shown, done and claimed about a run, step by step, as data that is played, rehearsed and filmed.
export { type Deed, deedsOf, isThere } from './deeds'
export type { Demo, DemoStep, Prediction } from './demo'
export { findingOf, type Sight, untrueIn } from './holds'
export { parseAct, parseCondition, parseDemo } from './parse'
export {
  begun,
  current,
  isOver,
  looked,
  predicted,
  type Progress,
  progressFrom,
  stepAt,
  wentBack,
  wentOn,
} from './progress'
export { readingTime } from './reading-time'
export { rehearse } from './rehearse'
export { DEMO_FILE } from './schema'
