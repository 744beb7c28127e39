// The judges' ledger: what every committed event has become so far, folded from the journal step by step.
import { type JsonObject, type ReadModelSpec, sameRow } from '#domains'
import type { Change, RowStore, Step } from '#kernel'
import { eventsInHand } from './in-hand'
import type { Subject } from './subject'

export interface EventEntry {
  readonly id: string
  readonly key: string
  readonly version: number
  /** Its place in the outbox. */
  readonly position: number
  readonly command: string
  readonly committedStep: number
  readonly committedAt: number
  /** Steps at which it was appended to the log; a second one is a repetition. */
  readonly appended: { readonly step: number; readonly partition: number; readonly offset: number }[]
  /** Steps at which the read store took it in; `changed`: a row of a read model says something else since. */
  readonly applied: {
    readonly step: number
    readonly at: number
    readonly how: string
    readonly changed: boolean
  }[]
  parkedStep: number | undefined
}

interface Passed {
  readonly upTo: number
  readonly step: number
}

/** Reads only what crosses the border of a store: committed events, log records, offsets, and what the read store answers. */
export class Ledger {
  readonly events = new Map<string, EventEntry>()
  /** Events whose increments were added a second time, in the order in which it happened. */
  readonly doubled: EventEntry[] = []
  /** When the relays' cursor passed which id, and when single rows were flagged. */
  private readonly cursor: Passed[] = []
  private readonly flagged = new Map<number, number>()
  private readonly offsets = new Map<number, Passed[]>()
  private readonly waiting = new Set<string>()
  private readonly subject: Subject
  private readonly models: ReadonlyMap<string, ReadModelSpec>

  constructor(subject: Subject) {
    this.subject = subject
    this.models = new Map(subject.domain.models.map((model) => [model.name, model]))
  }

  observe(step: Step): void {
    for (const change of step.changes) this.note(step, change)
  }

  private note(step: Step, change: Change): void {
    const { table } = change
    if (table === this.subject.events) this.noteOutbox(step, change)
    else if (table === this.subject.log) this.noteLog(step, change)
    else if (table === 'relay_cursor') this.noteCursor(step, change)
    else if (table === 'group_offsets') this.noteOffset(step, change)
    else if (table === 'waiting_events') this.noteWaiting(change)
    else if (table === 'dead_letters') this.noteParked(step, change)
    else if (table === 'wires' && change.before === undefined) this.noteApplied(step, change)
  }

  private noteOutbox(step: Step, change: Change): void {
    const row = change.after as OutboxView | undefined
    if (row === undefined) return
    if (change.before !== undefined) {
      if (row.sent !== null) this.flagged.set(row.id, step.index)
      return
    }
    const { id, aggregateId: key, version } = row.event
    this.events.set(id, {
      id,
      key,
      version,
      position: row.id,
      command: row.command,
      committedStep: step.index,
      committedAt: step.at,
      appended: [],
      applied: [],
      parkedStep: undefined,
    })
  }

  private noteLog(step: Step, change: Change): void {
    const record = change.after as LogView | undefined
    if (record === undefined) return
    const { partition, offset, event } = record
    this.events.get(event.id)?.appended.push({ step: step.index, partition, offset })
  }

  private noteCursor(step: Step, change: Change): void {
    const upTo = Number((change.after as { readonly id?: number } | undefined)?.id ?? 0)
    if (upTo > (this.cursor.at(-1)?.upTo ?? 0)) this.cursor.push({ upTo, step: step.index })
  }

  private noteOffset(step: Step, change: Change): void {
    const partition = Number(change.key.slice(change.key.lastIndexOf('/') + 1))
    const list = this.offsets.get(partition) ?? []
    list.push({ upTo: Number(change.after ?? 0), step: step.index })
    this.offsets.set(partition, list)
  }

  private noteWaiting(change: Change): void {
    if (change.after === undefined) this.waiting.delete(change.key)
    else this.waiting.add(change.key)
  }

  private noteParked(step: Step, change: Change): void {
    const entry = this.events.get(change.key)
    if (entry !== undefined && change.after !== undefined) entry.parkedStep = step.index
  }

  /** The read store says in its answer what became of an event; the answer may get lost, the effect does not. */
  private noteApplied(step: Step, change: Change): void {
    const message = change.after as unknown as AppliedView
    if (message.type !== 'applied' || message.copyOf !== undefined || message.from !== this.subject.readStore)
      return
    const { event, outcome, released, apply: how } = message.body
    if (outcome !== 'applied') return
    const changed = step.changes.some((each) => this.saysSomethingElse(each))
    for (const id of [event, ...released]) {
      const entry = this.events.get(id)
      if (entry === undefined) continue
      entry.applied.push({ step: step.index, at: step.at, how, changed })
      if (how === 'delta' && changed && additionsOf(entry).length === 2) this.doubled.push(entry)
    }
  }

  /** An upsert of what is there already makes a new row that says the same. */
  private saysSomethingElse({ table, before, after }: Change): boolean {
    const model = this.models.get(table)
    return (
      model !== undefined &&
      !sameRow(model, before as JsonObject | undefined, after as JsonObject | undefined)
    )
  }

  /**
   * The step at which the relay stopped looking for an event. The cursor may have passed its id before the transaction
   * committed: then the commit itself is where it was lost. Otherwise its flag was set, or the cursor went past it.
   */
  markedStep({ position, committedStep }: EventEntry): number | undefined {
    const passed = this.cursor[firstWith(this.cursor, ({ upTo }) => upTo >= position)]
    if (passed !== undefined && passed.step <= committedStep) return committedStep
    return this.flagged.get(position) ?? passed?.step
  }

  /** The step at which the consumer group put the first copy of an event behind it. */
  consumedStep({ appended: [first] }: EventEntry): number | undefined {
    if (first === undefined) return undefined
    return this.offsets.get(first.partition)?.find(({ upTo }) => upTo > first.offset)?.step
  }

  /** Which events may still get an effect without an operator's help, as the rows stand at the head. */
  comingFrom(rows: RowStore): (entry: EventEntry) => boolean {
    const inHand = eventsInHand(rows, this.subject.hands)
    return (entry) =>
      entry.parkedStep === undefined &&
      (this.waiting.has(entry.id) ||
        inHand.has(entry.id) ||
        this.markedStep(entry) === undefined ||
        entry.appended.some((copy) => copy.offset >= this.offsetOf(copy.partition)))
  }

  /** Where a restarted consumer of a partition would go on. */
  private offsetOf(partition: number): number {
    return this.offsets.get(partition)?.at(-1)?.upTo ?? 0
  }
}

/** When an event's increments were added, and made a difference. */
export const additionsOf = ({ applied }: EventEntry) =>
  applied.filter(({ how, changed }) => how === 'delta' && changed)

/** The index of the first element for which a condition holds that goes on holding; the length where there is none. */
function firstWith<Element>(list: readonly Element[], holds: (element: Element) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const element = list[middle]
    if (element !== undefined && holds(element)) high = middle
    else low = middle + 1
  }
  return low
}

interface EventView {
  readonly id: string
  readonly aggregateId: string
  readonly version: number
}
interface OutboxView {
  readonly id: number
  readonly event: EventView
  readonly sent: number | null
  readonly command: string
}
interface LogView {
  readonly partition: number
  readonly offset: number
  readonly event: EventView
}
interface AppliedView {
  readonly type: string
  readonly from: string
  readonly copyOf?: string
  readonly body: {
    readonly event: string
    readonly outcome: string
    readonly released: readonly string[]
    readonly apply: string
  }
}
