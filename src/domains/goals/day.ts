/** The words of the goals business: what a day is, what can be asked of it and what can happen to it. */
import type { AggregateState, DomainEvent, Json, JsonObject } from '../domain'
import { keptIn } from '../kept'
import { integerAt, isObject, listOf, oneOf, textAt } from '../read-json'
import { categoryId } from './categories'
import type { CategoryId } from './categories'

const statuses = ['empty', 'open', 'done'] as const
/** The command that starts a day. */
export const opening = 'OpenDay'

const followUps = ['AddGoal', 'CompleteGoal', 'ReopenGoal', 'RemoveGoal', 'DeleteDay'] as const

/** The type of every event there is. */
export const goalsEvents = [
  'DayOpened',
  'GoalAdded',
  'GoalCompleted',
  'GoalReopened',
  'GoalRemoved',
  'DayDeleted',
] as const

export type DayStatus = (typeof statuses)[number]
export type GoalsFollowUp = (typeof followUps)[number]
export type GoalsEventType = (typeof goalsEvents)[number]

/** A goal of a day. No two goals of a day have the same title; the number is never given to another one. */
export type Goal = {
  readonly number: number
  readonly title: string
  readonly category: CategoryId
  readonly done: boolean
}

/** One day of one member in the write store. */
export type Day = {
  readonly id: string
  readonly version: number
  readonly status: DayStatus
  readonly date: string
  readonly member: string
  /** How many goals were ever added: the number of the last one. */
  readonly added: number
  /** In the order in which they were added. */
  readonly goals: readonly Goal[]
}

/** What can happen to a day. */
export type GoalsEvent =
  | { readonly type: 'DayOpened'; readonly data: { readonly date: string; readonly member: string } }
  | { readonly type: 'GoalAdded'; readonly data: { readonly goal: string; readonly category: CategoryId } }
  | {
      readonly type: 'GoalCompleted' | 'GoalReopened' | 'GoalRemoved'
      readonly data: { readonly goal: string }
    }
  | { readonly type: 'DayDeleted'; readonly data: Readonly<Record<never, never>> }

/** Whose day it is when the command does not say. */
export const defaultMember = 'member-1'

/** What a day is called that has so many goals, so many of them done. */
export const statusOf = (total: number, done: number): DayStatus =>
  total <= 0 ? 'empty' : done >= total ? 'done' : 'open'

/** How many goals there are, how many of them are done, and what the day is called then. */
export const countOf = (goals: readonly Goal[]) => {
  const done = goals.filter((goal) => goal.done).length
  return { total: goals.length, done, status: statusOf(goals.length, done) }
}

/** The status a value spells; undefined when it spells none. */
export const dayStatus = oneOf(statuses)

/** The command for a day that is there which a type names; undefined when it names none. */
export const goalsFollowUp = oneOf(followUps)

/** The event a type names; undefined when it names none. */
export const goalsEventType = oneOf(goalsEvents)

/** Reads a day out of unchecked JSON; undefined when it is none. */
export const readDay = (json: JsonObject): Day | undefined => {
  const id = textAt(json, 'id')
  const version = integerAt(json, 'version')
  if (id === undefined || version === undefined) return undefined
  const status = dayStatus(json['status'])
  const date = textAt(json, 'date')
  const member = textAt(json, 'member')
  const added = integerAt(json, 'added')
  const goals = readGoals(json['goals'])
  if (status === undefined || date === undefined || member === undefined) return undefined
  if (added === undefined || goals === undefined) return undefined
  return { id, version, status, date, member, added, goals }
}

/** The day in a write-store row; undefined when there is none or it was deleted. */
export const dayIn = (state: AggregateState | undefined): Day | undefined => keptIn(state, readDay)

/** Reads a list of goals out of unchecked JSON; undefined when it is none. */
export const readGoals = (value: Json | undefined): readonly Goal[] | undefined => listOf(value, readGoal)

/** Reads a goal out of unchecked JSON; undefined when it is none. */
export const readGoal = (value: Json | undefined): Goal | undefined => {
  if (!isObject(value)) return undefined
  const number = integerAt(value, 'number')
  const title = textAt(value, 'title')
  const category = categoryId(value['category'])
  const { done } = value
  return number === undefined || title === undefined || category === undefined || typeof done !== 'boolean'
    ? undefined
    : { number, title, category, done }
}

/** Reads an event of a day; undefined when it is another business's or lacks what it should carry. */
export const readGoalsEvent = ({ type: name, data }: DomainEvent): GoalsEvent | undefined => {
  const type = goalsEventType(name)
  const goal = textAt(data, 'goal')
  switch (type) {
    case undefined:
      return undefined
    case 'DayOpened': {
      const date = textAt(data, 'date')
      const member = textAt(data, 'member')
      return date === undefined || member === undefined ? undefined : { type, data: { date, member } }
    }
    case 'GoalAdded': {
      const category = categoryId(data['category'])
      return goal === undefined || category === undefined ? undefined : { type, data: { goal, category } }
    }
    case 'GoalCompleted':
    case 'GoalReopened':
    case 'GoalRemoved':
      return goal === undefined ? undefined : { type, data: { goal } }
    case 'DayDeleted':
      return { type, data: {} }
  }
}
