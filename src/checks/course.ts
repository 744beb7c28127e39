// The course of a run, folded from its journal: the truth as it went, what became of each event, and the gap between the two models.
// What a page draws needs no more; the judge says whether that was right.
import type { Step } from '#kernel'
import { type DocumentChange, Documents } from './documents'
import type { Findings } from './findings'
import { History, type TruthMove } from './history'
import { Lag } from './lag'
import { type EventEntry, Ledger } from './ledger'
import type { Subject } from './subject'

/** What a step did to the truth and to the documents. */
export interface Moved {
  readonly moves: readonly TruthMove[]
  readonly shown: readonly DocumentChange[]
}

/** Folds one run. Only reads. */
export class Course {
  readonly documents: Documents
  readonly history: History
  readonly lag: Lag
  readonly ledger: Ledger

  /** `findings`: where the ledger notes what should not have been. */
  constructor(subject: Subject, findings?: Findings) {
    this.documents = new Documents(subject)
    this.history = new History(subject)
    this.lag = new Lag(subject, this.history)
    this.ledger = new Ledger(subject, this.history, findings)
  }

  /** Takes in the next step of the journal. */
  observe(step: Step): Moved {
    const moves = this.history.observe(step)
    const shown = this.documents.changesIn(step)
    this.ledger.observe(step, moves, shown)
    this.lag.observe(step, moves, shown)
    return { moves, shown }
  }

  /** What has become of one committed event; undefined where no such event was committed. */
  entryOf(event: string): EventEntry | undefined {
    return this.ledger.events.find(event)
  }

  /** How many events stood committed at a place in the journal, and how often they had been taken in by then. */
  eventsAt(position: number): { readonly committed: number; readonly applied: number } {
    return this.ledger.events.countsAt(position)
  }
}
