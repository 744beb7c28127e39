/** What a day becomes when something happens to it; the same for the write store and for a replay. */
import type { AggregateState, DomainEvent } from '../domain'
import { isTombstone, tombstone } from '../kept'
import type { Tombstone } from '../kept'
import { countOf, dayIn, readGoalsEvent } from './day'
import type { Day, Goal, GoalsEvent } from './day'

/** The day after an event. Refuses nothing: an event it does not know only counts up the version. */
export const evolve = (
  state: AggregateState | undefined,
  id: string,
  event: DomainEvent,
): Day | Tombstone => {
  const version = (state?.version ?? 0) + 1
  // Nothing happens to a deleted day any more, but what happened is counted all the same.
  if (state !== undefined && isTombstone(state)) return tombstone(id, version)
  const next = { ...(dayIn(state) ?? blank(id)), version }
  const happened = readGoalsEvent(event)
  return happened === undefined ? next : after(next, happened)
}

const after = (day: Day, { type, data }: GoalsEvent): Day | Tombstone => {
  const { id, version, goals } = day
  switch (type) {
    case 'DayOpened':
      return { ...day, ...data }
    case 'GoalAdded': {
      const number = day.added + 1
      const goal = { number, title: data.goal, category: data.category, done: false }
      return withGoals({ ...day, added: number }, [...goals, goal])
    }
    case 'GoalCompleted':
    case 'GoalReopened': {
      const done = type === 'GoalCompleted'
      return withGoals(
        day,
        goals.map((goal) => (goal.title === data.goal ? { ...goal, done } : goal)),
      )
    }
    case 'GoalRemoved':
      return withGoals(
        day,
        goals.filter(({ title }) => title !== data.goal),
      )
    case 'DayDeleted':
      return tombstone(id, version)
  }
}

const withGoals = (day: Day, goals: readonly Goal[]): Day => ({
  ...day,
  goals,
  status: countOf(goals).status,
})

// Stands in for a day whose first event is not the opening; no decision leads there, but evolve must answer.
const blank = (id: string): Day => ({
  id,
  version: 0,
  status: 'empty',
  date: 'unknown',
  member: 'unknown',
  added: 0,
  goals: [],
})
