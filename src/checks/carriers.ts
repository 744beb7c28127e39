// Where an event was seen last: the step in which the last message or row that carried it went away.
import type { Step } from '#kernel'
import { collectEvents } from './in-hand'
import type { EventEntry } from './ledger'
import type { Subject } from './subject'

/** Looks through the journal once, from its end, for all events it is asked about, and only as far as it has to. */
export class Carriers {
  private readonly last = new Map<string, number>()
  /** Everything from this step on has been looked through. */
  private looked: number
  private readonly tables: ReadonlySet<string>
  private readonly journal: readonly Step[]

  constructor({ hands, waiting }: Subject, journal: readonly Step[]) {
    const kept = waiting.flatMap((place) => (place.kind === 'rows' ? [place.table] : []))
    this.tables = new Set(['wires', 'timers', ...hands, ...kept])
    this.journal = journal
    this.looked = journal.length
  }

  /** The step in which an event was seen last; undefined where nobody ever carried it. */
  lastOf({ id, committedStep }: EventEntry): number | undefined {
    while (!this.last.has(id) && this.looked > committedStep + 1) this.look(--this.looked)
    return this.last.get(id)
  }

  /** What a row held before this step, it held until this step. */
  private look(index: number): void {
    const ids = new Set<string>()
    for (const { table, before } of this.journal[index]?.changes ?? [])
      if (before !== undefined && this.tables.has(table)) collectEvents(before, ids)
    for (const id of ids) if (!this.last.has(id)) this.last.set(id, index)
  }
}
