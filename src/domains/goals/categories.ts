/** What goals are about: names of the categories and usual goals of each. */
import type { LocalText } from '../domain'
import { oneOf } from '../read-json'

const ids = ['study', 'health', 'work', 'home', 'hobby'] as const

export type CategoryId = (typeof ids)[number]

/** A category of goals. */
interface Category {
  readonly id: CategoryId
  readonly name: LocalText
  /** Goals that members usually set themselves. */
  readonly usual: readonly string[]
}

/** All categories. */
export const categories: readonly Category[] = [
  {
    id: 'study',
    name: { en: 'Study', ko: '공부' },
    usual: ['Read ten pages', 'Learn five words', 'Solve a puzzle'],
  },
  {
    id: 'health',
    name: { en: 'Health', ko: '건강' },
    usual: ['Walk to work', 'Drink water', 'Sleep by eleven'],
  },
  {
    id: 'work',
    name: { en: 'Work', ko: '업무' },
    usual: ['Answer mail', 'Write the report', 'Plan the week'],
  },
  {
    id: 'home',
    name: { en: 'Home', ko: '집안일' },
    usual: ['Water the plants', 'Do the laundry', 'Cook dinner'],
  },
  {
    id: 'hobby',
    name: { en: 'Hobby', ko: '취미' },
    usual: ['Play the piano', 'Draw something', 'Ride the bike'],
  },
]

/** The category a value names; undefined when it names none. */
export const categoryId = oneOf(ids)
