// The judges' ledger: what every committed event has become so far, folded from the journal step by step.
import { type JsonObject, type ReadModelSpec, sameRow } from '#domains'
import type { Change, Step } from '#kernel'
import { Documents } from './documents'
import { type EventEntry, newEntry } from './entries'
import type { Findings } from './findings'
import { History, type TruthMove } from './history'
import { Presence } from './presence'
import type { AppliedView, CommitView, LogView, OutboxView } from './shapes'
import type { Subject } from './subject'
import { Waiting } from './waiting'

export type { EventEntry } from './entries'

/** Reads only what crosses the border of a store: committed state, events, log records, offsets, and what the read store answers. */
export class Ledger {
  readonly events = new Map<string, EventEntry>()
  /** What a failover took back, in the order in which it happened. */
  readonly revoked: EventEntry[] = []
  /** Events whose increments were added a second time, in the order in which it happened. */
  readonly doubled: EventEntry[] = []
  readonly waiting: Waiting
  /** Applications of events that were not committed at that moment. */
  private readonly early = new Map<string, EventEntry['applied']>()
  /** The highest version that has been applied, by key. */
  private readonly highest = new Map<string, number>()
  private readonly presence: Presence
  /** The last step that emptied rows of the read model: what was added before it is gone. */
  private emptiedStep = -1
  /** The last step in which increments were added for the first time. */
  private addedStep = -1
  private readonly subject: Subject
  private readonly models: ReadonlyMap<string, ReadModelSpec>
  private readonly documents: Documents
  private readonly history: History
  private readonly findings: Findings | undefined

  constructor(subject: Subject, history = new History(subject), findings?: Findings) {
    this.subject = subject
    this.history = history
    this.findings = findings
    this.documents = new Documents(subject)
    this.presence = new Presence(this.documents.places)
    this.waiting = new Waiting(subject)
    this.models = new Map(subject.domain.models.map((model) => [model.name, model]))
  }

  observe(step: Step, moves = this.history.observe(step)): void {
    for (const move of moves) this.noteTruth(step, move)
    let shows = false
    let isAnswered = false
    for (const change of step.changes) {
      shows = shows || this.documents.shows(change)
      isAnswered = this.note(step, change) || isAnswered
    }
    if (shows) this.noteRows(step, isAnswered)
  }

  /** Whether the read store has told in this change what became of an event. */
  private note(step: Step, change: Change): boolean {
    const { table } = change
    if (table === this.subject.events) this.noteOutbox(step, change)
    else if (table === this.subject.log) this.noteLog(step, change)
    else if (table === 'commit_log') this.noteCommit(step, change)
    else if (table === 'dead_letters') this.noteParked(step, change)
    else this.waiting.note(step, change)
    return table === 'wires' && change.before === undefined && this.noteApplied(step, change)
  }

  private noteTruth(step: Step, { key, from, to, state }: TruthMove): void {
    for (let version = from; version > to; version--) {
      const entry = this.events.get(`${key}@${version}`)
      if (entry === undefined) continue
      entry.revokedStep = step.index
      this.revoked.push(entry)
      this.events.delete(entry.id)
    }
    for (let version = from + 1; version <= to; version++)
      this.enter(newEntry(step, { key, version, deletes: version === to && state === undefined }))
    if (to < from) this.highest.set(key, Math.min(to, this.highest.get(key) ?? 0))
    if (this.subject.missingIsFine && !this.presence.has(key)) this.reach(step, key, to)
  }

  private enter(entry: EventEntry): void {
    const early = this.early.get(entry.id)
    if (early !== undefined) {
      entry.applied.push(...early)
      this.early.delete(entry.id)
    }
    this.events.set(entry.id, entry)
  }

  private noteOutbox(step: Step, { before, after }: Change): void {
    const row = after as OutboxView | undefined
    if (row === undefined) return
    const position = row.position ?? row.id ?? 0
    if (before !== undefined) {
      if (typeof row.sent === 'number') this.waiting.noteFlag(step, position)
      return
    }
    const { id, aggregateId: key, version } = row.event
    if (!this.events.has(id)) this.enter(newEntry(step, { key, version, deletes: false }))
    const entry = this.events.get(id)
    if (entry === undefined) return
    entry.position = position
    entry.command = row.command
  }

  private noteLog(step: Step, { before, after }: Change): void {
    const record = (after ?? before) as LogView | undefined
    if (record === undefined) return
    const { partition, offset, event } = record
    const copies = this.entryOf(event.id)?.appended
    if (after !== undefined) copies?.push({ step: step.index, partition, offset })
    const dropped = copies?.find((copy) => copy.partition === partition && copy.offset === offset)
    if (after === undefined && dropped !== undefined) dropped.droppedStep = step.index
  }

  /** The commit log holds a transaction: all its events wait at the same place. */
  private noteCommit(step: Step, { before, after }: Change): void {
    if (after === undefined || before !== undefined) return
    const { position, key, version } = after as unknown as CommitView
    for (let each = version; each > 0; each--) {
      const entry = this.events.get(`${key}@${each}`)
      if (entry?.committedStep !== step.index) return
      entry.logged = position
    }
  }

  private noteParked(step: Step, change: Change): void {
    const entry = this.entryOf(change.key)
    if (entry !== undefined && change.after !== undefined) entry.parkedStep = step.index
  }

  /** What is known of an event, whole or one of its parts: those are named after it. */
  entryOf(id: string): EventEntry | undefined {
    return this.events.get(id) ?? this.events.get(wholeOf(id))
  }

  /** The read store says in its answer what became of an event; the answer may get lost, the effect does not. */
  private noteApplied(step: Step, change: Change): boolean {
    const message = change.after as unknown as AppliedView
    if (message.type !== 'applied' || message.copyOf !== undefined || message.from !== this.subject.readStore)
      return false
    const { event, outcome, released, apply: how } = message.body
    if (outcome !== 'applied') return true
    const changed = step.changes.some((each) => this.saysSomethingElse(each))
    for (const id of [event, ...released])
      this.take(step, id, { step: step.index, at: step.at, how, changed })
    return true
  }

  private take(step: Step, id: string, taken: EventEntry['applied'][number]): void {
    const entry = this.entryOf(id)
    if (entry === undefined) {
      const early = this.early.get(wholeOf(id)) ?? []
      this.early.set(wholeOf(id), [...early, taken])
      return
    }
    const { key, version, applied } = entry
    const newest = this.highest.get(key) ?? 0
    if (applied.length === 0) {
      if (version < newest) this.noteOvertaken(step, entry, newest)
      if (taken.how === 'delta') this.addedStep = step.index
    }
    this.highest.set(key, Math.max(version, newest))
    applied.push(taken)
    if (taken.how === 'delta' && taken.changed && this.additionsOf(entry).length === 2)
      this.doubled.push(entry)
  }

  private noteOvertaken(step: Step, { id, key, command }: EventEntry, by: number): void {
    const reason = { code: 'overtaken', event: id, by } as const
    this.findings?.add(step, { check: 'order-per-key', key, reason, chain: [command, id] })
  }

  /** An upsert of what is there already makes a new row that says the same. */
  private saysSomethingElse({ table, before, after }: Change): boolean {
    const model = this.models.get(table)
    return (
      model !== undefined &&
      !sameRow(model, before as JsonObject | undefined, after as JsonObject | undefined)
    )
  }

  /** Rows that others wrote than whoever applies single events: a row has taken in all up to its version. */
  private noteRows(step: Step, isAnswered: boolean): void {
    for (const each of step.changes) {
      const change = this.documents.changeOf(each)
      if (change === undefined) continue
      const { key, after } = change
      const isGone = this.history.isGone(key)
      const version = this.history.of(key)?.version ?? 0
      const shown = this.presence.note(change, isGone || this.subject.missingIsFine ? version : 0)
      if (isAnswered) continue
      if (after === undefined && !isGone && !this.subject.missingIsFine) this.emptiedStep = step.index
      this.reach(step, key, Math.min(shown, version))
    }
  }

  private reach(step: Step, key: string, version: number): void {
    for (let each = version; each > 0; each--) {
      const entry = this.events.get(`${key}@${each}`)
      if (entry === undefined || entry.applied.length > 0) return
      entry.applied.push({ step: step.index, at: step.at, how: 'row', changed: true })
    }
  }

  /** When an event's increments were added, made a difference, and were not swept away since. */
  additionsOf({ applied }: EventEntry): EventEntry['applied'] {
    return applied.filter(({ how, changed, step }) => how === 'delta' && changed && step > this.emptiedStep)
  }

  /** Whether a step added increments of an event that had not been added before. */
  hasAddedIn(step: number): boolean {
    return this.addedStep === step
  }

  /** When an event that is not committed was applied: undefined where it was not. */
  earlyStep(id: string): number | undefined {
    return this.early.get(id)?.at(-1)?.step
  }

  /** The last step that emptied rows of the read model. */
  get lastEmptied(): number {
    return this.emptiedStep
  }
}

/** A part of an event is named after it: `order-1@2/items/1`. */
const wholeOf = (id: string): string => /^[^@]*@\d+/.exec(id)?.[0] ?? id
