// Checks: judges that only read. The oracle, the gap between the models, and the verdict with its witnesses.
export { Judge, type Judgement } from './judge'
export { inNaturalOrder } from './natural-order'
export { compareAll, compareDocument, isConverged, type RowStatus } from './oracle'
export { type FateReason, type Reason, sentenceOf } from './reason'
export { documentSpec, type Subject, versionOf } from './subject'
export { type VerdictCode, VERDICTS } from './verdict'
export { type CheckId, CHECKS, type Violation } from './violation'
export { Visibility } from './visibility'
