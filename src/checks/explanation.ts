// Explains every document that differs from the truth: lost, still on its way, overwritten by an older state, or out of thin air.
import { additionsOf, type EventEntry, type Ledger } from './ledger'
import { type Compared, versionOf } from './oracle'
import type { Violation } from './violation'
import type { Witness } from './witness'

type Damage = 'lost' | 'phantom' | 'overwritten'

/** What is wrong for good, and what is only late. */
export interface Explanation {
  readonly damage: ReadonlySet<Damage>
  readonly violations: readonly Violation[]
  /** When the oldest event was committed that is missing and on its way, in microseconds; undefined where none is. */
  readonly pendingSince: number | undefined
}

export interface Evidence {
  readonly ledger: Ledger
  readonly witness: Witness
  /** Whether an event may still arrive. */
  readonly coming: (entry: EventEntry) => boolean
  /** Whether an event makes up for the ones before it. */
  readonly heals: boolean
}

interface Finding {
  readonly damage?: Damage
  readonly violations?: readonly Violation[]
  readonly pending?: readonly EventEntry[]
}

/** Explains the documents that differ. */
export function explain(different: readonly Compared[], evidence: Evidence): Explanation {
  const byKey = new Map<string, EventEntry[]>(different.map(({ key }) => [key, []]))
  for (const entry of evidence.ledger.events.values()) byKey.get(entry.key)?.push(entry)
  const findings = different.map((row) => explainRow(row, byKey.get(row.key) ?? [], evidence))
  return {
    damage: new Set(findings.flatMap(({ damage }) => damage ?? [])),
    violations: findings.flatMap(({ violations }) => violations ?? []),
    pendingSince: findings
      .flatMap(({ pending }) => pending ?? [])
      .reduce<number | undefined>(
        (first, { committedAt }) => Math.min(first ?? committedAt, committedAt),
        undefined,
      ),
  }
}

function explainRow(row: Compared, entries: readonly EventEntry[], evidence: Evidence): Finding {
  if (row.status === 'extra') return { damage: 'phantom' }
  const { witness, coming, heals } = evidence
  const missing = entries.filter(({ applied }) => applied.length === 0)
  const pending = missing.filter(coming)
  const arriving = entries.filter((entry) => !missing.includes(entry) || pending.includes(entry))
  const latest = highestOf(arriving)
  const lost = missing.filter((entry) => !pending.includes(entry) && !(heals && entry.version < latest))
  if (lost.length > 0)
    return { damage: 'lost', violations: lost.map((entry) => witness.lost(entry)), pending }
  return pending.length > 0 ? { pending } : explainApplied(row, entries, evidence)
}

/** Every event that counts has been applied, and yet the row differs. */
function explainApplied(
  row: Compared,
  entries: readonly EventEntry[],
  { witness, coming, heals }: Evidence,
): Finding {
  const left = versionOf(row.view)
  const newer = entries.filter(({ version }) => version > left)
  const again = newer.filter(coming)
  if (again.length > 0) return { pending: again }
  if (entries.some((entry) => additionsOf(entry).length > 1)) return {}
  const inVain = heals ? [] : entries.filter(({ applied }) => applied.every(({ changed }) => !changed))
  if (inVain.length === 0 && row.view !== undefined && newer.length > 0)
    return { damage: 'overwritten', violations: [witness.overwritten(row.key, entries, left)] }
  const blamed = inVain.length > 0 ? inVain : entries.slice(-1)
  return { damage: 'lost', violations: blamed.map((entry) => witness.withoutEffect(entry)) }
}

const highestOf = (entries: readonly EventEntry[]): number =>
  entries.reduce((most, { version }) => Math.max(most, version), 0)
