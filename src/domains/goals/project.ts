/** What a projector of the goals calendar writes for one event. */
import { isDeleted } from '../domain'
import type { Envelope, JsonObject } from '../domain'
import { projecting } from '../projecting'
import type { News } from '../projecting'
import { integerAt, isObject, textAt } from '../read-json'
import { countOf, goalsEventType, readDay, readGoal } from './day'
import type { Goal, GoalsEventType } from './day'
import { increment } from './increment'
import { pageOf, pages, unknownPage } from './page'
import type { Page } from './page'
import { dayTables } from './tables'

const readImage = (image: JsonObject): Page | undefined => {
  const day = readDay(image)
  return day && pageOf(day)
}

const readNews = ({ type: name, style, payload }: Envelope): News<Page> | undefined => {
  const type = goalsEventType(name)
  if (type === undefined) return undefined
  if (type === 'DayDeleted') return isDeleted(payload) ? { is: 'gone' } : undefined
  const change = style === 'full-state' ? readReplacement(payload) : readChange(type, payload)
  if (change === undefined) return undefined
  return type === 'DayOpened' ? { is: 'opened', document: change(unknownPage) } : { is: 'changed', change }
}

/** What becomes of a page. */
type Change = (page: Page) => Page

const readReplacement = (image: JsonObject): Change | undefined => {
  const page = readImage(image)
  return page && (() => page)
}

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

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = projecting({ documents: pages, tables: dayTables, readImage, readNews, increment })
