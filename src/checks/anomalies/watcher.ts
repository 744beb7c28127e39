// What watches for a kind of anomaly: what it wants to see of a step, and what it knows of an event that came to harm.
import type { Change, Message, Step } from '#kernel'
import type { History, TruthMove } from '../history'
import type { EventEntry, Ledger } from '../ledger'
import type { FateReason, Reason } from '../reason'
import type { Subject } from '../subject'
import type { AnomalyId } from './catalogue'
import type { Sightings } from './sightings'

/** What all watchers look at, and where they note what they see. */
export interface Watched {
  readonly subject: Subject
  readonly history: History
  readonly ledger: Ledger
  /** The tasks of the commands that were confirmed to the client. */
  readonly confirmed: ReadonlySet<string>
  readonly sightings: Sightings
}

/**
 * What became of an event: it is missing in the read model; it is, and it was a deletion; or it was taken in where it does
 * not belong, again or behind a later one.
 */
export interface Harm {
  readonly kind: 'missing' | 'undeleted' | 'misplaced'
  readonly code: FateReason['code'] | Reason['code']
  readonly entry: EventEntry
}

export interface Watcher {
  /** A step, before its changes: whoever acts does so on what he had. */
  readonly stepped?: (step: Step) => void
  /** Tables whose changes it wants to see. */
  readonly rows?: { readonly [table: string]: (change: Change, step: Step) => void }
  /** Types of messages that it wants to see leave; second copies are none. */
  readonly sent?: { readonly [type: string]: (message: Message, step: Step) => void }
  /** A version was committed. */
  readonly committed?: (entry: EventEntry, move: TruthMove, step: Step) => void
  /** By which anomaly an event came to harm; undefined: not by one that it watches for. */
  readonly blames?: (harm: Harm) => AnomalyId | undefined
}
