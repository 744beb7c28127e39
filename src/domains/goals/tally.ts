/** What days add up to: how many goals each category has and how many of them are done. */
import type { Json, ModelWrite, ReadModelRow } from '../domain'
import { integerAt, isObject, listOf } from '../read-json'
import { categories, categoryId } from './categories'
import type { CategoryId } from './categories'
import type { Goal } from './day'

/** The name of the counter: one row per category. */
export const talliesModel = 'goals_by_category'

/** The fields of a row of it. */
export const tallyFields = ['goals', 'done'] as const

/** What a day has in one category, or a change of it. */
export type Tally = { readonly category: CategoryId; readonly goals: number; readonly done: number }

/** What some goals count for, category by category. */
export const tallyOf = (goals: readonly Goal[]): readonly Tally[] => tallyChanges([], goals)

/** What must be added, category by category, to get from some goals to others. */
export const tallyChanges = (before: readonly Goal[], after: readonly Goal[]): readonly Tally[] =>
  categories
    .map(({ id }) => {
      const [had, has] = [within(before, id), within(after, id)]
      return { category: id, goals: has.goals - had.goals, done: has.done - had.done }
    })
    .filter(({ goals, done }) => goals !== 0 || done !== 0)

/** The rows to write for some changes, each of another category. */
export const writeTallies = (changes: readonly Tally[], read: ReadModelRow): readonly ModelWrite[] =>
  changes.map(({ category, goals, done }) => {
    const row = read(talliesModel, category) ?? {}
    return {
      model: talliesModel,
      key: category,
      row: { goals: (integerAt(row, 'goals') ?? 0) + goals, done: (integerAt(row, 'done') ?? 0) + done },
    }
  })

/** Reads changes out of unchecked JSON; undefined when they are none. */
export const readTallies = (value: Json | undefined): readonly Tally[] | undefined => listOf(value, readTally)

const readTally = (value: Json): Tally | undefined => {
  if (!isObject(value)) return undefined
  const category = categoryId(value['category'])
  const goals = integerAt(value, 'goals')
  const done = integerAt(value, 'done')
  return category === undefined || goals === undefined || done === undefined
    ? undefined
    : { category, goals, done }
}

const within = (goals: readonly Goal[], category: CategoryId) => {
  const mine = goals.filter((goal) => goal.category === category)
  return { goals: mine.length, done: mine.filter((goal) => goal.done).length }
}
