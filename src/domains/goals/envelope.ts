/** Dresses a day's event for travelling, with as much in its payload as the style carries. */
import type { AggregateState, DomainEvent, Envelope, EventStyle, JsonObject } from '../domain'
import { parentChange } from '../changed-rows'
import { dress } from '../dress'
import { dayIn, goalsEventType, readGoalsEvent } from './day'
import type { Day, Goal } from './day'
import { pageOf } from './page'
import { rowsOf } from './tables'
import { tallyChanges } from './tally'

/** The envelope of an event that led from one state to the next. */
export const envelope = (
  style: EventStyle,
  before: AggregateState | undefined,
  event: DomainEvent,
  after: AggregateState,
): Envelope => dress(style, event, after, payloadOf(style, before, event, after))

const payloadOf = (
  style: EventStyle,
  before: AggregateState | undefined,
  event: DomainEvent,
  after: AggregateState,
): JsonObject => {
  switch (style) {
    case 'full-state':
      return after
    case 'partial':
      return changedFields(event, dayIn(before), dayIn(after))
    case 'delta':
      return increments(event, dayIn(before), dayIn(after))
    case 'notification':
      return {}
    case 'row':
      return parentChange({ rowsOf }, before, after)
  }
}

// One goal at a time changes: a whole one when it is new, else its number and what became of it.
const changedFields = (event: DomainEvent, before: Day | undefined, after: Day | undefined): JsonObject => {
  if (after === undefined) return { deleted: true }
  const type = goalsEventType(event.type)
  switch (type) {
    case undefined:
    case 'DayDeleted':
      return {}
    case 'DayOpened': {
      const { date, member, goals, done, total, status } = pageOf(after)
      return { date, member, goals, done, total, status }
    }
    case 'GoalAdded':
    case 'GoalCompleted':
    case 'GoalReopened':
    case 'GoalRemoved': {
      const goal = meant(event, before, after)
      if (goal === undefined) return {}
      if (type === 'GoalAdded') return { goal }
      const { number } = goal
      return { goal: type === 'GoalRemoved' ? { number, removed: true } : { number, done: goal.done } }
    }
  }
}

// The increments are those of the goal's category; the goal is named so that what overtakes its adding finds it later.
const increments = (event: DomainEvent, before: Day | undefined, after: Day | undefined): JsonObject => {
  const tallies = tallyChanges(before?.goals ?? [], after?.goals ?? [])
  if (after === undefined) return { deleted: true, categories: tallies }
  if (goalsEventType(event.type) === 'DayOpened') return { date: after.date, member: after.member }
  const goal = meant(event, before, after)
  const [change] = tallies
  if (goal === undefined) return {}
  const { number, title, category } = goal
  return { number, title, category, goalsDelta: change?.goals ?? 0, doneDelta: change?.done ?? 0 }
}

// The goal that an event is about: as it is now, or as it was when it is no more.
const meant = (event: DomainEvent, before: Day | undefined, after: Day): Goal | undefined => {
  const happened = readGoalsEvent(event)
  if (happened === undefined || happened.type === 'DayOpened' || happened.type === 'DayDeleted')
    return undefined
  const { goal } = happened.data
  return [...after.goals, ...(before?.goals ?? [])].find(({ title }) => title === goal)
}
