/** Makes up the commands of a random workload of days. */
import type { Command, Draw, JsonObject, OpenAggregate, WorkloadMemory } from '../domain'
import { pick } from '../picking'
import { listOf, textAt } from '../read-json'
import {
  generating,
  idToDelete,
  newest,
  nextId,
  remembering,
  withNew,
  withNote,
  without,
} from '../workload-memory'
import { dateAfter } from './calendar'
import { categories } from './categories'
import { titleMax } from './commands'
import { goalsFollowUp, opening } from './day'
import type { GoalsFollowUp } from './day'

type AboutGoal = Exclude<GoalsFollowUp, 'DeleteDay'>

const members = 4
const daysMax = 24
// What a member takes on in one day, and how many titles are remembered of one that a script filled.
const usualGoals = 8
const goalsRemembered = 12

/** The titles of a day's goals, those to do and those that are done. */
type Titles = { readonly todo: readonly string[]; readonly done: readonly string[] }

const titlesOf = ({ details }: OpenAggregate): Titles => ({
  todo: textsAt(details, 'todo'),
  done: textsAt(details, 'done'),
})

const noted = ({ todo, done }: Titles, type: AboutGoal, goal: string): Titles | undefined => {
  const without = (titles: readonly string[]) => titles.filter((title) => title !== goal)
  const known = [...todo, ...done].includes(goal)
  switch (type) {
    case 'AddGoal':
      if (known || todo.length + done.length >= goalsRemembered || goal.length > titleMax) return undefined
      return { todo: [...todo, goal], done }
    case 'CompleteGoal':
      return todo.includes(goal) ? { todo: without(todo), done: [...done, goal] } : undefined
    case 'ReopenGoal':
      return done.includes(goal) ? { todo: [...todo, goal], done: without(done) } : undefined
    case 'RemoveGoal':
      return known ? { todo: without(todo), done: without(done) } : undefined
  }
}

const openDay = (draw: Draw, memory: WorkloadMemory, senseless: boolean): Command => {
  const again = senseless ? pick(memory.open, draw) : undefined
  const before = memory.created
  return {
    type: opening,
    id: again?.id ?? nextId('day', memory),
    // Every member opens every day, one after the other.
    date: dateAfter(Math.floor(before / members)),
    member: `member-${1 + (before % members)}`,
  }
}

const followUp = (
  type: GoalsFollowUp,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): Command | undefined => {
  if (type === 'DeleteDay') {
    const id = idToDelete('day', draw, memory, senseless)
    return id === undefined ? undefined : { type, id }
  }
  const usual = aboutGoal(type, draw, memory, false)
  return senseless ? (aboutGoal(type, draw, memory, true) ?? usual) : usual
}

const aboutGoal = (
  type: AboutGoal,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): Command | undefined => {
  const day = pick(
    memory.open.filter((one) => titlesFor(type, titlesOf(one), senseless).length > 0),
    draw,
  )
  const goal = day === undefined ? undefined : pick(titlesFor(type, titlesOf(day), senseless), draw)
  if (day === undefined || goal === undefined) return undefined
  const command = { type, id: day.id, goal }
  const category = categories.find(({ usual }) => usual.includes(goal)) ?? categories[0]
  return type === 'AddGoal' && category !== undefined ? { ...command, category: category.id } : command
}

const usualTitles = categories.flatMap(({ usual }) => usual)

// The goals for which a command makes sense or, when senseless, those for which it can only be refused.
const titlesFor = (type: AboutGoal, { todo, done }: Titles, senseless: boolean): readonly string[] => {
  const known = [...todo, ...done]
  const others = usualTitles.filter((title) => !known.includes(title))
  switch (type) {
    case 'AddGoal':
      return senseless ? known : known.length < usualGoals ? others : []
    case 'CompleteGoal':
      return senseless ? done : todo
    case 'ReopenGoal':
      return senseless ? todo : done
    case 'RemoveGoal':
      return senseless ? others : known
  }
}

const textsAt = (details: JsonObject, key: string): readonly string[] =>
  listOf(details[key], (item) => (typeof item === 'string' ? item : undefined)) ?? []

/** The memory after a command; one that makes no sense for the day leaves no trace. */
export const remember = remembering({
  opening,
  followUp: goalsFollowUp,
  begin: (memory, { id, type }) => newest(daysMax, withNew('day', memory, { id, last: type, details: {} })),
  goOn: (memory, known, type, command) => {
    if (type === 'DeleteDay') return without(memory, known.id)
    const goal = textAt(command, 'goal')
    const details = goal === undefined ? undefined : noted(titlesOf(known), type, goal)
    return details === undefined ? memory : withNote(memory, { id: known.id, last: type, details })
  },
})

/** The next command of a type and the memory after it; undefined when no remembered day would fit it. */
export const generate = generating({
  opening,
  followUp: goalsFollowUp,
  open: openDay,
  follow: followUp,
  remember,
})
