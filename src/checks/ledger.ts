// The judges' ledger: what every committed event has become so far, folded from the journal step by step.
import type { Change, Step } from '#kernel'
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
  /** Steps at which the read store took its effect in. */
  readonly applied: { readonly step: number; readonly how: string }[]
  parkedStep: number | undefined
}

interface Passed {
  readonly upTo: number
  readonly step: number
}

/** Reads only what crosses the border of a store: committed events, log records, offsets, and what the read store answers. */
export class Ledger {
  readonly events = new Map<string, EventEntry>()
  /** When the relay's cursor passed which id, and when single rows were flagged. */
  private readonly cursor: Passed[] = []
  private readonly flagged = new Map<number, number>()
  private readonly offsets = new Map<number, Passed[]>()
  private readonly waiting = new Set<string>()
  private readonly subject: Subject

  constructor(subject: Subject) {
    this.subject = subject
  }

  observe(step: Step): void {
    for (const change of step.changes) this.note(step, change)
  }

  private note(step: Step, change: Change): void {
    const { table } = change
    if (table === this.subject.events) this.noteOutbox(step, change)
    else if (table === this.subject.log) this.noteLog(step, change)
    else if (table === 'relay_cursor')
      this.cursor.push({ upTo: number(change.after, 'id'), step: step.index })
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
    const { event, outcome, released, apply } = message.body
    if (outcome !== 'applied') return
    for (const id of [event, ...released]) this.events.get(id)?.applied.push({ step: step.index, how: apply })
  }

  /**
   * The step at which the relay stopped looking for an event. The cursor may have passed its id before the transaction
   * committed: then the commit itself is where it was lost. Otherwise its flag was set, or the cursor went past it.
   */
  markedStep({ position, committedStep }: EventEntry): number | undefined {
    const passed = this.cursor.find(({ upTo }) => upTo >= position)
    if (passed !== undefined && passed.step <= committedStep) return committedStep
    return this.flagged.get(position) ?? passed?.step
  }

  /** The step at which the consumer group put an event behind it. */
  consumedStep(entry: EventEntry): number | undefined {
    const steps = entry.appended.map(
      ({ partition, offset }) => this.offsets.get(partition)?.find((passed) => passed.upTo > offset)?.step,
    )
    return steps.every((step) => step !== undefined) ? steps[0] : undefined
  }

  /** Whether an event that has no effect yet can still get one without an operator's help. */
  isPending(entry: EventEntry): boolean {
    if (entry.parkedStep !== undefined) return false
    if (this.waiting.has(entry.id)) return true
    if (entry.appended.length === 0) return this.markedStep(entry) === undefined
    return this.consumedStep(entry) === undefined
  }
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

const number = (row: unknown, field: string): number =>
  Number((row as Record<string, unknown> | undefined)?.[field] ?? 0)
