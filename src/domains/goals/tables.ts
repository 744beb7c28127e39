/** The day as two normalised tables keep it, whose day it is and what is on it, and how their rows are joined. */
import type { AggregateState, ApplyStyle, Envelope, Json, JsonObject, ModelWrite } from '../domain'
import type { ReadModelRow, RowPayload, TableRow } from '../domain'
import { sameJson, textAt } from '../read-json'
import { countOf, dayIn, dayStatus, keptIn, readGoals } from './day'
import { isObject } from './lists'
import { pageOf, pagesModel, readPage, replacePage, unknownPage } from './page'
import type { Page } from './page'

const parentTable = 'days'
const childTable = 'day_goals'

// The status is a column of the day, so finishing the last goal changes a row of each table: a page that has heard of
// one and not yet of the other contradicts itself.
type Parent = Pick<Page, 'date' | 'member' | 'status'>
type Child = Pick<Page, 'goals' | 'done' | 'total'>

/** The rows of a day, the parent first; a deleted one has none. */
export const rowsOf = (state: AggregateState): readonly TableRow[] => {
  const day = keptIn(state)
  if (day === undefined) return []
  const { date, member, status, goals, done, total } = pageOf(day)
  return [
    { table: parentTable, key: day.id, row: { date, member, status } },
    { table: childTable, key: day.id, row: { goals, done, total } },
  ]
}

/** The first row that an event changed. A log reader takes all of them; one envelope has room for one. */
export const changedRow = (before: AggregateState | undefined, after: AggregateState): RowPayload => {
  const old = before === undefined ? [] : rowsOf(before)
  const present = rowsOf(after)
  if (present.length === 0) return { table: parentTable, key: dayIn(after).id, op: 'd', row: null }
  const changed = present.find(({ row }, at) => !sameJson(row, old[at]?.row)) ?? present[0]
  if (changed === undefined) throw new Error('Broken invariant: a day that is kept has rows')
  return { ...changed, op: old.length === 0 ? 'c' : 'u' }
}

/**
 * Joins one row to the page. By `upsert` the row of a page that is not there yet makes a skeleton, whichever table it
 * is of; by `partial` a child row without its parent is dropped. A deleted parent takes the page along.
 */
export const joinRow = (
  style: Exclude<ApplyStyle, 'delta'>,
  event: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  const change = readChange(event.payload)
  if (change === undefined) return undefined
  const before = readPage(read(pagesModel, change.key))
  if (change.row === undefined) return replacePage(change.key, undefined, read)
  if (before === undefined && change.table === childTable && style === 'partial') return []
  const after = { ...(before ?? unknownPage), ...change.row, version: event.version }
  // A child whose parent never came leaves nothing behind when it goes.
  return replacePage(change.key, after.date === null && change.deleted ? undefined : after, read)
}

interface Change {
  readonly table: string
  readonly key: string
  readonly deleted: boolean
  /** What the row says now; undefined when nothing is left to say. */
  readonly row: Parent | Child | undefined
}

const readChange = (payload: JsonObject): Change | undefined => {
  const { table, op, row } = payload
  const key = textAt(payload, 'key')
  const deleted = op === 'd'
  if (key === undefined || (table !== parentTable && table !== childTable)) return undefined
  if (deleted) return { table, key, deleted, row: table === parentTable ? undefined : noChild }
  if (!isOp(op) || !isObject(row)) return undefined
  const said = table === parentTable ? readParent(row) : readChild(row)
  return said === undefined ? undefined : { table, key, deleted, row: said }
}

const isOp = (value: Json | undefined): boolean => value === 'c' || value === 'u' || value === 'r'

const noChild: Child = { goals: null, done: null, total: null }

const readParent = (row: JsonObject): Parent | undefined => {
  const date = textAt(row, 'date')
  const member = textAt(row, 'member')
  const status = dayStatus(row['status'])
  return date === undefined || member === undefined || status === undefined
    ? undefined
    : { date, member, status }
}

const readChild = (row: JsonObject): Child | undefined => {
  const goals = readGoals(row['goals'])
  if (goals === undefined) return undefined
  const { done, total } = countOf(goals)
  return { goals, done, total }
}
