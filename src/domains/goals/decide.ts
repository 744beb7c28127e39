/** The rules of the goals calendar: what each command leads to, and which rule forbids it. */
import type { AggregateState, Command, Decision } from '../domain'
import { textAt } from '../read-json'
import { versionRefusal } from '../version-claim'
import { isDate } from './calendar'
import { categoryId } from './categories'
import { goalsMax, memberMax, titleMax } from './commands'
import { defaultMember, goalsCommandType, dayIn } from './day'
import type { Day, GoalsCommandType, GoalsEvent } from './day'

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
type FollowUp = Exclude<GoalsCommandType, 'OpenDay'>

/**
 * Answers a command. A missing or doubled day is told first, then an outdated `expectedVersion`, then the rules.
 * A deleted day is unknown, but its id is not free: it is never given to another day.
 */
export const decide = (state: AggregateState | undefined, command: Command): Decision => {
  const type = goalsCommandType(command.type)
  if (type === undefined) return refuse('malformed-command')
  if (type === 'OpenDay') {
    return state === undefined ? (versionRefusal(0, command) ?? open(command)) : refuse('already-exists')
  }
  const day = dayIn(state)
  if (day === undefined) return refuse('unknown-day')
  return versionRefusal(day.version, command) ?? answer(type, day, command)
}

const open = (command: Command): Decision => {
  const date = textAt(command, 'date')
  if (date === undefined) return refuse('malformed-command')
  if (!isDate(date)) return refuse('no-such-date')
  const member = command['member'] === undefined ? defaultMember : textAt(command, 'member')
  if (member === undefined || member.length > memberMax) return refuse('malformed-command')
  return accept({ type: 'DayOpened', data: { date, member } })
}

const answer = (type: FollowUp, day: Day, command: Command): Decision => {
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
