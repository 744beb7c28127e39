// All state of a run: named tables of keyed rows. A change to a row can be applied and reverted, and carries its digest.
import { formatDigest, hashRow, type Lanes } from './digest'
import { invariant } from './invariant'
import type { Json } from './json'

/** Which persisted store a table belongs to: the modelled stores under their own names, and `kernel` for the rest. */
export type Home = 'writeStore' | 'outbox' | 'broker' | 'readStore' | 'kernel'

/** A table's declaration, and at the same time the typed handle to read and write it. */
export interface Table<Row extends Json = Json> {
  readonly name: string
  /** The component whose rows these are; only it may write them. */
  readonly owner: string
  /** Durable rows survive a crash of their owner, volatile rows die with it. */
  readonly durable: boolean
  readonly home: Home
  /** Grows without bound under keys that end in a running number (a log, an outbox): worth storing in chunks. */
  readonly appended?: true
  /** Never set: carries the row's type. */
  readonly row?: Row
}

export const defineTable = <Row extends Json>(table: Omit<Table<Row>, 'row'>): Table<Row> => table

/** Two numbers of 32 bits that say what a row in its place is like. */
export type Hash = (table: string, key: string, row: Json) => Lanes

/** The rows of one table, each by the change that left it. */
interface Shelf {
  readonly table: string
  readonly rows: Map<string, Change>
}

const NOTHING: Lanes = { a: 0, b: 0 }

/** For runs whose digest nobody will ask for: hashing is a good part of what a step costs. */
export const unhashed: Hash = () => NOTHING

/**
 * One row before and after; undefined means: there is no such row. A change also is the row it leaves, with the row's
 * hash, computed once: a journal of millions of changes has no second object for each.
 */
export class Change {
  readonly key: string
  readonly after: Json | undefined
  /** @internal Where the row stands, so that nobody who goes to and fro has to look for it. */
  readonly shelf: Shelf
  /** @internal The change that left the row as it was before; the store's own bookkeeping. */
  readonly previous: Change | undefined
  /** @internal */ readonly a: number
  /** @internal */ readonly b: number

  /** `hash` is asked for the row that the change leaves, if it leaves one. */
  constructor(
    { shelf, key, previous }: Pick<Change, 'shelf' | 'key' | 'previous'>,
    after: Json | undefined,
    hash: Hash,
  ) {
    this.key = key
    this.after = after
    this.shelf = shelf
    this.previous = previous
    const lanes = after === undefined ? NOTHING : hash(shelf.table, key, after)
    this.a = lanes.a
    this.b = lanes.b
  }

  get table(): string {
    return this.shelf.table
  }

  get before(): Json | undefined {
    return this.previous?.after
  }
}

/** The rows of one world at one instant. */
export class RowStore {
  private readonly tables = new Map<string, Shelf>()
  private a = 0
  private b = 0

  private readonly hash: Hash

  /** Whoever is interested in less than every detail of the rows gives another hash than the one of the digest. */
  constructor(tables: Iterable<Pick<Table, 'name'>>, hash: Hash = hashRow) {
    this.hash = hash
    for (const table of tables) {
      invariant(!this.tables.has(table.name), `the table ${table.name} is declared twice`)
      this.tables.set(table.name, { table: table.name, rows: new Map() })
    }
  }

  private shelfOf(table: string): Shelf {
    const shelf = this.tables.get(table)
    // The sentence is made only when it is needed: this is asked for every row that is read or written.
    if (shelf === undefined) invariant(false, `there is no table ${table}`)
    return shelf
  }

  private rowsOf(table: string): Map<string, Change> {
    return this.shelfOf(table).rows
  }

  get(table: string, key: string): Json | undefined {
    return this.rowsOf(table).get(key)?.after
  }

  size(table: string): number {
    return this.rowsOf(table).size
  }

  /** All keys in a fixed order that does not depend on how the world got here. For small tables: it sorts. */
  keys(table: string): readonly string[] {
    return [...this.rowsOf(table).keys()].toSorted()
  }

  /** Every row, in no particular order; for views and judges that do not depend on order. */
  *entries(table: string): IterableIterator<readonly [string, Json]> {
    for (const [key, { after }] of this.rowsOf(table)) if (after !== undefined) yield [key, after]
  }

  tableNames(): readonly string[] {
    return [...this.tables.keys()]
  }

  /** Makes the change that would set a row to `value`, or undefined when nothing would change. Applies nothing. */
  changeTo(table: string, key: string, value: Json | undefined): Change | undefined {
    const shelf = this.shelfOf(table)
    const previous = shelf.rows.get(key)
    return previous?.after === value ? undefined : new Change({ shelf, key, previous }, value, this.hash)
  }

  apply(change: Change): void {
    this.replace(change, change.previous, change)
  }

  revert(change: Change): void {
    this.replace(change, change, change.previous)
  }

  /** A change that took a row away has no hash, and leaves no entry. */
  private replace({ shelf, key }: Change, old: Change | undefined, next: Change | undefined): void {
    const { rows } = shelf
    if (old !== undefined) {
      this.a ^= old.a
      this.b ^= old.b
    }
    if (next?.after === undefined) rows.delete(key)
    else {
      rows.set(key, next)
      this.a ^= next.a
      this.b ^= next.b
    }
  }

  /** The exclusive or of all rows' hashes, kept change by change. */
  get lanes(): Lanes {
    return { a: this.a, b: this.b }
  }

  /** Every row of a table as the change that left it, with its hash. */
  changes(table: string): IterableIterator<Change> {
    return this.rowsOf(table).values()
  }

  /** The digest kept change by change. */
  get digest(): string {
    return formatDigest({ a: this.a, b: this.b })
  }

  /** The digest computed anew from every row: must always equal `digest`. */
  digestFromScratch(): string {
    return digestOf(this.everyRow())
  }

  private *everyRow(): IterableIterator<readonly [string, string, Json]> {
    for (const table of this.tables.keys())
      for (const [key, value] of this.entries(table)) yield [table, key, value]
  }
}

/** The digest of a set of rows that stand somewhere else, for example in a database. */
export function digestOf(rows: Iterable<readonly [table: string, key: string, value: Json]>): string {
  let a = 0
  let b = 0
  for (const [table, key, value] of rows) {
    const lanes = hashRow(table, key, value)
    a ^= lanes.a
    b ^= lanes.b
  }
  return formatDigest({ a, b })
}
