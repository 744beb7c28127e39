// Which states have the same future: a digest of stores, machines, what is in flight and what is due, without history.
import {
  type Change,
  hashRow,
  scramble,
  type Json,
  type JsonObject,
  type Lanes,
  type MachineRow,
  type RowStore,
} from '#kernel'

/**
 * Tables of the kernel that say nothing about what comes next but when it was: the clock, positions of random streams,
 * counters of links, rounds of polling. How long a component has been up belongs to them too.
 */
const HISTORY: ReadonlySet<string> = new Set(['clock', 'streams', 'links', 'rounds', 'lives'])

/** What is due, in its order: how much time lies between is left out, as it is a matter of chance. */
const PENDING = ['wires', 'timers', 'controls'] as const
const ORDERED: ReadonlySet<string> = new Set<string>(PENDING)

/** Fields that tell when something happened, and that no component decides by. Whether it has happened still counts. */
const INSTANTS: ReadonlySet<string> = new Set([
  'at',
  'since',
  'sent',
  'due',
  'begun',
  'committed',
  'savedAt',
  'sequence',
])

/** The kernel's running names of messages, timers and controls. */
const RUNNING_NAME = /^[mk]\d+$/

/** Tables whose instants decide what is extracted next. */
const TIMED: ReadonlySet<string> = new Set(['updated_at', 'watermark'])

type Due = { readonly due: number; readonly sequence: number }

/**
 * Keeps a digest while a run goes on and is taken back. Two runs whose digests agree have the same rows, the same
 * machines and the same things ahead in the same order; instants and random streams may differ, so the digest decides
 * what is worth a second look, and a violation that is found is always run again from its causes.
 */
export class StateDigest {
  private a = 0
  private b = 0
  private readonly contents = new WeakMap<object, Lanes>()
  private readonly places = new Map<string, Map<string, Lanes>>()
  private readonly rows: RowStore

  constructor(rows: RowStore) {
    this.rows = rows
    for (const table of rows.tableNames())
      if (counts(table)) for (const [key, row] of rows.entries(table)) this.toggle(table, key, row)
  }

  /** Takes in the changes of a step, or takes them out again: both are the same. */
  note(changes: readonly Change[]): void {
    for (const { table, key, before, after } of changes) {
      if (!counts(table)) continue
      if (before !== undefined) this.toggle(table, key, before)
      if (after !== undefined) this.toggle(table, key, after)
    }
  }

  private toggle(table: string, key: string, row: Json): void {
    const { a, b } = this.hash(table, key, row)
    this.a ^= a
    this.b ^= b
  }

  /** A row in its place. Rows are never changed, so what each says is hashed once; the same row may stand in two places. */
  private hash(table: string, key: string, row: Json): Lanes {
    const place = this.placeOf(table, key)
    const content = this.contentOf(table, row)
    return { a: scramble(place.a ^ Math.imul(content.a, 3)), b: scramble(place.b ^ Math.imul(content.b, 5)) }
  }

  private placeOf(table: string, key: string): Lanes {
    let places = this.places.get(table)
    if (places === undefined) this.places.set(table, (places = new Map()))
    let place = places.get(key)
    if (place === undefined) places.set(key, (place = hashRow(table, key, null)))
    return place
  }

  private contentOf(table: string, row: Json): Lanes {
    if (typeof row !== 'object' || row === null) return hashRow('', '', row)
    let content = this.contents.get(row)
    if (content === undefined) this.contents.set(row, (content = hashRow('', '', essenceOf(table, row))))
    return content
  }

  /** The state as it stands now, as one number below 2^53. */
  value(): number {
    let { a, b } = this
    for (const { table, key, row } of this.ahead()) {
      const lanes = this.hash(table, key, row)
      a = Math.imul(a ^ lanes.a, 0x9e3779b1)
      b = Math.imul(b ^ lanes.b, 0x5f356495)
    }
    return (a >>> 0) * 0x200000 + (b >>> 11)
  }

  private ahead(): readonly { readonly table: string; readonly key: string; readonly row: Json }[] {
    const waiting: { readonly table: string; readonly key: string; readonly row: Json & Due }[] = []
    for (const table of PENDING)
      for (const [key, row] of this.rows.entries(table))
        waiting.push({ table, key: table === 'timers' ? key : '', row: row as JsonObject & Due })
    return waiting.sort((x, y) => x.row.due - y.row.due || x.row.sequence - y.row.sequence)
  }
}

const counts = (table: string): boolean => !HISTORY.has(table) && !ORDERED.has(table)

/** What of a row bears on the future. */
function essenceOf(table: string, row: Json): Json {
  if (table === 'machines') return (row as MachineRow).state
  return TIMED.has(table) ? row : timeless(row)
}

/** The row without its instants and running names, at any depth. */
function timeless(row: Json): Json {
  if (typeof row === 'string') return RUNNING_NAME.test(row) ? '' : row
  if (Array.isArray(row)) return row.map(timeless)
  if (typeof row !== 'object' || row === null) return row
  const kept: Record<string, Json> = {}
  for (const [name, value] of Object.entries(row))
    if (value !== undefined)
      kept[name] = typeof value === 'number' && INSTANTS.has(name) ? 0 : timeless(value)
  return kept
}
