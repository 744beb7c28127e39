/** The day as two normalised tables keep it, whose day it is and what is on it, and what their rows say of the page. */
import type { AggregateState, JsonObject, TableRow } from '../domain'
import { integerAt, textAt } from '../read-json'
import type { Tables } from '../row-news'
import { countOf, dayIn, dayStatus, readGoals } from './day'
import { pageOf, unknownPage } from './page'
import type { Page } from './page'

const daysTable = 'days'
const goalsTable = 'day_goals'

/**
 * The rows of a day, the parent first; a deleted one has none. The status is a column of the day: a page that has heard
 * of one row and not yet of the other contradicts itself.
 */
export const rowsOf = (state: AggregateState): readonly TableRow[] => {
  const day = dayIn(state)
  if (day === undefined) return []
  const { id, version } = day
  const { date, member, status, goals, done, total } = pageOf(day)
  return [
    { table: daysTable, key: id, row: { id, version, date, member, status } },
    { table: goalsTable, key: `${id}/goals`, row: { dayId: id, goals, done, total } },
  ]
}

const readDayRow = (row: JsonObject): Partial<Page> | undefined => {
  const version = integerAt(row, 'version')
  const date = textAt(row, 'date')
  const member = textAt(row, 'member')
  const status = dayStatus(row['status'])
  if (version === undefined || date === undefined || member === undefined || status === undefined) {
    return undefined
  }
  return { date, member, status, version }
}

const readGoalsRow = (row: JsonObject): Partial<Page> | undefined => {
  const goals = readGoals(row['goals'])
  if (goals === undefined) return undefined
  const { done, total } = countOf(goals)
  return { goals, done, total }
}

/** How the rows of a day make up its page. */
export const dayTables: Tables<Page> = {
  parent: daysTable,
  child: goalsTable,
  unknown: unknownPage,
  readParent: readDayRow,
  readChild: readGoalsRow,
  noChild: { goals: null, done: null, total: null },
  hasParent: ({ date }) => date !== null,
}
