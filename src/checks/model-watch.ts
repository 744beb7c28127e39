// Watches the read model's rows as they change: rows that go back, rows that say half a change, messages pushed twice.
import type { Change, Step } from '#kernel'
import type { DocumentChange, Documents } from './documents'
import type { Findings } from './findings'
import type { History } from './history'
import type { Ledger } from './ledger'
import { type Subject, versionOf } from './subject'

/** A row that says what no version says. */
interface Tear {
  readonly index: number
  readonly at: number
}

export class ModelWatch {
  private readonly documents: Documents
  private readonly tears = new Map<string, Tear>()
  private readonly torn = new Set<string>()
  private readonly pushes = new Map<string, number>()
  private readonly subject: Subject
  private readonly history: History
  private readonly ledger: Ledger
  private readonly findings: Findings

  constructor(subject: Subject, documents: Documents, ledger: Ledger, findings: Findings) {
    this.subject = subject
    this.history = ledger.history
    this.ledger = ledger
    this.findings = findings
    this.documents = documents
  }

  /** Whether a message went out to people twice. */
  get hasPushedAgain(): boolean {
    return this.findings.all.some(({ reason }) => reason.code === 'pushed-again')
  }

  observe(step: Step, shown: readonly DocumentChange[]): void {
    for (const change of shown) {
      if (versionOf(change.after) < versionOf(change.before)) this.noteBack(step, change)
      if (this.subject.inParts) this.notePart(step, change)
    }
  }

  private noteBack(step: Step, change: DocumentChange): void {
    if (!this.isHarm(step, change)) return
    const [from, to] = [versionOf(change.before), versionOf(change.after)]
    this.findings.add(step, {
      check: 'no-regression',
      key: change.key,
      reason: { code: 'went-back', from, to },
      chain: [],
    })
  }

  /** Increments commute; what an event deletes has to go; and where the truth itself has gone back, its view must follow. */
  private isHarm(step: Step, { key, after }: DocumentChange): boolean {
    if (this.ledger.showsAdded(step, key)) return false
    const truth = this.history.of(key)
    if (after === undefined && (this.subject.missingIsFine || this.ledger.hasTakenIn(step.index)))
      return false
    if (after === undefined) return truth?.state !== undefined && this.ledger.doubts.of(key) === undefined
    return truth === undefined || truth.revoked.length === 0 || !this.documents.says(after, truth.state)
  }

  /** A change that comes in parts is torn until the last of them is there. Then, not before, is it known to have been only torn. */
  private notePart(step: Step, { key, place, after }: DocumentChange): void {
    const name = `${place}/${key}`
    if (after !== undefined && !this.wasTrue(key, after)) {
      if (!this.tears.has(name)) this.tears.set(name, { index: step.index, at: step.at })
      return
    }
    const tear = this.tears.get(name)
    this.tears.delete(name)
    if (tear === undefined || this.torn.has(name)) return
    this.torn.add(name)
    const reason = { code: 'torn', version: versionOf(after) } as const
    this.findings.add(tear, { check: 'no-torn-read', key, reason, chain: [] })
  }

  /** Whether a document says what some version of its aggregate says, committed for good or taken back. */
  wasTrue(key: string, document: NonNullable<DocumentChange['after']>): boolean {
    const { states = [], revoked = [] } = this.history.of(key) ?? {}
    return [...states, ...revoked].some(
      (state) => state !== undefined && this.documents.says(document, state),
    )
  }

  /** A row of the messages that went out to people. */
  notePush(step: Step, { before, after }: Change): void {
    const event = (after as { readonly event?: unknown } | undefined)?.event
    if (before !== undefined || typeof event !== 'string') return
    const times = (this.pushes.get(event) ?? 0) + 1
    this.pushes.set(event, times)
    if (times === 1) return
    const entry = this.ledger.events.find(event)
    this.findings.add(step, {
      check: 'no-double-effect',
      key: entry?.key ?? event,
      reason: { code: 'pushed-again', event, times },
      chain: entry === undefined ? [event] : [entry.command, event],
    })
  }
}
