/** What an event changed in an aggregate's normalised tables, row by row: what a reader of the store's log captures. */
import type { AggregateState, Domain, JsonObject, RowPayload, TableRow } from './domain'
import { sameJson } from './read-json'

type WithRows = Pick<Domain, 'rowsOf'>

/**
 * The rows that differ between two states of an aggregate, in the order in which a log shows them: what is there
 * parent first, then what is gone child first, because a child never points to a parent that is not there.
 */
export const changedRows = (
  domain: WithRows,
  before: AggregateState | undefined,
  after: AggregateState | undefined,
): readonly RowPayload[] => {
  const old = rowsIn(domain, before)
  const present = rowsIn(domain, after)
  const written = present.flatMap((row): readonly RowPayload[] => {
    const was = old.find(samePlace(row))
    if (was === undefined) return [{ ...row, op: 'c' }]
    return sameJson(was.row, row.row) ? [] : [{ ...row, op: 'u' }]
  })
  const gone = old.filter((row) => !present.some(samePlace(row))).toReversed()
  return [...written, ...gone.map(({ table, key }): RowPayload => ({ table, key, op: 'd', row: null }))]
}

/**
 * The one change that stands for the whole event where an envelope of style `row` has room for no other: that of the
 * parent, which changes every time because the version is a column of it. Nothing when there is no parent at all.
 */
export const parentChange = (
  domain: WithRows,
  before: AggregateState | undefined,
  after: AggregateState,
): JsonObject => {
  const changes = changedRows(domain, before, after)
  return changes.find(({ op }) => op !== 'd') ?? changes.at(-1) ?? {}
}

const rowsIn = ({ rowsOf }: WithRows, state: AggregateState | undefined): readonly TableRow[] =>
  state === undefined ? [] : rowsOf(state)

const samePlace =
  ({ table, key }: TableRow) =>
  (other: TableRow): boolean =>
    other.table === table && other.key === key
