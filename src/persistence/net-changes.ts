// What became of rows since the last flush, net of what cancelled out. Knows no repository and no time.
import { type Change, invariant, type Json, type Table } from '#kernel'
import type { RowUpdate } from '#runs'
import { sameJson } from './json-value'

/** A change as the journal has it. One that was reverted is noted with `before` and `after` exchanged. */
export type RowChange = Pick<Change, 'table' | 'key' | 'before' | 'after'>

/** What has to be known of a table to store its rows. */
export type StoredTable = Pick<Table, 'name' | 'home' | 'appended'>

interface Net {
  /** What is on disk; undefined: no such row. */
  readonly onDisk: Json | undefined
  /** False after a failed write: then nobody knows what is on disk, and the row is written whatever it is. */
  readonly sure: boolean
  value: Json | undefined
}

interface TableNets {
  readonly table: StoredTable
  readonly rows: Map<string, Net>
}

/** Collects changes to rows of the given tables, each row once. */
export class NetChanges {
  private readonly declared: ReadonlyMap<string, StoredTable>
  private changed = new Map<string, TableNets>()

  constructor(declared: ReadonlyMap<string, StoredTable>) {
    this.declared = declared
  }

  /** Notes one change; a table that was not declared is a broken invariant. */
  note({ table, key, before, after }: RowChange): void {
    const rows = this.rowsOf(table)
    const net = rows.get(key)
    if (net === undefined) rows.set(key, { onDisk: before, sure: true, value: after })
    else net.value = after
  }

  /** Hands over everything collected and begins anew. */
  take(): NetChanges {
    const taken = new NetChanges(this.declared)
    taken.changed = this.changed
    this.changed = new Map()
    return taken
  }

  /** Takes back what was handed over and could not be written; what was noted meanwhile is newer. */
  takeBack(taken: NetChanges): void {
    for (const [name, nets] of taken.changed) {
      const rows = this.rowsOf(name)
      for (const [key, { onDisk, value }] of nets.rows) {
        const newer = rows.get(key)
        rows.set(key, { onDisk, sure: false, value: newer === undefined ? value : newer.value })
      }
    }
  }

  /** The rows whose value is not what is on disk. */
  updates(): readonly RowUpdate[] {
    const updates: RowUpdate[] = []
    for (const { table, rows } of this.changed.values()) {
      for (const [key, net] of rows) if (isDue(net)) updates.push(update(table, key, net.value))
    }
    return updates
  }

  private rowsOf(name: string): Map<string, Net> {
    const known = this.changed.get(name)
    if (known !== undefined) return known.rows
    const table = this.declared.get(name)
    invariant(table !== undefined, `there is no table ${name}`)
    const rows = new Map<string, Net>()
    this.changed.set(name, { table, rows })
    return rows
  }
}

const isDue = ({ onDisk, sure, value }: Net): boolean => !sure || !sameJson(onDisk, value)

const update = ({ home, name, appended }: StoredTable, key: string, value: Json | undefined): RowUpdate => ({
  home,
  table: name,
  key,
  value,
  appended: appended === true,
})
