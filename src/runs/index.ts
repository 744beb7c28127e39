// Runs: keep a run's causes and journal; go on, seek, fork; its record and the port through which records are kept.
export { fork, withoutCause, withoutCauses } from './branch'
export { causesOf, storedScenario } from './causes'
export { finished } from './finished'
export { type History, HistoryFold } from './history'
export type { Intervention } from './intervention'
export { parseActs } from './parse-acts'
export { MOST_RUN_CHARACTERS, parseRunFile } from './parse-run-file'
export { type Parting, PartingFold } from './parting'
export { chartOf } from './picture'
export type { Outcome } from './profile/outcome'
export { type Profile, profileOf, profileSteps } from './profile/profile'
export type {
  Flush,
  RowUpdate,
  RunRecord,
  RunRepository,
  Stored,
  StoredRow,
  StoredRun,
  StorageTrouble,
} from './repository'
export { loadResult } from './pieces'
export { type RunResult, resultOf } from './result'
export { type Causes, Run } from './run'
export { MOST_NAME, type RunFile, runFileOf, writtenIntervention } from './run-file'
export { MOST_ACTS } from './run-file-schema'
export { RULES } from './rules'
export { SharedClock } from './shared-clock'
export { traceLine } from './trace'
export { goOnUntil, hasConverged, isAtRest, isReached, MOST_AT_ONCE, type Until, untilIn } from './until'
export { type WiredScenario, wireScenario } from './wire'
