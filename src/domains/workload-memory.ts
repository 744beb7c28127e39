/** How the random workload of any business goes on from what it remembers, and what it remembers of a command. */
import type { Command, Domain, Draw, OpenAggregate, WorkloadMemory } from './domain'
import { pick } from './picking'

const senselessPercent = 3

/** What a business says of its workload. `senseless` asks for a command that can only be refused. */
export interface Workload<FollowUp> {
  readonly opening: string
  readonly followUp: (type: string) => FollowUp | undefined
  readonly open: (draw: Draw, memory: WorkloadMemory, senseless: boolean) => Command
  /** Undefined when no remembered aggregate would fit the command. */
  readonly follow: (
    type: FollowUp,
    draw: Draw,
    memory: WorkloadMemory,
    senseless: boolean,
  ) => Command | undefined
  readonly remember: Domain['remember']
}

/** Makes up commands: mostly what people would do, now and then what is refused. */
export const generating =
  <FollowUp>({ opening, followUp, open, follow, remember }: Workload<FollowUp>): Domain['generate'] =>
  (type, draw, memory) => {
    const following = followUp(type)
    if (type !== opening && following === undefined) return undefined
    const senseless = draw(100) < senselessPercent
    const command =
      following === undefined ? open(draw, memory, senseless) : follow(following, draw, memory, senseless)
    return command && { command, memory: remember(memory, command) }
  }

/** What a business notes of the commands that it remembers. */
export interface Noting<FollowUp> {
  readonly opening: string
  readonly followUp: (type: string) => FollowUp | undefined
  readonly begin: (memory: WorkloadMemory, command: Command) => WorkloadMemory
  /** The memory after a command for a remembered aggregate; the same one when it makes no sense for that. */
  readonly goOn: (
    memory: WorkloadMemory,
    known: OpenAggregate,
    type: FollowUp,
    command: Command,
  ) => WorkloadMemory
}

/** Remembers commands; an opening of what is known and a follow-up of what is not leave no trace. */
export const remembering =
  <FollowUp>({ opening, followUp, begin, goOn }: Noting<FollowUp>): Domain['remember'] =>
  (memory, command) => {
    const known = noteOf(memory, command.id)
    if (known === undefined) return command.type === opening ? begin(memory, command) : memory
    const type = followUp(command.type)
    return type === undefined ? memory : goOn(memory, known, type, command)
  }

/** What is remembered of an aggregate. */
export const noteOf = (memory: WorkloadMemory, id: string): OpenAggregate | undefined =>
  memory.open.find((note) => note.id === id)

/** The id of the next new aggregate. */
export const nextId = (aggregate: string, { created }: WorkloadMemory): string =>
  `${aggregate}-${created + 1}`

/** The memory with a new aggregate in it. */
export const withNew = (
  aggregate: string,
  { created, open }: WorkloadMemory,
  note: OpenAggregate,
): WorkloadMemory => ({
  created: Math.max(created, numberOf(aggregate, note.id)),
  open: [...open, note],
})

/** The memory without the oldest when it holds more than `most`. */
export const newest = (most: number, memory: WorkloadMemory): WorkloadMemory => ({
  ...memory,
  open: memory.open.slice(-most),
})

/** The memory with another note of an aggregate that it knows. */
export const withNote = (memory: WorkloadMemory, next: OpenAggregate): WorkloadMemory => ({
  ...memory,
  open: memory.open.map((note) => (note.id === next.id ? next : note)),
})

/** The memory without an aggregate that is no more. */
export const without = (memory: WorkloadMemory, id: string): WorkloadMemory => ({
  ...memory,
  open: memory.open.filter((note) => note.id !== id),
})

/** Whom a deletion asks for: one of those there are or, when senseless, one that has not come yet. */
export const idToDelete = (
  aggregate: string,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): string | undefined => (senseless ? nextId(aggregate, memory) : pick(memory.open, draw)?.id)

// The number in an aggregate's id, such as 7 in "order-7"; 0 in an id that a script made up.
const numberOf = (aggregate: string, id: string): number => {
  const digits = id.startsWith(`${aggregate}-`) ? id.slice(aggregate.length + 1) : ''
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : 0
}
