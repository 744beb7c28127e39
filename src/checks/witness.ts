// Finds the witness of a broken promise: the step at which it broke, and the chain of causes that led there.
import type { Step } from '#kernel'
import { additionsOf, type EventEntry, type Ledger } from './ledger'
import type { Reason, Violation } from './violation'

/** Finds the step that shows a violation. */
export class Witness {
  private readonly ledger: Ledger
  private readonly journal: readonly Step[]

  constructor(ledger: Ledger, journal: readonly Step[]) {
    this.ledger = ledger
    this.journal = journal
  }

  /** The last step of the journal. */
  get lastStep(): number {
    return Math.max(0, this.journal.length - 1)
  }

  /** A step with its instant. */
  at(step: number): { readonly step: number; readonly at: number } {
    return { step, at: this.journal[step]?.at ?? 0 }
  }

  /** An event that never took effect: where it was parked, put behind by its consumer, or given up by the relay. */
  lost(entry: EventEntry): Violation {
    const { id: event, parkedStep, appended, committedStep } = entry
    if (parkedStep !== undefined) return this.lostAt(entry, parkedStep, { code: 'parked', event })
    if (appended.length > 0) {
      const step = this.ledger.consumedStep(entry) ?? committedStep
      return this.lostAt(entry, step, { code: 'never-applied', event })
    }
    const step = this.ledger.markedStep(entry) ?? committedStep
    const code = step === committedStep ? 'passed-over' : 'never-sent'
    return this.lostAt(entry, step, { code, event })
  }

  /** An event that was applied and changed nothing, such as a change to a row that was not there yet. */
  withoutEffect(entry: EventEntry): Violation {
    const step = entry.applied[0]?.step ?? entry.committedStep
    return this.lostAt(entry, step, { code: 'without-effect', event: entry.id })
  }

  /** An older version that was written last, and stays. */
  overwritten(key: string, entries: readonly EventEntry[], left: number): Violation {
    const culprit = entries.find(({ version }) => version === left)
    const highest = entries.reduce((most, { version }) => Math.max(most, version), 0)
    return {
      check: 'no-stale-overwrite',
      key,
      ...this.at(culprit?.applied.at(-1)?.step ?? culprit?.committedStep ?? 0),
      reason: { code: 'overwritten', highest, left },
      chain: culprit === undefined ? [] : [culprit.command, culprit.id],
    }
  }

  private lostAt({ key, command, id }: EventEntry, step: number, reason: Reason): Violation {
    return { check: 'no-lost-event', key, ...this.at(step), reason, chain: [command, id] }
  }
}

/** An event whose increments were added more than once: where it was added the second time. */
export function doubledEffect(entry: EventEntry): Violation {
  const additions = additionsOf(entry)
  return {
    check: 'no-double-effect',
    key: entry.key,
    step: additions[1]?.step ?? entry.committedStep,
    at: additions[1]?.at ?? entry.committedAt,
    reason: { code: 'applied-again', event: entry.id, times: additions.length },
    chain: [entry.command, entry.id],
  }
}
