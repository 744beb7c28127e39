// A broken promise with its witness: which check, at which step, on which row, and why, as data.
import type { AnomalyId } from './anomalies/catalogue'
import type { Reason } from './reason'

/** The checks, in the order in which they are shown. */
export const CHECKS = [
  'no-lost-event',
  'no-phantom',
  'no-ghost',
  'no-double-effect',
  'no-stale-overwrite',
  'no-regression',
  'no-torn-read',
  'read-your-writes',
  'monotonic-reads',
  'bounded-staleness',
  'order-per-key',
  'converges',
] as const

export type CheckId = (typeof CHECKS)[number]

export interface Violation {
  readonly check: CheckId
  /** The step at which it broke, and its instant in microseconds. */
  readonly step: number
  readonly at: number
  readonly key: string
  readonly reason: Reason
  /** The chain of causes from the command on: the command's task, the event, the steps it passed. */
  readonly chain: readonly string[]
  /** Its number in the catalogue of anomalies, where it is one of them: `A7`. */
  readonly anomaly?: AnomalyId
}
