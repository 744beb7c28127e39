/** Makes up the commands of a random workload: mostly what members would do, now and then what is refused. */
import type { Command, Draw, Generated, JsonObject, OpenAggregate, WorkloadMemory } from '../domain'
import { numberOf, pick } from '../picking'
import { listOf, textAt } from '../read-json'
import { dateAfter } from './calendar'
import { categories } from './categories'
import { titleMax } from './commands'
import { goalsCommandType } from './day'
import type { GoalsCommandType } from './day'

type FollowUp = Exclude<GoalsCommandType, 'OpenDay'>
type AboutGoal = Exclude<FollowUp, 'DeleteDay'>

const senselessPercent = 3
const members = 4
const daysMax = 24
// What a member takes on in one day, and how many titles are remembered of one that a script filled.
const usualGoals = 8
const goalsRemembered = 12

/** The next command of a type and the memory after it; undefined when no remembered day would fit it. */
export const generate = (type: string, draw: Draw, memory: WorkloadMemory): Generated | undefined => {
  const known = goalsCommandType(type)
  if (known === undefined) return undefined
  const senseless = draw(100) < senselessPercent
  const command =
    known === 'OpenDay' ? openDay(draw, memory, senseless) : followUp(known, draw, memory, senseless)
  return command === undefined ? undefined : { command, memory: remember(memory, command) }
}

/** The memory after a command; one that makes no sense for the day leaves no trace. */
export const remember = (memory: WorkloadMemory, command: Command): WorkloadMemory => {
  const type = goalsCommandType(command.type)
  const known = memory.open.find((day) => day.id === command.id)
  if (type === undefined || (type === 'OpenDay') !== (known === undefined)) return memory
  if (known === undefined) {
    return {
      created: Math.max(memory.created, numberOf('day', command.id)),
      // The oldest are forgotten first.
      open: [...memory.open, { id: command.id, last: type, details: {} }].slice(-daysMax),
    }
  }
  if (type === 'DeleteDay') return { ...memory, open: memory.open.filter((day) => day !== known) }
  const goal = textAt(command, 'goal')
  const next = type === 'OpenDay' || goal === undefined ? undefined : noted(titlesOf(known), type, goal)
  if (next === undefined) return memory
  const changed = { id: known.id, last: type, details: next }
  return { ...memory, open: memory.open.map((day) => (day === known ? changed : day)) }
}

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
  const number = memory.created + 1
  return {
    type: 'OpenDay',
    id: again?.id ?? `day-${number}`,
    // Every member opens every day, one after the other.
    date: dateAfter(Math.floor((number - 1) / members)),
    member: `member-${1 + ((number - 1) % members)}`,
  }
}

const followUp = (
  type: FollowUp,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): Command | undefined => {
  if (type === 'DeleteDay') {
    const id = senseless ? `day-${memory.created + 1}` : pick(memory.open, draw)?.id
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
