/** Payloads of style `row`: how one is read out of unchecked JSON, and the one that stands for a whole event. */
import type { JsonObject, RowPayload, TableRow } from './domain'
import { objectAt, textAt } from './read-json'

const ops = ['c', 'u', 'd', 'r'] as const

/** Reads the payload of a row event; undefined when it is none. Only a delete comes without a row. */
export const readRowPayload = (payload: JsonObject): RowPayload | undefined => {
  const table = textAt(payload, 'table')
  const key = textAt(payload, 'key')
  const op = ops.find((known) => known === payload['op'])
  const row = objectAt(payload, 'row')
  if (table === undefined || key === undefined || op === undefined) return undefined
  if (op === 'd') return { table, key, op, row: null }
  return row === undefined ? undefined : { table, key, op, row }
}

/**
 * What one event did to the parent row, from an aggregate's rows before and after it. A log reader makes one event
 * of every row; whoever dresses the business's own event in style `row` gets this one.
 */
export const parentRowPayload = (
  before: readonly TableRow[],
  after: readonly TableRow[],
): RowPayload | Readonly<Record<never, never>> => {
  const now = after[0]
  if (now !== undefined) return { ...now, op: before.length === 0 ? 'c' : 'u' }
  const gone = before[0]
  return gone === undefined ? {} : { table: gone.table, key: gone.key, op: 'd', row: null }
}
