// Finds the witness of a broken promise: the step at which it broke, and the chain of causes that led there.
import type { Step } from '#kernel'
import type { Doubled } from './additions'
import type { Carriers } from './carriers'
import type { EventEntry, Ledger } from './ledger'
import { anomalyOf, type FateReason } from './reason'
import type { Recount } from './recounts'
import type { Violation } from './violation'
import type { Waiting } from './waiting'

/** What became of an event, and in which step. */
interface Fate {
  readonly code: FateReason['code']
  readonly step: number
}

/** Finds the step that shows a violation. */
export class Witness {
  private readonly ledger: Ledger
  private readonly waiting: Waiting
  private readonly journal: readonly Step[]
  private readonly carriers: Carriers

  constructor(
    { ledger, waiting }: { readonly ledger: Ledger; readonly waiting: Waiting },
    journal: readonly Step[],
    carriers: Carriers,
  ) {
    this.ledger = ledger
    this.waiting = waiting
    this.journal = journal
    this.carriers = carriers
  }

  /** The last step of the journal. */
  get lastStep(): number {
    return Math.max(0, this.journal.length - 1)
  }

  /** A step with its instant. */
  at(step: number): { readonly step: number; readonly at: number } {
    return { step, at: this.journal[step]?.at ?? 0 }
  }

  /** An event that never took effect: where it was parked, put behind by its consumer, given up by the relay, or vanished. */
  lost(entry: EventEntry): Violation {
    const { code, step } = this.fateOf(entry)
    return this.of(entry, step, { code, event: entry.id })
  }

  private fateOf(entry: EventEntry): Fate {
    const { parkedStep, appended, committedStep, position } = entry
    const { waiting } = this
    if (parkedStep !== undefined) return { code: 'parked', step: parkedStep }
    if (appended.length > 0 && waiting.has('offsets')) return this.fateInLog(entry)
    const vanished = this.carriers.lastOf(entry)
    if (position > 0 && waiting.has('outbox')) {
      const step = waiting.markedStep(entry) ?? committedStep
      // Nobody carried it after its commit: the cursor went past a row that was not there yet when the relay looked.
      return step === committedStep || vanished === undefined
        ? { code: 'passed-over', step: committedStep }
        : { code: 'never-sent', step }
    }
    if (vanished !== undefined) return { code: 'vanished', step: vanished }
    if (position > 0 && waiting.has('checkpoint')) return { code: 'skipped', step: committedStep }
    return { code: waiting.has('schedule') ? 'missed' : 'untold', step: committedStep }
  }

  /** The log let go of it before its consumers had put it behind them, or they did so without applying it. */
  private fateInLog(entry: EventEntry): Fate {
    const dropped = entry.appended[0]?.droppedStep
    const consumed = this.waiting.consumedStep(entry)
    if (dropped !== undefined && (consumed === undefined || consumed >= dropped))
      return { code: 'dropped', step: dropped }
    return { code: 'never-applied', step: consumed ?? entry.committedStep }
  }

  /** An event that was applied and changed nothing, such as a change to a row that was not there yet. */
  withoutEffect(entry: EventEntry): Violation {
    const step = entry.applied[0]?.step ?? entry.committedStep
    return this.of(entry, step, { code: 'without-effect', event: entry.id })
  }

  /** An event that had been applied when the read model was emptied. */
  emptied(entry: EventEntry): Violation {
    return this.of(entry, this.ledger.lastEmptied, { code: 'emptied', event: entry.id })
  }

  /** A row whose end never reached the read model, or that was written again after it. `written`: by which step. */
  ghost(end: EventEntry, written: number | undefined): Violation {
    const check = 'no-ghost'
    if (!this.ledger.hasReached(end)) return { ...this.lost(end), check, anomaly: 'A9' }
    const step = written ?? end.committedStep
    return { ...this.of(end, step, { code: 'resurrected', event: end.id }), check }
  }

  /** A row that says what is not true: since it was written, or since a failover took the truth back. */
  phantom(
    key: string,
    version: number,
    code: 'revoked' | 'uncommitted',
    written: number | undefined,
  ): Violation {
    const { revoked } = this.ledger.events
    const lost = code === 'revoked' ? revoked.findLast((entry) => entry.key === key) : undefined
    const early = this.ledger.events.earlyStep(key, version)
    const step = Math.max(written ?? 0, lost?.revokedStep ?? 0, early ?? 0)
    const reason = { code, event: lost?.id ?? `${key}@${version}` }
    const chain = lost === undefined ? [reason.event] : [lost.command, lost.id]
    return { check: 'no-phantom', key, ...this.at(step), reason, chain, ...anomalyOf(reason) }
  }

  /** An older version that was written last, and stays. `written`: by which step, where no event's application says it. */
  overwritten(
    key: string,
    entries: readonly EventEntry[],
    left: number,
    written: number | undefined,
  ): Violation {
    const culprit = entries.find(({ version }) => version === left)
    const highest = entries.reduce((most, { version }) => Math.max(most, version), 0)
    const reason = { code: 'overwritten', highest, left } as const
    return {
      check: 'no-stale-overwrite',
      key,
      ...this.at(written ?? culprit?.applied.at(-1)?.step ?? culprit?.committedStep ?? 0),
      reason,
      chain: culprit === undefined ? [] : [culprit.command, culprit.id],
      ...(written === undefined ? anomalyOf(reason) : { anomaly: 'A31' }),
    }
  }

  /** An event whose increments were added more than once: where they were added the second time. */
  doubledEffect({ entry, second: { step, at }, times }: Doubled): Violation {
    const reason = { code: 'applied-again', event: entry.id, times } as const
    return { ...this.of(entry, step, reason), check: 'no-double-effect', at }
  }

  /** An event that a counter counted on top of an earlier version of its aggregate. */
  recounted({ entry, counter, step }: Recount): Violation {
    const violation = this.of(entry, step, { code: 'counted-again', event: entry.id, counter })
    return { ...violation, check: 'no-double-effect' }
  }

  private of({ key, command, id }: EventEntry, step: number, reason: Violation['reason']): Violation {
    return {
      check: 'no-lost-event',
      key,
      ...this.at(step),
      reason,
      chain: [command, id],
      ...anomalyOf(reason),
    }
  }
}
