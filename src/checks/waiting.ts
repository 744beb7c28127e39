// Where committed events wait for somebody who will come for them, and how far those have come.
import type { Change, RowStore, Step } from '#kernel'
import { eventsInHand } from './in-hand'
import type { EventEntry } from './ledger'
import { Looks } from './looks'
import {
  carriedAs,
  type EventView,
  isFailover,
  isSlotLost,
  outboxPlace,
  type OutboxView,
  placeIn,
  type SlotView,
} from './shapes'
import type { Subject, WaitingPlace } from './subject'

interface Passed {
  readonly upTo: number
  readonly step: number
}

/** Where readers of the commit log keep how far they are: the table after their own name, and the row. */
const PLACES = [
  ['offset', 'offset'],
  ['position', 'here'],
] as const

/** The consumer group whose offsets are those of the read model. */
const GROUP = 'projector/'

/** Folds cursors, flags, offsets and what readers hold back. */
export class Waiting {
  readonly looks = new Looks()
  /** When the relays' cursor passed which id, and when single rows were flagged. */
  private readonly cursor: Passed[] = []
  private readonly flagged = new Map<number, number>()
  private readonly offsets = new Map<number, Passed[]>()
  private readonly buffered = new Set<string>()
  /** Slots that were given up, or that a new primary does not have. */
  private readonly lostSlots = new Set<string>()
  private readonly subject: Subject

  constructor(subject: Subject) {
    this.subject = subject
  }

  /** Takes in the next step of the journal. */
  observe(step: Step): void {
    for (const change of step.changes)
      if (change.table === this.subject.events) this.noteFlag(step, change)
      else this.note(step, change)
  }

  private note(step: Step, change: Change): void {
    switch (change.table) {
      case 'relay_cursor':
        this.noteCursor(step, change)
        return
      case 'group_offsets':
        this.noteOffset(step, change)
        return
      case 'waiting_events':
        this.noteBuffered(change)
        return
      case 'slots':
        if (change.after === undefined || isSlotLost(change.after as SlotView)) this.lostSlots.add(change.key)
        else this.lostSlots.delete(change.key)
        return
      case 'wires':
        if (change.before === undefined) this.looks.note(step, change.after)
        return
    }
  }

  private noteBuffered({ before, after }: Change): void {
    const { id } = (after ?? before) as unknown as EventView
    if (after === undefined) this.buffered.delete(id)
    else this.buffered.add(id)
  }

  /** A row of the outbox was marked as sent, or a failover took the mark back. */
  private noteFlag(step: Step, { before, after }: Change): void {
    if (before === undefined) return
    const row = (after ?? before) as unknown as OutboxView
    if (after !== undefined && typeof row.sent === 'number') this.flagged.set(outboxPlace(row), step.index)
    else this.flagged.delete(outboxPlace(row))
  }

  /** A cursor only grows, unless another server takes over: that one may know of an earlier place. */
  private noteCursor(step: Step, change: Change): void {
    const upTo = Number((change.after as { readonly id?: number } | undefined)?.id ?? 0)
    while ((this.cursor.at(-1)?.upTo ?? 0) > upTo && isFailover(step)) this.cursor.pop()
    if (upTo > (this.cursor.at(-1)?.upTo ?? 0)) this.cursor.push({ upTo, step: step.index })
  }

  private noteOffset(step: Step, { key, after }: Change): void {
    if (!key.startsWith(GROUP)) return
    const partition = Number(key.slice(GROUP.length))
    const list = this.offsets.get(partition) ?? []
    list.push({ upTo: placeIn(after), step: step.index })
    this.offsets.set(partition, list)
  }

  /** Whether events wait in a place of this kind. */
  has(kind: WaitingPlace['kind']): boolean {
    return this.subject.waiting.some((place) => place.kind === kind)
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

  /**
   * Which events may still get an effect, as the rows stand at the head. A copy passes nothing over: it shows how far it has come,
   * and where it cannot go on it stands still until somebody makes a new one. Elsewhere what nobody keeps for its reader is gone.
   */
  comingFrom(rows: RowStore, over: boolean): (entry: EventEntry) => boolean {
    if (this.subject.readSide.kind === 'copies') return () => true
    const tables = new Set(rows.tableNames())
    const kept = this.subject.waiting.flatMap((place) =>
      place.kind === 'rows' && tables.has(place.table) ? [place.table] : [],
    )
    const hands = this.subject.hands.filter((table) => tables.has(table))
    const inHand = eventsInHand(rows, [...hands, ...kept])
    const waits = this.subject.waiting.map((place) => this.waitsIn(place, rows, tables))
    return (entry) =>
      this.isLookedFor(entry.committedStep, over) ||
      (entry.parkedStep === undefined &&
        (this.buffered.has(entry.id) ||
          inHand.has(entry.id) ||
          inHand.has(carriedAs(entry.key, entry.version)) ||
          waits.some((holds) => holds(entry))))
  }

  /** Whether a job will look at the write model again: while a run goes on, and unless it has looked in vain since. */
  isLookedFor(since: number, over: boolean): boolean {
    return this.has('schedule') && (!over || !this.looks.hasLookedSince(since))
  }

  /** Whether somebody who was added later has not read all there is yet; his counters say less until then. */
  isLaterBehind(rows: RowStore, entries: Iterable<EventEntry>): boolean {
    const { readSide, log } = this.subject
    if (readSide.kind !== 'models' || readSide.later === undefined) return false
    const { consumer, added } = readSide.later
    if (rows.size(added) === 0) return false
    const read = (partition: number): number => placeIn(rows.get('checkpoints', `${consumer}/${partition}`))
    for (const { position, appended } of entries) {
      if (log === '' && position > read(0)) return true
      if (appended.some(({ partition, offset }) => offset >= read(partition))) return true
    }
    return false
  }

  private waitsIn(
    place: WaitingPlace,
    rows: RowStore,
    tables: ReadonlySet<string>,
  ): (entry: EventEntry) => boolean {
    switch (place.kind) {
      case 'outbox':
        return (entry) => entry.position > 0 && this.markedStep(entry) === undefined
      case 'offsets':
      case 'checkpoint': {
        const read = this.readUpTo(place, rows, tables)
        if (this.subject.log === '') return ({ position }) => position > read(0)
        return ({ appended }) =>
          appended.some(
            ({ partition, offset, droppedStep }) => droppedStep === undefined && offset >= read(partition),
          )
      }
      case 'slot':
        return this.waitsInLog(place, rows, tables)
      case 'rows':
      case 'schedule':
        return () => false
    }
  }

  /** A log reader that keeps its slot will read whatever lies after its place and is still there. */
  private waitsInLog(
    { slot, reader }: Extract<WaitingPlace, { kind: 'slot' }>,
    rows: RowStore,
    tables: ReadonlySet<string>,
  ): (entry: EventEntry) => boolean {
    if (this.lostSlots.has(slot) || !tables.has('commit_log')) return () => false
    const opened = rows.get('slots', slot) as SlotView | undefined
    const done = Math.max(
      opened?.from ?? 0,
      ...PLACES.map(([table, key]) => {
        const name = `${reader}.${table}`
        return tables.has(name) ? placeIn(rows.get(name, key)) : 0
      }),
    )
    const kept = new Set<number>()
    for (const [, record] of rows.entries('commit_log')) kept.add(placeIn(record))
    return ({ logged }) => logged > done && kept.has(logged)
  }

  /**
   * Up to where a partition has been read: as far as is noted, or as whoever is reading has come without noting it. Who crashes
   * goes on from what is noted, and who rebuilds reads everything again.
   */
  private readUpTo(
    { kind, readers }: Extract<WaitingPlace, { readonly readers: unknown }>,
    rows: RowStore,
    tables: ReadonlySet<string>,
  ): (partition: number) => number {
    const reading = readers.filter((id) => tables.has(`${id}.positions`) && !isRebuilding(id, rows, tables))
    return (partition) => {
      const kept =
        kind === 'checkpoint' && tables.has('checkpoints')
          ? placeIn(rows.get('checkpoints', `${GROUP}${partition}`))
          : (this.offsets.get(partition)?.at(-1)?.upTo ?? 0)
      const places = reading.flatMap((id) => rows.get(`${id}.positions`, String(partition)) ?? [])
      return places.length === 0 ? kept : Math.max(kept, Math.min(...places.map(placeIn)))
    }
  }
}

const isRebuilding = (id: string, rows: RowStore, tables: ReadonlySet<string>): boolean =>
  tables.has(`${id}.rebuild`) && rows.size(`${id}.rebuild`) > 0

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
