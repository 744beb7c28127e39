/**
 * What a projector of the goals calendar writes for one event, in each of three styles. Applies whatever it is given,
 * however often and in whatever order: guards and inboxes are the projector's own, not the business's.
 */
import type { ApplyStyle, Envelope, JsonObject, ModelWrite, ReadModelRow } from '../domain'
import { integerAt, textAt } from '../read-json'
import { countOf, goalsEventType, readDay, readGoal } from './day'
import type { Goal, GoalsEventType } from './day'
import { increment } from './increment'
import { isObject } from './lists'
import { pageOf, pagesModel, readPage, replacePage, unknownPage } from './page'
import type { Page } from './page'
import { joinRow } from './tables'

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = (
  style: ApplyStyle,
  event: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  switch (style) {
    case 'upsert':
      return upsert(event, read)
    case 'partial':
      return patch(event, read)
    case 'delta':
      return increment(event, read)
  }
}

// Replaces the page by the image; the image of a deleted day takes it away.
const upsert = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  if (event.style === 'row') return joinRow('upsert', event, read)
  const day = event.style === 'full-state' ? readDay(event.payload) : undefined
  if (day === undefined) return undefined
  const image = day.status === 'deleted' ? undefined : { ...pageOf(day), version: event.version }
  return replacePage(event.aggregateId, image, read)
}

// Inserts on the opening, patches on anything else and only what is there: what overtakes the opening is lost.
const patch = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  const type = goalsEventType(event.type)
  if (type === undefined) return undefined
  const before = readPage(read(pagesModel, event.aggregateId))
  switch (event.style) {
    case 'row':
      return joinRow('partial', event, read)
    case 'full-state': {
      const writes = upsert(event, read)
      return writes === undefined || before !== undefined || type === 'DayOpened' ? writes : []
    }
    case 'partial': {
      const change = readChange(type, event.payload)
      if (change === undefined) return undefined
      const present = type === 'DayOpened' ? unknownPage : before
      const after = present === undefined ? undefined : change(present)
      if (present === undefined) return []
      return replacePage(event.aggregateId, after && { ...after, version: event.version }, read)
    }
    case 'delta':
    case 'notification':
      return undefined
  }
}

/** What becomes of a page; undefined when it is taken away. */
type Change = (page: Page) => Page | undefined

const readChange = (type: GoalsEventType, payload: JsonObject): Change | undefined => {
  switch (type) {
    case 'DayOpened':
      return readOpening(payload)
    case 'DayDeleted':
      return payload['deleted'] === true ? () => undefined : undefined
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
