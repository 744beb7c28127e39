// What is due next, in the order (due, sequence). An index over the rows that carry these two numbers: the rows are the truth.

/** A row that is waiting for its time. */
export type Due = { readonly due: number; readonly sequence: number; readonly background?: boolean }

export interface Appointment {
  readonly due: number
  readonly sequence: number
  readonly table: string
  readonly key: string
}

/** A message held without an end waits beyond any run: it is never due by itself. */
export const FAR = Number.MAX_SAFE_INTEGER

/** How many dead entries are not worth a sweep. */
const ROOM = 256

const counts = (row: Due | undefined): row is Due =>
  row !== undefined && row.due !== FAR && row.background !== true

const before = (x: Appointment, y: Appointment): boolean =>
  x.due < y.due || (x.due === y.due && x.sequence < y.sequence)

/**
 * A binary heap with lazy removal: an entry is live while `isLive` says that its row still stands with this sequence.
 * Undoing a step puts rows back, so the same entry may be in the heap twice; the second is dead once the first was served.
 */
export class Agenda {
  private readonly heap: Appointment[] = []
  private readonly isLive: (entry: Appointment) => boolean
  /** How many rows are waiting that will be due. */
  private waiting = 0
  /** How many rows are waiting that are not mere background polling. */
  foreground = 0

  constructor(isLive: (entry: Appointment) => boolean) {
    this.isLive = isLive
  }

  /** Tells the agenda that a row that carries a due time was replaced. */
  note(table: string, key: string, old: Due | undefined, next: Due | undefined): void {
    if (counts(old)) this.foreground -= 1
    if (counts(next)) this.foreground += 1
    if (old !== undefined && old.due !== FAR) this.waiting -= 1
    if (next === undefined || next.due === FAR) return
    this.waiting += 1
    if (this.heap.length > 4 * this.waiting + ROOM) this.sweep()
    this.push({ due: next.due, sequence: next.sequence, table, key })
  }

  peek(): Appointment | undefined {
    for (;;) {
      const top = this.heap[0]
      if (top === undefined || this.isLive(top)) return top
      this.pop()
    }
  }

  /** Drops dead entries and second copies, which much going back and forth leaves behind. */
  private sweep(): void {
    const entries = this.heap.splice(0)
    const seen = new Set<number>()
    for (const entry of entries) {
      if (seen.has(entry.sequence) || !this.isLive(entry)) continue
      seen.add(entry.sequence)
      this.push(entry)
    }
  }

  private push(entry: Appointment): void {
    const { heap } = this
    let at = heap.length
    heap.push(entry)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent]
      if (above === undefined || !before(entry, above)) break
      heap[at] = above
      at = parent
    }
    heap[at] = entry
  }

  private pop(): void {
    const { heap } = this
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      let least = heap[child]
      if (least === undefined) break
      const right = heap[child + 1]
      if (right !== undefined && before(right, least)) {
        child += 1
        least = right
      }
      if (!before(least, last)) break
      heap[at] = least
      at = child
    }
    heap[at] = last
  }
}
