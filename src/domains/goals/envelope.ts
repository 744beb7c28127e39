/** Dresses a day's event for travelling, with as much in its payload as the style carries. */
import { changesBetween, changesToCarry } from '../counting'
import type { JsonObject } from '../domain'
import { dressing } from '../dress'
import type { Step } from '../dress'
import { dayIn, goalsEventType, readGoalsEvent } from './day'
import type { Day, Goal } from './day'
import { pageOf } from './page'
import { rowsOf } from './tables'
import { tallies, talliesOf } from './tally'

// One goal at a time changes: a whole one when it is new, else its number and what became of it.
const changedFields = (step: Step<Day>): JsonObject => {
  const { event, after } = step
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
      const goal = meant(step)
      if (goal === undefined) return {}
      if (type === 'GoalAdded') return { goal }
      const { number } = goal
      return { goal: type === 'GoalRemoved' ? { number, removed: true } : { number, done: goal.done } }
    }
  }
}

// The increments are those of the goal's category; the goal is named so that what overtakes its adding finds it later.
const increments = (step: Step<Day>): JsonObject => {
  const { event, before, after } = step
  const changes = changesBetween(talliesOf(before?.goals), talliesOf(after?.goals))
  if (after === undefined) return { deleted: true, categories: changesToCarry(tallies, changes) }
  if (event.type === 'DayOpened') return { date: after.date, member: after.member }
  const goal = meant(step)
  const [change] = changes
  if (goal === undefined) return {}
  const { number, title, category } = goal
  const { goals = 0, done = 0 } = change?.add ?? {}
  return { number, title, category, goalsDelta: goals, doneDelta: done }
}

// The goal that an event is about: as it is now, or as it was when it is no more.
const meant = ({ event, before, after }: Step<Day>): Goal | undefined => {
  const happened = readGoalsEvent(event)
  if (happened === undefined || happened.type === 'DayOpened' || happened.type === 'DayDeleted')
    return undefined
  const { goal } = happened.data
  return [...(after?.goals ?? []), ...(before?.goals ?? [])].find(({ title }) => title === goal)
}

/** The envelope of an event that led from one state to the next. */
export const envelope = dressing({ seenIn: dayIn, rowsOf, changedFields, increments })
