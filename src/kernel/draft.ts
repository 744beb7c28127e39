// One step in the making: collects its writes, reads through them, and hands them over as the shortest list of changes.
import { invariant } from './invariant'
import type { Json } from './json'
import type { Change, RowStore, Table } from './rows'
import { clock, CLOCK, type ClockRow } from './tables'
import type { SimTime } from './time'

interface Write {
  readonly table: string
  readonly key: string
  row: Json | undefined
}

/** Beyond this many writes a step looks its rows up in a map instead of a short list. */
const SHORT = 16

const NONE: readonly string[] = []

export class Draft {
  readonly now: SimTime
  points: readonly string[] = NONE
  private readonly rows: RowStore
  private readonly writes: Write[] = []
  private index: Map<string, Write> | undefined
  private readonly start: ClockRow
  private sequence: number
  private touched = false
  /** This step is part of mere polling: whatever it writes down is no progress. */
  background = false

  constructor(rows: RowStore, now: SimTime) {
    this.rows = rows
    this.now = now
    const row = rows.get(clock.name, CLOCK) as ClockRow | undefined
    invariant(row !== undefined, 'the clock has a row')
    this.start = row
    this.sequence = row.sequence
  }

  /** Counts as progress, also within mere polling. */
  noteProgress(): void {
    this.touched = true
    this.background = false
  }

  nextSequence(): number {
    this.sequence += 1
    return this.sequence
  }

  get<Row extends Json>(table: Table<Row>, key: string): Row | undefined {
    const written = this.find(table.name, key)
    // The one place where a row gets its declared type back: only `put` with the same table wrote it.
    return (written === undefined ? this.rows.get(table.name, key) : written.row) as Row | undefined
  }

  /** Sorted keys of a table, this step's own writes included. */
  keys(table: Table): readonly string[] {
    const present = this.rows.size(table.name) === 0 ? [] : this.rows.keys(table.name)
    const own = this.writes.filter((write) => write.table === table.name)
    if (own.length === 0) return present
    const keys = new Set(present)
    for (const write of own) {
      if (write.row === undefined) keys.delete(write.key)
      else keys.add(write.key)
    }
    return [...keys].toSorted()
  }

  size(table: Table): number {
    let size = this.rows.size(table.name)
    for (const write of this.writes) {
      if (write.table !== table.name) continue
      const stood = this.rows.get(write.table, write.key) !== undefined
      if (stood !== (write.row !== undefined)) size += stood ? -1 : 1
    }
    return size
  }

  put<Row extends Json>(table: Table<Row>, key: string, row: Row | undefined): void {
    if (table.owner !== 'kernel') this.touched = true
    const written = this.find(table.name, key)
    if (written !== undefined) {
      written.row = row
      return
    }
    const write = { table: table.name, key, row }
    this.writes.push(write)
    if (this.index !== undefined) this.index.set(`${table.name}\n${key}`, write)
    else if (this.writes.length > SHORT)
      this.index = new Map(this.writes.map((each) => [`${each.table}\n${each.key}`, each]))
  }

  private find(table: string, key: string): Write | undefined {
    if (this.index !== undefined) return this.index.get(`${table}\n${key}`)
    for (const write of this.writes) if (write.key === key && write.table === table) return write
    return undefined
  }

  /** The net changes of this step, the clock's included. Applies nothing. */
  changes(): Change[] {
    const changes: Change[] = []
    for (const write of this.writes) {
      const change = this.rows.changeTo(write.table, write.key, write.row)
      if (change !== undefined) changes.push(change)
    }
    const progress = this.touched && !this.background ? this.sequence : this.start.progress
    const next: ClockRow = { now: this.now, sequence: this.sequence, progress }
    const tick = this.rows.changeTo(clock.name, CLOCK, next)
    if (tick !== undefined) changes.push(tick)
    return changes
  }
}
