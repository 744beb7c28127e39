/** The rules of the goals calendar: what each command leads to, and which rule forbids it. */
import { deciding } from '../deciding'
import type { Command, Decision } from '../domain'
import { textAt } from '../read-json'
import { isDate } from './calendar'
import { categoryId } from './categories'
import { goalsMax, memberMax, titleMax } from './commands'
import { dayIn, defaultMember, goalsFollowUp, opening } from './day'
import type { Day, GoalsEvent, GoalsFollowUp } from './day'

/** Every code with which a command can be refused. */
export const goalsRefusals = [
  'malformed-command',
  'already-exists',
  'unknown-day',
  'version-conflict',
  'no-such-date',
  'text-too-long',
  'unknown-category',
  'already-added',
  'too-many-goals',
  'unknown-goal',
  'already-done',
  'not-done',
] as const

type Refusal = (typeof goalsRefusals)[number]

const open = (command: Command): Decision => {
  const date = textAt(command, 'date')
  if (date === undefined) return refuse('malformed-command')
  if (!isDate(date)) return refuse('no-such-date')
  const member = command['member'] === undefined ? defaultMember : textAt(command, 'member')
  if (member === undefined || member.length > memberMax) return refuse('malformed-command')
  return accept({ type: 'DayOpened', data: { date, member } })
}

const answer = (type: GoalsFollowUp, day: Day, command: Command): Decision => {
  if (type === 'DeleteDay') return accept({ type: 'DayDeleted', data: {} })
  const goal = textAt(command, 'goal')
  if (goal === undefined) return refuse('malformed-command')
  if (type === 'AddGoal') return addGoal(goal, day, command)
  const present = day.goals.find(({ title }) => title === goal)
  if (present === undefined) return refuse('unknown-goal')
  switch (type) {
    case 'CompleteGoal':
      return present.done ? refuse('already-done') : accept({ type: 'GoalCompleted', data: { goal } })
    case 'ReopenGoal':
      return present.done ? accept({ type: 'GoalReopened', data: { goal } }) : refuse('not-done')
    case 'RemoveGoal':
      return accept({ type: 'GoalRemoved', data: { goal } })
  }
}

const addGoal = (goal: string, day: Day, command: Command): Decision => {
  if (goal.length > titleMax) return refuse('text-too-long')
  const category = categoryId(command['category'])
  if (category === undefined) return refuse('unknown-category')
  if (day.goals.some(({ title }) => title === goal)) return refuse('already-added')
  if (day.goals.length >= goalsMax) return refuse('too-many-goals')
  return accept({ type: 'GoalAdded', data: { goal, category } })
}

const accept = (event: GoalsEvent): Decision => ({ ok: true, events: [event] })

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal })

/** Answers a command. */
export const decide = deciding({
  opening,
  followUp: goalsFollowUp,
  aggregateIn: dayIn,
  unknown: 'unknown-day' satisfies Refusal,
  open,
  follow: answer,
})
