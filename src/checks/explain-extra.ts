// Explains what the read model shows and the truth does not contain: not yet seen, never committed, taken
// back by a failover, or deleted.
import type { Evidence, Finding } from './explanation'
import type { EventEntry } from './ledger'
import type { Compared } from './oracle'
import { versionOf } from './subject'

/**
 * A row that shows what is committed on the primary's disk and waits there for its standby. Undefined: it does not. That is
 * over once the standby has it or a failover takes it back; where nothing more happens, it is at a stand.
 */
export function explainDoubt({ key, view }: Compared, evidence: Evidence): Finding | undefined {
  const { ledger, lag, now, over, witness } = evidence
  const doubt = ledger.doubts.of(key)
  if (doubt === undefined) return undefined
  const isShown =
    view === undefined ? (lag.writtenAt(key) ?? -1) > doubt.step : versionOf(view) >= doubt.version
  if (!isShown) return undefined
  return { pending: [over ? witness.at(doubt.step).at : now] }
}

/** A row whose aggregate is not there: a ghost if it once was and has been deleted, otherwise a phantom. */
export function explainExtra(row: Compared, entries: readonly EventEntry[], evidence: Evidence): Finding {
  const { history, witness, coming, lag } = evidence
  const since = lag.differsSince(row.key)
  if (!history.isGone(row.key)) return phantomOf(row, evidence)
  const end = entries.findLast(({ deletes }) => deletes)
  if (
    end !== undefined &&
    (!evidence.ledger.hasReached(end) || isOnTop(row, entries, evidence)) &&
    coming(end)
  )
    return { pending: [end.committedAt] }
  if (since !== undefined && evidence.isLookedFor(since)) return { pending: [witness.at(since).at] }
  if (end === undefined) return { damage: ['ghost'] }
  return { damage: ['ghost'], violations: [witness.ghost(end, lag.writtenAt(row.key))] }
}

/** Whether what deleted the row is still to come again, after what wrote it. */
const isOnTop = ({ key }: Compared, entries: readonly EventEntry[], { lag }: Evidence): boolean =>
  entries.every(({ applied }) => applied.every(({ step }) => step <= (lag.writtenAt(key) ?? step)))

/** A row of an aggregate that is there, but that says what was never committed, or was and is no more. Undefined: it does not. */
export function explainPhantom(row: Compared, evidence: Evidence): Finding | undefined {
  const { history, documents } = evidence
  const truth = history.of(row.key)
  if (truth === undefined) return phantomOf(row, evidence)
  const wasRevoked = truth.revoked.some((state) => documents.says(row.view, state))
  return wasRevoked || versionOf(row.view) > truth.version ? phantomOf(row, evidence) : undefined
}

function phantomOf(row: Compared, { history, witness, lag, subject, ...evidence }: Evidence): Finding {
  const since = lag.differsSince(row.key)
  const begun = since === undefined ? 0 : witness.at(since).at
  // Whoever writes the read model first is ahead of the truth for a moment.
  const isFresh = !evidence.over && evidence.now - begun <= subject.normalLag
  if (isFresh || (since !== undefined && evidence.isLookedFor(since))) return { pending: [begun] }
  const version = Math.max(1, versionOf(row.view))
  const wasRevoked =
    (history.of(row.key)?.revoked.length ?? 0) > 0 || evidence.ledger.doubts.wasUndone(row.key, version)
  const code = wasRevoked ? 'revoked' : 'uncommitted'
  const written = lag.writtenAt(row.key)
  return { damage: ['phantom'], violations: [witness.phantom(row.key, version, code, written)] }
}
