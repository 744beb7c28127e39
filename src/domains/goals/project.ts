/**
 * What a projector of the goals calendar writes for one event, in each of three styles. Applies whatever it is given,
 * however often and in whatever order: guards and inboxes are the projector's own, not the business's.
 */
import type { ApplyStyle, Envelope, JsonObject, ModelWrite, ReadModelRow } from '../domain'
import { isDeleted } from '../domain'
import { integerAt, isObject, textAt } from '../read-json'
import { joinRow, readRowNews } from '../row-news'
import { countOf, goalsEventType, readDay, readGoal } from './day'
import type { Goal, GoalsEventType } from './day'
import { increment } from './increment'
import { pageOf, pagesModel, readPage, replacePage, unknownPage } from './page'
import type { Page } from './page'
import { dayTables } from './tables'

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = (
  style: ApplyStyle,
  event: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  switch (style) {
    case 'upsert':
      return event.style === 'row' ? mergeRow(style, event, read) : upsert(event, read)
    case 'partial':
      return event.style === 'row' ? mergeRow(style, event, read) : patch(event, read)
    case 'delta':
      return increment(event, read)
  }
}

const mergeRow = (
  style: 'upsert' | 'partial',
  { aggregateId: key, payload }: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  const news = readRowNews(dayTables, payload)
  if (news === undefined) return undefined
  const joined = joinRow(dayTables, style, news, readPage(read(pagesModel, key)))
  return joined.is === 'dropped' ? [] : replacePage(key, joined.document, read)
}

// Replaces the page by the image; the image of a deleted day takes it away.
const upsert = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  if (event.style !== 'full-state') return undefined
  if (isDeleted(event.payload)) return replacePage(event.aggregateId, undefined, read)
  const day = readDay(event.payload)
  if (day === undefined) return undefined
  return replacePage(event.aggregateId, { ...pageOf(day), version: event.version }, read)
}

// Inserts on the opening, patches on anything else and only what is there: what overtakes the opening is lost.
const patch = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  const type = goalsEventType(event.type)
  if (type === undefined) return undefined
  if (type === 'DayDeleted') return remove(event, read)
  const before = readPage(read(pagesModel, event.aggregateId))
  switch (event.style) {
    case 'full-state': {
      const writes = upsert(event, read)
      return writes === undefined || before !== undefined || type === 'DayOpened' ? writes : []
    }
    case 'partial': {
      const change = readChange(type, event.payload)
      if (change === undefined) return undefined
      const present = type === 'DayOpened' ? unknownPage : before
      if (present === undefined) return []
      return replacePage(event.aggregateId, { ...change(present), version: event.version }, read)
    }
    case 'delta':
    case 'notification':
    case 'row':
      return undefined
  }
}

const remove = (
  { style, aggregateId, payload }: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  if (style !== 'partial' && style !== 'full-state') return undefined
  return isDeleted(payload) ? replacePage(aggregateId, undefined, read) : undefined
}

/** What becomes of a page. */
type Change = (page: Page) => Page

const readChange = (type: Exclude<GoalsEventType, 'DayDeleted'>, payload: JsonObject): Change | undefined => {
  switch (type) {
    case 'DayOpened':
      return readOpening(payload)
    case 'GoalAdded': {
      const goal = readGoal(payload['goal'])
      return goal && ((page) => withGoals(page, (goals) => [...goals.filter(not(goal.number)), goal]))
    }
    case 'GoalCompleted':
    case 'GoalReopened':
    case 'GoalRemoved':
      return readPatch(type, payload)
  }
}

const readOpening = (payload: JsonObject): Change | undefined => {
  const date = textAt(payload, 'date')
  const member = textAt(payload, 'member')
  if (date === undefined || member === undefined) return undefined
  return (page) => ({ ...page, date, member, goals: [], ...countOf([]) })
}

// What became of a goal whose adding was lost is lost as well.
const readPatch = (
  type: 'GoalCompleted' | 'GoalReopened' | 'GoalRemoved',
  payload: JsonObject,
): Change | undefined => {
  const { goal } = payload
  const number = isObject(goal) ? integerAt(goal, 'number') : undefined
  if (!isObject(goal) || number === undefined) return undefined
  if (type === 'GoalRemoved') {
    return goal['removed'] === true
      ? (page) => withGoals(page, (goals) => goals.filter(not(number)))
      : undefined
  }
  const { done } = goal
  if (typeof done !== 'boolean') return undefined
  return (page) =>
    withGoals(page, (goals) => goals.map((one) => (one.number === number ? { ...one, done } : one)))
}

const not = (number: number) => (goal: Goal) => goal.number !== number

const withGoals = (page: Page, change: (goals: readonly Goal[]) => readonly Goal[]): Page => {
  const goals = change(page.goals ?? []).toSorted((left, right) => left.number - right.number)
  return { ...page, goals, ...countOf(goals) }
}
