/** What days add up to: how many goals each category has and how many of them are done. */
import type { Counter } from '../counting'
import type { Contribution } from '../domain'
import { categories, categoryId } from './categories'
import type { Goal } from './day'

/** The counter: one row per category. */
export const tallies: Counter = {
  name: 'goals_by_category',
  group: 'category',
  fields: ['goals', 'done'],
  groupOf: categoryId,
}

/** What some goals count for, category by category; zeros where there are none. */
export const talliesOf = (goals: readonly Goal[] | null = null): readonly Contribution[] =>
  categories.map(({ id }) => {
    const mine = (goals ?? []).filter(({ category }) => category === id)
    const done = mine.filter((goal) => goal.done).length
    return { model: tallies.name, key: id, add: { goals: mine.length, done } }
  })
