/** What can be asked of a day, as a scenario file may write it and a form draws it. */
import type { CommandSpec, FieldSpec } from '../domain'
import { categories } from './categories'

/** The longest title and the longest member's name that the calendar takes. */
export const titleMax = 60
export const memberMax = 40

/** How many goals one day can have. */
export const goalsMax = 20

const goal: FieldSpec = { type: 'string', name: 'goal', required: true, maxLength: titleMax }

const category: FieldSpec = {
  type: 'choice',
  name: 'category',
  required: true,
  choices: categories.map(({ id }) => id),
  labels: Object.fromEntries(categories.map(({ id, name }) => [id, name])),
}

/** The commands of the goals calendar. */
export const goalsCommands: readonly CommandSpec[] = [
  {
    type: 'OpenDay',
    creates: true,
    fields: [
      { type: 'string', name: 'date', required: true, maxLength: 10 },
      { type: 'string', name: 'member', required: false, maxLength: memberMax },
    ],
  },
  { type: 'AddGoal', creates: false, fields: [goal, category] },
  { type: 'CompleteGoal', creates: false, fields: [goal] },
  { type: 'ReopenGoal', creates: false, fields: [goal] },
  { type: 'RemoveGoal', creates: false, fields: [goal] },
  { type: 'DeleteDay', creates: false, fields: [] },
]
