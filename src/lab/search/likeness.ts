// Which states have the same future: what stores, machines and wires hold and in which order it is due, without history.
import {
  type Change,
  type Hash,
  hashLikeness,
  type Json,
  type Lanes,
  type MachineRow,
  type RowStore,
} from '#kernel'

/**
 * Tables of the kernel that say nothing about what comes next but when it was: the clock, positions of random streams,
 * counters of links, rounds of polling. How long a component has been up belongs to them too.
 */
const HISTORY: ReadonlySet<string> = new Set(['clock', 'streams', 'links', 'rounds', 'lives'])

/** Fields that tell when something happened or is due, and that no component decides by. Whether it has still counts. */
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

/** Tables whose instants decide what is extracted next. */
const TIMED: ReadonlySet<string> = new Set(['updated_at', 'watermark'])

const NO_FIELDS: ReadonlySet<string> = new Set()
const NOTHING: Lanes = { a: 0, b: 0 }

/** What is due, whose order counts. A message's and a control's key is a running number. */
const AHEAD = ['wires', 'timers', 'controls'] as const

/** The hash of a row as far as it bears on the future. */
export const likenessOf: Hash = (table, key, row) => {
  if (HISTORY.has(table)) return NOTHING
  if (table === 'machines') return hashLikeness({ table, key }, (row as MachineRow).state, NO_FIELDS)
  if (table === 'wires') return hashLikeness({ table, key: '' }, worded(row), INSTANTS)
  return hashLikeness(
    { table, key: table === 'controls' ? '' : key },
    row,
    TIMED.has(table) ? NO_FIELDS : INSTANTS,
  )
}

/** A message without where it comes from in the run. */
function worded(row: Json): Json {
  const { link, from, type, body, forEpoch, lost } = row as { readonly [field: string]: Json }
  return { link, from, type, body, forEpoch, ...(lost === undefined ? {} : { lost }) } as Json
}

type Due = { readonly due: number; readonly sequence: number }

/**
 * The state that the rows are in, as one number below 2^53. Two states that agree have the same rows, the same machines
 * and the same things ahead in the same order; instants and random streams may differ. So the number decides what is
 * worth a second look, and a violation that is found is always run again from its causes.
 */
export function stateOf(rows: RowStore): number {
  const { a, b } = rows.lanes
  const ahead: Change[] = []
  for (const table of AHEAD) ahead.push(...rows.changes(table))
  ahead.sort((x, y) => dueOf(x).due - dueOf(y).due || dueOf(x).sequence - dueOf(y).sequence)
  let x = 0
  let y = 0
  for (const change of ahead) {
    x = Math.imul(x ^ change.a, 0x9e3779b1)
    y = Math.imul(y ^ change.b, 0x5f356495)
  }
  return ((a ^ x) >>> 0) * 0x200000 + ((b ^ y) >>> 11)
}

const dueOf = (change: Change): Due => change.after as Due
