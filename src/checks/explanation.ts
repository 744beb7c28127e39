// Explains every document that differs from the truth: lost, still on its way, overwritten by an older state, or out of thin air.
import type { Documents } from './documents'
import { explainDoubt, explainExtra, explainPhantom } from './explain-extra'
import type { History } from './history'
import type { Lag } from './lag'
import type { EventEntry, Ledger } from './ledger'
import type { Compared } from './oracle'
import { type Subject, versionOf } from './subject'
import type { Violation } from './violation'
import type { Witness } from './witness'

export type Damage = 'lost' | 'phantom' | 'ghost' | 'overwritten' | 'no-history'

/** What is wrong for good, and what is only late. */
export interface Explanation {
  readonly damage: ReadonlySet<Damage>
  readonly violations: readonly Violation[]
  /** When the oldest event was committed that is missing and on its way, in microseconds; undefined where none is. */
  readonly pendingSince: number | undefined
  /** Keys whose documents show what is not true: not even a write that is gone from the truth is gone there. */
  readonly phantoms: ReadonlySet<string>
}

export interface Evidence {
  readonly subject: Subject
  readonly history: History
  readonly ledger: Ledger
  readonly lag: Lag
  readonly documents: Documents
  readonly witness: Witness
  /** Whether an event may still arrive. */
  readonly coming: (entry: EventEntry) => boolean
  /** Whether somebody will look again at everything that has stood since a step. */
  readonly isLookedFor: (since: number) => boolean
  /** The head's instant in microseconds, and whether nothing more will happen there by itself. */
  readonly now: number
  readonly over: boolean
}

export interface Finding {
  readonly damage?: readonly Damage[]
  readonly violations?: readonly Violation[]
  /** Since when something is missing that is on its way. */
  readonly pending?: readonly number[]
}

/** Explains the documents that differ. */
export function explain(different: readonly Compared[], evidence: Evidence): Explanation {
  const byKey = new Map<string, EventEntry[]>(different.map(({ key }) => [key, []]))
  for (const entry of evidence.ledger.events.current.values()) byKey.get(entry.key)?.push(entry)
  const findings = different.map((row) => explainRow(row, byKey.get(row.key) ?? [], evidence))
  const pending = findings.flatMap((finding) => finding.pending ?? [])
  return {
    damage: new Set(findings.flatMap(({ damage }) => damage ?? [])),
    violations: findings.flatMap(({ violations }) => violations ?? []),
    pendingSince: pending.length === 0 ? undefined : pending.reduce((least, at) => Math.min(least, at)),
    phantoms: new Set(
      different.flatMap(({ key }, index) => (findings[index]?.damage?.includes('phantom') ? [key] : [])),
    ),
  }
}

const sinces = (entries: readonly EventEntry[]): readonly number[] =>
  entries.map(({ committedAt }) => committedAt)

function explainRow(row: Compared, entries: readonly EventEntry[], evidence: Evidence): Finding {
  const doubt = explainDoubt(row, evidence)
  if (doubt !== undefined) return doubt
  if (row.status === 'extra') return explainExtra(row, entries, evidence)
  const { witness, coming, subject, ledger } = evidence
  const missing = entries.filter((entry) => !ledger.hasReached(entry))
  const pending = missing.filter((entry) => coming(entry) || isInvalidating(entry, evidence))
  const arriving = entries.filter((entry) => !missing.includes(entry) || pending.includes(entry))
  const latest = highestOf(arriving)
  const lost = missing.filter(
    (entry) => !pending.includes(entry) && !(subject.heals && entry.version < latest),
  )
  const phantom = pending.length > 0 ? undefined : explainPhantom(row, evidence)
  if (lost.length > 0)
    return {
      damage: ['lost', ...(phantom?.damage ?? [])],
      violations: [...lost.map((entry) => witness.lost(entry)), ...(phantom?.violations ?? [])],
      pending: sinces(pending),
    }
  if (pending.length > 0) return { pending: sinces(pending) }
  return phantom ?? explainApplied(row, entries, evidence)
}

/** A cache is told by key: nothing carries the event itself, so for a moment it may be on its way. */
const isInvalidating = ({ committedAt }: EventEntry, { subject, over, now }: Evidence): boolean =>
  subject.missingIsFine && !over && now - committedAt <= subject.normalLag

/** Every event that counts has been applied, and yet the row differs. */
function explainApplied(row: Compared, entries: readonly EventEntry[], evidence: Evidence): Finding {
  const { witness, coming, subject, ledger, lag } = evidence
  const left = versionOf(row.view)
  const newer = entries.filter(({ version }) => version > left)
  // One part of an event brings its version already.
  const again = (subject.inParts ? entries.filter(({ version }) => version >= left) : newer).filter(coming)
  if (again.length > 0) return { pending: sinces(again) }
  const since = lag.differsSince(row.key)
  if (since !== undefined && evidence.isLookedFor(since)) return { pending: [witness.at(since).at] }
  if (entries.some((entry) => ledger.additions.of(entry).length > 1)) return {}
  const emptied = row.view === undefined ? entries.filter((entry) => isEmptied(entry, ledger)) : []
  if (emptied.length > 0)
    return { damage: ['no-history'], violations: emptied.map((entry) => witness.emptied(entry)) }
  const inVain = subject.heals
    ? []
    : entries.filter(({ applied }) => applied.every(({ changed }) => !changed))
  if (inVain.length === 0 && row.view !== undefined && newer.length > 0) {
    const written = subject.missingIsFine ? lag.writtenAt(row.key) : undefined
    return { damage: ['overwritten'], violations: [witness.overwritten(row.key, entries, left, written)] }
  }
  const blamed = inVain.length > 0 ? inVain : entries.slice(-1)
  return { damage: ['lost'], violations: blamed.map((entry) => witness.withoutEffect(entry)) }
}

/** It had been applied when the read model was emptied, and was not applied again. */
const isEmptied = ({ applied }: EventEntry, { lastEmptied }: Ledger): boolean =>
  applied.length > 0 && applied.every(({ step }) => step < lastEmptied)

const highestOf = (entries: readonly EventEntry[]): number =>
  entries.reduce((most, { version }) => Math.max(most, version), 0)
