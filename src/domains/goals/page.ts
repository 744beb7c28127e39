/** The rows that the goals read models hold, how they follow from a day and how they are read back. */
import type {
  AggregateState,
  Contribution,
  JsonObject,
  ModelWrite,
  ReadModelRow,
  ReadModelSpec,
} from '../domain'
import { idOf } from '../kept'
import { integerAt, textAt } from '../read-json'
import { countOf, dayIn, dayStatus, readGoals } from './day'
import type { Day, DayStatus, Goal } from './day'
import { talliesModel, tallyChanges, tallyFields, tallyOf, writeTallies } from './tally'

/** The name of the document model. */
export const pagesModel = 'calendar_days'

/** The read models: one row per day, all that the calendar shows of it, and one counter per category. */
export const goalsModels: readonly ReadModelSpec[] = [
  {
    name: pagesModel,
    kind: 'document',
    fields: ['date', 'member', 'goals', 'done', 'total', 'status', 'version'],
  },
  { name: talliesModel, kind: 'counter', fields: tallyFields },
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

/** A page on which nothing stands. */
export const unknownPage: Page = {
  date: null,
  member: null,
  goals: null,
  done: null,
  total: null,
  status: null,
  version: 0,
}

/** The page of a day. */
export const pageOf = ({ date, member, goals, version }: Day): Page => ({
  date,
  member,
  goals,
  ...countOf(goals),
  version,
})

/** Reads a page back out of its row; undefined when there is no row. */
export const readPage = (row: JsonObject | undefined): Page | undefined =>
  row === undefined
    ? undefined
    : {
        date: textAt(row, 'date') ?? null,
        member: textAt(row, 'member') ?? null,
        goals: readGoals(row['goals']) ?? null,
        done: integerAt(row, 'done') ?? null,
        total: integerAt(row, 'total') ?? null,
        status: dayStatus(row['status']) ?? null,
        version: integerAt(row, 'version') ?? 0,
      }

/**
 * Puts a page in the place of the one that is there, or takes that away. The counter moves by the difference between
 * the two, so it is always the sum of the rows and a replay does no harm.
 */
export const replacePage = (
  key: string,
  after: Page | undefined,
  read: ReadModelRow,
): readonly ModelWrite[] => {
  const before = readPage(read(pagesModel, key))
  return [
    { model: pagesModel, key, row: after },
    ...writeTallies(tallyChanges(before?.goals ?? [], after?.goals ?? []), read),
  ]
}

/** The oracle's page for a day; a deleted one has none. */
export const documentOf = (state: AggregateState): ModelWrite => {
  const day = dayIn(state)
  return { model: pagesModel, key: idOf(state), row: day === undefined ? undefined : pageOf(day) }
}

/** What a day counts for in each category that it has goals of. */
export const contributionsOf = (state: AggregateState): readonly Contribution[] =>
  tallyOf(dayIn(state)?.goals ?? []).map(({ category, goals, done }) => ({
    model: talliesModel,
    key: category,
    add: { goals, done },
  }))
