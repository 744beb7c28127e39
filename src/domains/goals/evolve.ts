/** What a day becomes when something happens to it. */
import { evolving } from '../evolving'
import { tombstone } from '../kept'
import type { Tombstone } from '../kept'
import { countOf, dayIn, readGoalsEvent } from './day'
import type { Day, Goal, GoalsEvent } from './day'

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

const blank = (id: string): Day => ({
  id,
  version: 0,
  status: 'empty',
  date: 'unknown',
  member: 'unknown',
  added: 0,
  goals: [],
})

/** The day after an event. */
export const evolve = evolving({ aggregateIn: dayIn, blank, readEvent: readGoalsEvent, after })
