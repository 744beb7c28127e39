// Why a promise was broken: as a code with its figures, as an English sentence, and which anomaly of the catalogue it is.
import type { AnomalyId } from './anomalies/catalogue'

/** What may become of an event, beyond what is counted. */
type Fate =
  | 'never-sent'
  | 'passed-over'
  | 'never-applied'
  | 'parked'
  | 'without-effect'
  /** No outbox and no log remembers it: the last message or row that carried it went away. */
  | 'vanished'
  /** Nobody ever carried it. */
  | 'untold'
  /** It lies before the place up to which the reader has read. */
  | 'skipped'
  /** A job has looked since, and did not see it. */
  | 'missed'
  /** The log let go of it before it was read. */
  | 'dropped'
  /** The read model was emptied after it had been applied, and nobody brings it again. */
  | 'emptied'
  /** The read model shows it, and it never happened. */
  | 'uncommitted'
  | 'revoked'
  /** It deleted a row, and then the row was written again. */
  | 'resurrected'

/** A reason that names an event and says no more. */
export type FateReason = { readonly code: Fate; readonly event: string }

/** Times in microseconds. */
export type Reason =
  | FateReason
  | { readonly code: 'applied-again' | 'pushed-again'; readonly event: string; readonly times: number }
  | { readonly code: 'counted-again'; readonly event: string; readonly counter: string }
  | { readonly code: 'overtaken'; readonly event: string; readonly by: number }
  | { readonly code: 'went-back'; readonly from: number; readonly to: number }
  | { readonly code: 'overwritten'; readonly highest: number; readonly left: number }
  | { readonly code: 'torn' | 'read-torn'; readonly version: number }
  | {
      readonly code: 'read-skewed'
      readonly version: number
      readonly other: string
      readonly otherVersion: number
    }
  | { readonly code: 'read-too-old'; readonly wrote: number; readonly read: number }
  | { readonly code: 'read-older'; readonly before: number; readonly read: number }
  | { readonly code: 'beyond-bound'; readonly age: number; readonly bound: number }
  | { readonly code: 'differs'; readonly model: string; readonly status: string }

const FATES: { readonly [fate in Fate]: string } = {
  'never-sent': 'was marked as sent and never reached the broker',
  'passed-over': "committed behind the relay's cursor and was never read",
  'never-applied': 'was acknowledged and never took effect',
  parked: 'was parked as a dead letter',
  'without-effect': 'was delivered and left no effect',
  vanished: 'vanished on its way and is kept nowhere',
  untold: 'was committed and never passed on',
  skipped: 'lies before the place up to which its reader has read',
  missed: 'was not seen by a job that has looked since',
  dropped: 'went from the log before it was read',
  emptied: 'was applied before the read model was emptied, and nobody brings it again',
  uncommitted: 'shows and was never committed',
  revoked: 'shows and was taken back by a failover',
  resurrected: 'deleted a row that was written again afterwards',
}

const isFate = (reason: Reason): reason is FateReason => reason.code in FATES

/** The reason as an English sentence, for the command line and exports; the page has its own words for each code. */
export function sentenceOf(reason: Reason): string {
  if (isFate(reason)) return `event ${reason.event} ${FATES[reason.code]}`
  switch (reason.code) {
    case 'applied-again':
      return `event ${reason.event} took effect ${reason.times} times`
    case 'pushed-again':
      return `event ${reason.event} was pushed to people ${reason.times} times`
    case 'counted-again':
      return `event ${reason.event} was counted in ${reason.counter} in full, though an earlier version is counted there already`
    case 'overtaken':
      return `event ${reason.event} was applied after version ${reason.by}`
    case 'went-back':
      return `version ${reason.from} replaced by version ${reason.to}`
    case 'overwritten':
      return `version ${reason.left} stands over version ${reason.highest}`
    case 'torn':
      return `the row said what no version says, on its way to version ${reason.version}`
    case 'read-torn':
      return `a query read what no version says, on its way to version ${reason.version}`
    case 'read-skewed':
      return `a query read version ${reason.version} together with version ${reason.otherVersion} of ${reason.other}: no commit had both`
    case 'read-too-old':
      return `the session had written version ${reason.wrote} and read version ${reason.read}`
    case 'read-older':
      return `the session had read version ${reason.before} and then read version ${reason.read}`
    case 'beyond-bound':
      return `what was read had been out of date for ${millis(reason.age)} ms, allowed are ${millis(reason.bound)} ms`
    case 'differs':
      return `${reason.model} is ${reason.status}`
  }
}

const millis = (micros: number): number => micros / 1000

type Code = Reason['code']

const ANOMALY_OF: { readonly [code in Code]?: AnomalyId } = {
  'went-back': 'A4',
  'applied-again': 'A3',
  'pushed-again': 'A28',
  'never-sent': 'A1',
  'passed-over': 'A7',
  'never-applied': 'A1',
  parked: 'A22',
  'without-effect': 'A6',
  vanished: 'A1',
  untold: 'A1',
  skipped: 'A7',
  missed: 'A8',
  dropped: 'A20',
  overwritten: 'A5',
  overtaken: 'A5',
  uncommitted: 'A2',
  revoked: 'A2',
  resurrected: 'A10',
  torn: 'A11',
  'read-torn': 'A11',
  'read-skewed': 'A11',
  'read-too-old': 'A13',
  'read-older': 'A14',
  'beyond-bound': 'A12',
}

/** The number of an anomaly in the catalogue, as a field; nothing where the reason is none of them. */
export function anomalyOf({ code }: Reason): { readonly anomaly?: AnomalyId } {
  const anomaly = ANOMALY_OF[code]
  return anomaly === undefined ? {} : { anomaly }
}
