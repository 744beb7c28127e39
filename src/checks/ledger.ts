// The judges' ledger: what every committed event has become so far, folded from the journal step by step.
import { type JsonObject, type ReadModelSpec, sameRow } from '#domains'
import type { Change, Step } from '#kernel'
import { Additions, renewalIn } from './additions'
import { type DocumentChange, Documents } from './documents'
import { Doubts } from './doubts'
import { type Application, type EventEntry, Events } from './entries'
import type { Findings } from './findings'
import { History, type TruthMove } from './history'
import { Presence } from './presence'
import {
  type AppliedView,
  addedBy,
  carriedAs,
  type CommitView,
  type EventView,
  type LogView,
  outboxPlace,
  type OutboxView,
  placeIn,
  takenIn,
} from './shapes'
import type { Subject } from './subject'
import { isFirstPending, rowChangeIn, Translog } from './translog'

export type { EventEntry } from './entries'

/** How an event was taken in. */
type Taken = Pick<Application, 'how' | 'changed' | 'part'> & { readonly isBeside: boolean }

/** How the tables of a second set of read models end, which a rebuild fills beside those that are shown. */
const BESIDE = '__next'

/** Reads only what crosses the border of a store: committed state, events, log records, offsets, and what the read store answers. */
export class Ledger {
  readonly events = new Events()
  readonly additions = new Additions()
  private readonly translog = new Translog()
  readonly history: History
  readonly doubts: Doubts
  /** The highest version that has been applied, by key. */
  private readonly highest = new Map<string, number>()
  private readonly presence: Presence
  /** When a key was last taken out of a cache for a command, which may be before its commit. */
  private readonly takenAway = new Map<string, Application>()
  /** The last step that emptied rows of the read model: what was added before it is gone. */
  private emptiedStep = -1
  /** The last step in which the read store said what became of an event. */
  private answeredStep = -1
  /** The last step in which increments were added for the first time. */
  private addedStep = -1
  private readonly subject: Subject
  private readonly models: ReadonlyMap<string, ReadModelSpec>
  private readonly documents: Documents
  private readonly findings: Findings | undefined

  constructor(subject: Subject, history = new History(subject), findings?: Findings) {
    this.subject = subject
    this.history = history
    this.doubts = new Doubts(history)
    this.findings = findings
    this.documents = new Documents(subject)
    this.presence = new Presence(this.documents.places)
    this.models = new Map(subject.domain.models.map((model) => [model.name, model]))
  }

  observe(
    step: Step,
    moves = this.history.observe(step),
    shown: readonly DocumentChange[] = this.documents.changesIn(step),
  ): void {
    for (const move of moves) this.noteTruth(step, move)
    let isAnswered = this.noteLoaded(step)
    for (const change of step.changes) isAnswered = this.note(step, change) || isAnswered
    if (isAnswered) this.answeredStep = step.index
    this.translog.note(step, this.addedStep === step.index)
    for (const change of shown) this.noteRow(step, change, isAnswered)
    const renewal = step.component === this.subject.readStore ? renewalIn(step) : undefined
    if (renewal === undefined) return
    // Also where there was no document any more: counters remember those that are gone.
    if (renewal === 'emptied') this.emptiedStep = step.index
    this.additions.renew(renewal, this.events.current.values())
  }

  /** Whether the read store has told in this change what became of an event. */
  private note(step: Step, change: Change): boolean {
    const { table } = change
    if (table === this.subject.events) this.noteOutbox(step, change)
    else if (table === this.subject.log) this.noteLog(step, change)
    else if (table === 'commit_log') this.noteCommit(step, change)
    else if (table === 'dead_letters') this.noteParked(step, change)
    else if (table === 'timeline') this.events.timeline = placeIn(change.after)
    return table === 'wires' && change.before === undefined && this.noteApplied(step, change)
  }

  private noteTruth(step: Step, { key, from, to, state }: TruthMove): void {
    for (let version = from; version > to; version--) this.events.revoke(step, key, version)
    for (let version = from + 1; version <= to; version++)
      if (this.events.get(key, version) === undefined)
        this.events.enter(step, { key, version, deletes: version === to && state === undefined })
    if (to < from) this.highest.set(key, Math.min(to, this.highest.get(key) ?? 0))
    if (!this.subject.missingIsFine) return
    if (!this.presence.has(key)) this.reach(step, key, to)
    // Whoever reads before the commit fills the cache with what was before: the event has been told all the same.
    const entry = this.events.get(key, to)
    const taken = this.takenAway.get(`${entry?.command}/${key}`)
    if (taken !== undefined && entry?.applied.length === 0) entry.applied.push(taken)
  }

  private noteOutbox(step: Step, { before, after }: Change): void {
    const row = after as OutboxView | undefined
    if (before !== undefined || row === undefined) return
    const { id, aggregateId: key, version } = row.event
    const entry = this.events.get(key, version) ?? this.events.enter(step, { key, version, deletes: false })
    this.events.rename(entry, id)
    entry.position = outboxPlace(row)
    entry.command = row.command
  }

  private noteLog(step: Step, { before, after }: Change): void {
    const record = (after ?? before) as LogView | undefined
    if (record === undefined || (before !== undefined && after !== undefined)) return
    const { partition, offset, event } = record
    const copies = this.events.tracesOf(event.id).appended
    if (after !== undefined) copies.push({ step: step.index, partition, offset })
    const dropped = copies.find((copy) => copy.partition === partition && copy.offset === offset)
    if (after === undefined && dropped !== undefined) dropped.droppedStep = step.index
  }

  /** The commit log holds a transaction, perhaps before it is visible: all its events wait at the same place. */
  private noteCommit(step: Step, change: Change): void {
    const { before, after } = change
    this.doubts.note(step, change)
    if (after === undefined || before !== undefined) return
    const { position, second, ...first } = after as unknown as CommitView
    for (const { key, version } of second === undefined ? [first] : [first, second]) {
      const own = (first.events ?? []).filter(({ aggregateId }) => aggregateId === key).length
      for (let each = version - Math.max(1, own) + 1; each <= version; each++)
        this.events.tracesOf(carriedAs(key, each)).logged = position
    }
  }

  private noteParked(step: Step, { key, after }: Change): void {
    const id = (after as { readonly event?: EventView } | undefined)?.event?.id ?? key
    const entry = this.events.find(id)
    if (entry !== undefined) entry.parkedStep = after === undefined ? undefined : step.index
  }

  /** The read store says in its answer what became of an event; the answer may get lost, the effect does not. */
  private noteApplied(step: Step, change: Change): boolean {
    const message = change.after as unknown as AppliedView
    if (message.type === 'invalidated') this.noteTakenAway(step, message)
    const taken = takenIn(change, this.subject.readStore)
    if (taken === undefined) return false
    const { events, body } = taken
    if (events.length === 0) return true
    const { apply, beside, models } = body
    // Readers fill the cache: whatever an event says, it only takes the row away.
    const how = this.subject.missingIsFine ? 'invalidate' : apply
    const suffix = beside === true ? BESIDE : ''
    const changed = step.changes.some((each) => this.saysSomethingElse(each, suffix))
    for (const id of events)
      this.take(step, id, { how, changed, part: partOf(id, models), isBeside: beside === true })
    return true
  }

  private noteTakenAway({ index: step, at }: Step, { correlation, body }: AppliedView): void {
    this.takenAway.set(`${correlation}/${body.key}`, {
      step,
      at,
      how: 'invalidate',
      changed: true,
      part: '',
      set: this.additions.setFor(false),
    })
  }

  /** A job's load that adds takes in the events it brings, one by one; the request waits in the timer that ends it. */
  private noteLoaded(step: Step): boolean {
    const events = addedBy(step)
    if (step.component !== this.subject.readStore || events.length === 0) return false
    const changed = step.changes.some((each) => this.saysSomethingElse(each))
    for (const { id } of events) this.take(step, id, { how: 'delta', changed, part: '', isBeside: false })
    return true
  }

  private take(step: Step, id: string, { isBeside, ...how }: Taken): void {
    const taken = { step: step.index, at: step.at, ...how, set: this.additions.setFor(isBeside) }
    const { applied } = this.events.tracesOf(id)
    const isFirst = applied.every(({ part }) => part !== taken.part)
    if (isFirst && taken.how === 'delta') this.addedStep = step.index
    const entry = this.events.find(id)
    if (entry !== undefined) {
      const { key, version } = entry
      const newest = this.highest.get(key) ?? 0
      if (applied.length === 0 && version < newest) this.noteOvertaken(step, entry, newest)
      if (entry.revokedStep === undefined) this.highest.set(key, Math.max(version, newest))
    }
    applied.push(taken)
    if (entry !== undefined && taken.how === 'delta' && taken.changed) this.additions.note(entry)
  }

  private noteOvertaken(step: Step, { id, key, command }: EventEntry, by: number): void {
    const reason = { code: 'overtaken', event: id, by } as const
    this.findings?.add(step, { check: 'order-per-key', key, reason, chain: [command, id] })
  }

  /** An upsert of what is there already makes a new row that says the same. */
  private saysSomethingElse(change: Change, suffix = ''): boolean {
    if (isFirstPending(change)) return true
    const { table = '', before, after } = rowChangeIn(change) ?? {}
    const model = table.endsWith(suffix)
      ? this.models.get(table.slice(0, table.length - suffix.length))
      : undefined
    return (
      model !== undefined &&
      !sameRow(model, before as JsonObject | undefined, after as JsonObject | undefined)
    )
  }

  /** A row that others wrote than whoever applies single events has taken in all up to its version. */
  private noteRow(step: Step, change: DocumentChange, isAnswered: boolean): void {
    const { key, after } = change
    const isGone = this.history.isGone(key)
    const version = this.history.of(key)?.version ?? 0
    const shown = this.presence.note(change, isGone || this.subject.missingIsFine ? version : 0)
    if (isAnswered) return
    if (after === undefined && !isGone && !this.subject.missingIsFine) {
      this.emptiedStep = step.index
      this.additions.sweep()
    }
    this.reach(step, key, Math.min(shown, version))
  }

  private reach(step: Step, key: string, version: number): void {
    for (let each = version; each > 0; each--) {
      const entry = this.events.get(key, each)
      if (entry === undefined || entry.applied.length > 0) return
      const set = this.additions.setFor(false)
      entry.applied.push({ step: step.index, at: step.at, how: 'row', changed: true, part: '', set })
    }
  }

  /** Whether an event has been applied to the documents: to all models, or to that one. */
  hasReached({ applied }: EventEntry): boolean {
    const { name } = this.documents.spec
    return applied.some(({ part }) => part === '' || part === name || !this.models.has(part))
  }

  /** Whether a step shows increments in a document that had not been added before. */
  showsAdded(step: Step, key: string): boolean {
    return this.addedStep === step.index || this.translog.showsAdded(step, this.documents.spec.name, key)
  }

  /** Whether a step took an event in, as opposed to rows that were written otherwise. */
  hasTakenIn(step: number): boolean {
    return this.answeredStep === step
  }

  /** The last step that emptied rows of the read model. */
  get lastEmptied(): number {
    return this.emptiedStep
  }
}

/** Which part of an event was applied: one row of several, or the models that the request named; empty: the whole. */
function partOf(id: string, models: readonly string[] = []): string {
  const row = id.indexOf('/')
  return row >= 0 ? id.slice(row + 1) : models.join()
}
