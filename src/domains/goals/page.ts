/** The documents of the goals read model, how they follow from a day and how they are read back. */
import type { Documents } from '../document'
import type { AggregateState, JsonObject, ReadModelSpec } from '../domain'
import { integerAt, textAt } from '../read-json'
import { countOf, dayIn, dayStatus, readGoals } from './day'
import type { Day, DayStatus, Goal } from './day'
import { tallies, talliesOf } from './tally'

const pagesModel = 'calendar_days'

/** The read models: one row per day, all that the calendar shows of it, and one counter per category. */
export const goalsModels: readonly ReadModelSpec[] = [
  {
    name: pagesModel,
    kind: 'document',
    fields: ['date', 'member', 'goals', 'done', 'total', 'status', 'version'],
  },
  { name: tallies.name, kind: 'counter', fields: tallies.fields },
]

/** The page of one day. Null is what is not known yet. */
export type Page = {
  readonly date: string | null
  readonly member: string | null
  readonly goals: readonly Goal[] | null
  readonly done: number | null
  readonly total: number | null
  readonly status: DayStatus | null
  readonly version: number
}

/** The page of a day. */
export const pageOf = ({ date, member, goals, version }: Day): Page => ({
  date,
  member,
  goals,
  ...countOf(goals),
  version,
})

/** The page of the day in a write-store row; undefined when there is none or it was deleted. */
export const pageIn = (state: AggregateState | undefined): Page | undefined => {
  const day = dayIn(state)
  return day && pageOf(day)
}

const readRow = (row: JsonObject): Page => ({
  date: textAt(row, 'date') ?? null,
  member: textAt(row, 'member') ?? null,
  goals: readGoals(row['goals']) ?? null,
  done: integerAt(row, 'done') ?? null,
  total: integerAt(row, 'total') ?? null,
  status: dayStatus(row['status']) ?? null,
  version: integerAt(row, 'version') ?? 0,
})

/** A page on which nothing stands. */
export const unknownPage: Page = readRow({})

/** The documents of the read model. */
export const pages: Documents<Page> = {
  model: pagesModel,
  readRow,
  rowOf: (page) => page,
  contributionsOf: ({ goals }) => talliesOf(goals),
}
