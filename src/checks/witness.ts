// Finds the witness of a broken promise: the step at which it broke, and the chain of causes that led there.
import type { Step } from '#kernel'
import type { EventEntry, Ledger } from './ledger'
import type { Violation } from './violation'

/** Finds the step that shows a violation. */
export class Witness {
  private readonly ledger: Ledger
  private readonly journal: readonly Step[]

  constructor(ledger: Ledger, journal: readonly Step[]) {
    this.ledger = ledger
    this.journal = journal
  }

  private at(step: number): { readonly step: number; readonly at: number } {
    return { step, at: this.journal[step]?.at ?? 0 }
  }

  lost(entry: EventEntry): Violation {
    const common = { check: 'no-lost-event', key: entry.key, chain: [entry.command, entry.id] } as const
    if (entry.parkedStep !== undefined)
      return { ...common, ...this.at(entry.parkedStep), reason: { code: 'parked', event: entry.id } }
    if (entry.appended.length > 0)
      return {
        ...common,
        ...this.at(this.ledger.consumedStep(entry) ?? entry.committedStep),
        reason: { code: 'never-applied', event: entry.id },
      }
    const marked = this.ledger.markedStep(entry) ?? entry.committedStep
    const code = marked === entry.committedStep ? 'passed-over' : 'never-sent'
    return { ...common, ...this.at(marked), reason: { code, event: entry.id } }
  }

  withoutEffect(entry: EventEntry): Violation {
    const step = entry.applied[0]?.step ?? entry.committedStep
    return {
      check: 'no-lost-event',
      key: entry.key,
      ...this.at(step),
      reason: { code: 'without-effect', event: entry.id },
      chain: [entry.command, entry.id],
    }
  }

  overwritten(key: string, entries: readonly EventEntry[], highest: number, left: number): Violation {
    const culprit = entries.find((entry) => entry.version === left)
    const step = culprit?.applied.at(-1)?.step ?? culprit?.committedStep ?? 0
    return {
      check: 'no-stale-overwrite',
      key,
      ...this.at(step),
      reason: { code: 'overwritten', highest, left },
      chain: culprit === undefined ? [] : [culprit.command, culprit.id],
    }
  }

  /** Events whose increments were added more than once. An upsert or a patch may be repeated without harm. */
  doubled(): readonly Violation[] {
    const violations: Violation[] = []
    for (const entry of this.ledger.events.values()) {
      const additions = entry.applied.filter(({ how }) => how === 'delta')
      const second = additions[1]
      if (second === undefined) continue
      violations.push({
        check: 'no-double-effect',
        key: entry.key,
        ...this.at(second.step),
        reason: { code: 'applied-again', event: entry.id, times: additions.length },
        chain: [entry.command, entry.id],
      })
    }
    return violations
  }
}
