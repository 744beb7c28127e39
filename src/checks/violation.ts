// A broken promise with its witness: which check, at which step, on which row, and why, as data and as a sentence.

export type CheckId =
  | 'converges'
  | 'no-lost-event'
  | 'no-double-effect'
  | 'no-stale-overwrite'
  | 'no-regression'
  | 'read-your-writes'

/** The checks this version can judge, in the order in which they are shown. */
export const CHECKS: readonly CheckId[] = [
  'converges',
  'no-lost-event',
  'no-double-effect',
  'no-stale-overwrite',
  'no-regression',
  'read-your-writes',
]

export type Reason =
  | { readonly code: 'went-back'; readonly from: number; readonly to: number }
  | { readonly code: 'applied-again'; readonly event: string; readonly times: number }
  | { readonly code: 'never-sent'; readonly event: string }
  | { readonly code: 'passed-over'; readonly event: string }
  | { readonly code: 'never-applied'; readonly event: string }
  | { readonly code: 'parked'; readonly event: string }
  | { readonly code: 'without-effect'; readonly event: string }
  | { readonly code: 'overwritten'; readonly highest: number; readonly left: number }
  | { readonly code: 'read-too-old'; readonly wrote: number; readonly read: number }
  | { readonly code: 'differs'; readonly model: string; readonly status: string }

export interface Violation {
  readonly check: CheckId
  /** The step at which it broke, and its instant in microseconds. */
  readonly step: number
  readonly at: number
  readonly key: string
  readonly reason: Reason
  /** The chain of causes from the command on: the command's task, the event, the steps it passed. */
  readonly chain: readonly string[]
}

/** The reason as an English sentence, for the command line and exports; the page has its own words for each code. */
export function sentenceOf(reason: Reason): string {
  switch (reason.code) {
    case 'went-back':
      return `version ${reason.from} replaced by version ${reason.to}`
    case 'applied-again':
      return `event ${reason.event} took effect ${reason.times} times`
    case 'never-sent':
      return `event ${reason.event} was marked as sent and never reached the broker`
    case 'passed-over':
      return `event ${reason.event} committed behind the relay's cursor and was never read`
    case 'never-applied':
      return `event ${reason.event} was acknowledged and never took effect`
    case 'parked':
      return `event ${reason.event} was parked as a dead letter`
    case 'without-effect':
      return `event ${reason.event} was delivered and left no effect`
    case 'overwritten':
      return `version ${reason.left} stands over version ${reason.highest}`
    case 'read-too-old':
      return `the session had written version ${reason.wrote} and read version ${reason.read}`
    case 'differs':
      return `${reason.model} is ${reason.status}`
  }
}
