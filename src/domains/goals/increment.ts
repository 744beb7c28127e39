/** Adds the increments of one event to whatever page is there: in any order the same result, but twice is double. */
import { readChanges, writeCounts } from '../counting'
import { isDeleted } from '../domain'
import type { Json, JsonObject } from '../domain'
import { writeDocument } from '../document'
import type { Act } from '../projecting'
import { integerAt, isObject, listOf, textAt } from '../read-json'
import { categoryId } from './categories'
import type { CategoryId } from './categories'
import { goalsEventType, statusOf } from './day'
import type { Goal } from './day'
import { pages } from './page'
import type { Page } from './page'
import { tallies } from './tally'

/**
 * The rows to write for the increments of an event; undefined when its payload holds none. Deleting takes the row
 * away, and with it the memory that it was there: an increment that comes later makes a new skeleton, a ghost.
 */
export const increment: Act = (event, read) => {
  const type = goalsEventType(event.type)
  switch (type) {
    case undefined:
      return undefined
    case 'DayOpened':
      return open(event, read)
    case 'GoalAdded':
    case 'GoalCompleted':
    case 'GoalReopened':
    case 'GoalRemoved':
      return count(event, read)
    case 'DayDeleted':
      return remove(event, read)
  }
}

const open: Act = ({ aggregateId: key, payload, version }, read) => {
  const date = textAt(payload, 'date')
  const member = textAt(payload, 'member')
  if (date === undefined || member === undefined) return undefined
  const row = { ...counted(read(pages.model, key), []), date, member, version }
  return [{ model: pages.model, key, row }]
}

const count: Act = ({ aggregateId: key, payload, version }, read) => {
  const change = readSums(payload, 'goalsDelta', 'doneDelta')
  if (change === undefined) return undefined
  const { category, goals, done } = change
  return [
    { model: pages.model, key, row: { ...counted(read(pages.model, key), [change]), version } },
    ...writeCounts([{ model: tallies.name, key: category, add: { goals, done } }], read),
  ]
}

const remove: Act = ({ aggregateId: key, payload }, read) => {
  const changes = readChanges(tallies, payload['categories'])
  if (changes === undefined || !isDeleted(payload)) return undefined
  return [writeDocument(pages, key, undefined), ...writeCounts(changes, read)]
}

/** What all increments about one goal add up to: 1 when it is there, and 1 when it is done. */
type Sums = {
  readonly number: number
  readonly title: string
  readonly category: CategoryId
  readonly goals: number
  readonly done: number
}

// The row lists the goals that are there. Sums that say something else than "there" or "there and done" (a goal
// completed before it was added, removed before it was added, added twice) are kept beside them, under `unsettled`.
const counted = (row: JsonObject = {}, changes: readonly Sums[]): Page & JsonObject => {
  const page = pages.readRow(row)
  const sums = changes.reduce(plus, sumsIn(page, row))
  const goals = sums.filter((sum) => sum.goals > 0).map(goalOf)
  const unsettled = sums.filter((sum) => !isSettled(sum))
  const total = sums.reduce((all, sum) => all + sum.goals, 0)
  const done = sums.reduce((all, sum) => all + sum.done, 0)
  const after = { ...page, goals, done, total, status: statusOf(total, done) }
  return unsettled.length === 0 ? after : { ...after, unsettled }
}

const sumsIn = (page: Page, row: JsonObject): readonly Sums[] => {
  const unsettled = listOf(row['unsettled'], readUnsettled) ?? []
  const listed = (page.goals ?? []).filter((goal) => unsettled.every(({ number }) => number !== goal.number))
  return [
    ...listed.map(({ number, title, category, done }) => ({
      number,
      title,
      category,
      goals: 1,
      done: done ? 1 : 0,
    })),
    ...unsettled,
  ]
}

// In the order of the numbers, and without what adds up to nothing: the goal was added and removed.
const plus = (sums: readonly Sums[], change: Sums): readonly Sums[] => {
  const before = sums.find(({ number }) => number === change.number)
  const after = {
    ...change,
    goals: change.goals + (before?.goals ?? 0),
    done: change.done + (before?.done ?? 0),
  }
  const others = sums.filter((sum) => sum !== before)
  if (after.goals === 0 && after.done === 0) return others
  return [...others, after].toSorted((left, right) => left.number - right.number)
}

const isSettled = ({ goals, done }: Sums): boolean => goals === 1 && (done === 0 || done === 1)

const goalOf = ({ number, title, category, done }: Sums): Goal => ({
  number,
  title,
  category,
  done: done > 0,
})

const readUnsettled = (value: Json): Sums | undefined =>
  isObject(value) ? readSums(value, 'goals', 'done') : undefined

const readSums = (json: JsonObject, goalsField: string, doneField: string): Sums | undefined => {
  const number = integerAt(json, 'number')
  const title = textAt(json, 'title')
  const category = categoryId(json['category'])
  const goals = integerAt(json, goalsField)
  const done = integerAt(json, doneField)
  if (number === undefined || title === undefined || category === undefined) return undefined
  return goals === undefined || done === undefined ? undefined : { number, title, category, goals, done }
}
