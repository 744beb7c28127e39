// An instant of a run: its rows, read by table with their types. The one place where the page gives rows their types back.
import type { Json, JsonObject, MachineRow, LifeRow, Message } from '#kernel'
import type { LogRecord, OutboxRow } from '#machines'
import type { Run } from '#runs'

interface EventId {
  readonly id: string
}

/** An event in a broker that counts messages instead of offsets. */
interface EventRow {
  readonly seq: number
  readonly key: string
  readonly event: EventId
}

/** A fault in force: what it strikes, where it names that. */
export interface FaultRow {
  readonly kind: string
  readonly component?: string
  readonly link?: string
}

/** The rows a scene is drawn from, by table name. */
interface Rows {
  readonly outbox: OutboxRow
  readonly log: LogRecord
  readonly log_end: number
  readonly group_offsets: number
  readonly relay_cursor: { readonly id: number }
  readonly sequences: number
  readonly transactions: {
    readonly rows: readonly {
      readonly id: number
      readonly key: string
      readonly event: EventId
    }[]
  }
  readonly commit_log: { readonly position: number; readonly key: string; readonly version: number }
  readonly slots: { readonly confirmed: number; readonly retained: number; readonly lost?: boolean }
  readonly event_store: { readonly key: string; readonly version: number; readonly event: EventId }
  readonly checkpoints: number
  readonly queue: EventRow & {
    readonly redelivered: boolean
    readonly deliveries: number
    readonly state: 'ready' | 'unacked'
    readonly consumer?: string
  }
  readonly stream: EventRow
  readonly consumer_pending: EventRow & { readonly deliveries: number }
  readonly translog: { readonly model: string; readonly key: string; readonly row: JsonObject | null }
  readonly watermark: number
  readonly machines: MachineRow
  readonly lives: LifeRow
  readonly wires: Message
  readonly faults: FaultRow
}

/** A row as its fields, or none. */
export type Fields = JsonObject | undefined

export class Instant {
  readonly run: Run
  /** Microseconds; at or after the last step done. */
  readonly at: number

  constructor(run: Run, at: number) {
    this.run = run
    this.at = at
  }

  get position(): number {
    return this.run.simulation.position
  }

  row<Name extends keyof Rows>(table: Name, key: string): Rows[Name] | undefined {
    return this.run.simulation.rows.get(table, key) as Rows[Name] | undefined
  }

  *all<Name extends keyof Rows>(table: Name): IterableIterator<readonly [string, Rows[Name]]> {
    for (const [key, row] of this.run.simulation.rows.entries(table)) yield [key, row as Rows[Name]]
  }

  /** A row of a table whose name only the run knows: an aggregate, a read model. */
  fields(table: string, key: string): Fields {
    return this.run.simulation.rows.get(table, key) as Fields
  }

  has(table: string): boolean {
    return this.ownerOf(table) !== undefined
  }

  /** The component whose rows a table holds; undefined where this design has no such table. */
  ownerOf(table: string): string | undefined {
    return this.run.simulation.tables.find(({ name }) => name === table)?.owner
  }

  *records(table: string): IterableIterator<readonly [string, { readonly [field: string]: Json }]> {
    for (const [key, row] of this.run.simulation.rows.entries(table))
      yield [key, row as { readonly [field: string]: Json }]
  }

  keys(table: string): readonly string[] {
    return [...this.records(table)].map(([key]) => key)
  }

  size(table: string): number {
    return this.run.simulation.rows.size(table)
  }
}

/** The number at the end of an id, such as 12 of `order-12`; 0 where there is none. */
export const numberIn = (id: string): number => Number(/(\d+)$/.exec(id)?.[1] ?? 0)

/** A field that holds a text; empty where it is not there. */
export function textOf(row: Fields, field: string): string {
  const value = row?.[field]
  return typeof value === 'string' ? value : ''
}
