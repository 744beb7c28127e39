// Checks: judges that only read. The oracle, the gap between the models, and the verdict with its witnesses.
export { Judge, type Judgement } from './judge'
export { compareAll, compareDocument, inNaturalOrder, type RowStatus, versionOf } from './oracle'
export { documentSpec, type Subject } from './subject'
export { VERDICTS } from './verdict'
export { type CheckId, CHECKS, type Reason, sentenceOf, type Violation } from './violation'
