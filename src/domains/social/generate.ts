/** Makes up the commands of a random workload: mostly what people would do, now and then what is refused. */
import type { Command, Draw, Generated, OpenAggregate, WorkloadMemory } from '../domain'
import { numberOf, pick, pickWeighted } from '../picking'
import { integerAt, textAt } from '../read-json'
import { accountKind, socialCommandType } from './account'
import type { SocialCommandType } from './account'
import { textMax } from './commands'
import { peopleAfter, peopleAt } from './people'
import { topics } from './topics'

type FollowUp = Exclude<SocialCommandType, 'OpenAccount'>

const senselessPercent = 3
const accountsMax = 24
// How much more an influencer is visited than anybody else, and how many accounts there are to one influencer.
const influencerWeight = 8
const influencerOneIn = 6

/** The next command of a type and the memory after it; undefined when no remembered account would fit it. */
export const generate = (type: string, draw: Draw, memory: WorkloadMemory): Generated | undefined => {
  const known = socialCommandType(type)
  if (known === undefined) return undefined
  const senseless = draw(100) < senselessPercent
  const command =
    known === 'OpenAccount' ? openAccount(draw, memory, senseless) : followUp(known, draw, memory, senseless)
  return command === undefined ? undefined : { command, memory: remember(memory, command) }
}

/** The memory after a command; one that makes no sense for the account leaves no trace. */
export const remember = (memory: WorkloadMemory, command: Command): WorkloadMemory => {
  const type = socialCommandType(command.type)
  const known = memory.open.find((account) => account.id === command.id)
  if (type === undefined || (type === 'OpenAccount') !== (known === undefined)) return memory
  if (known === undefined) {
    const details = { kind: accountKind(command['kind']) ?? 'ordinary', posts: 0 }
    return {
      created: Math.max(memory.created, numberOf('account', command.id)),
      // The oldest are forgotten first.
      open: [...memory.open, { id: command.id, last: command.type, details }].slice(-accountsMax),
    }
  }
  if (type === 'EraseAccount') return { ...memory, open: memory.open.filter((account) => account !== known) }
  const next = noted(known, command)
  return { ...memory, open: memory.open.map((account) => (account === known ? next : account)) }
}

const noted = (account: OpenAggregate, command: Command): OpenAggregate => {
  const { id, details } = account
  const text = textAt(command, 'text')
  if (command.type !== 'WritePost') {
    return { id, last: command.type, details: { ...details, ...peopleAfter(account, command) } }
  }
  if (text === undefined || text.length > textMax) return account
  return { id, last: command.type, details: { ...details, posts: postsOf(account) + 1, likers: [] } }
}

const openAccount = (draw: Draw, memory: WorkloadMemory, senseless: boolean): Command => {
  const again = senseless ? pick(memory.open, draw) : undefined
  const number = memory.created + 1
  return {
    type: 'OpenAccount',
    id: again?.id ?? `account-${number}`,
    name: `Person ${number}`,
    kind: draw(influencerOneIn) === 0 ? 'influencer' : 'ordinary',
  }
}

const followUp = (
  type: FollowUp,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): Command | undefined => {
  if (type === 'WritePost') return writePost(draw, memory, senseless)
  if (type === 'EraseAccount') {
    const id = senseless ? `account-${memory.created + 1}` : pick(memory.open, draw)?.id
    return id === undefined ? undefined : { type, id }
  }
  const usual = meeting(type, draw, memory, false)
  return senseless ? (meeting(type, draw, memory, true) ?? usual) : usual
}

const writePost = (draw: Draw, memory: WorkloadMemory, senseless: boolean): Command | undefined => {
  const account = senseless ? undefined : visited(memory.open, draw)
  if (account === undefined && !senseless) return undefined
  const topic = spokenOf(draw)
  const posts = account === undefined ? 0 : postsOf(account)
  return {
    type: 'WritePost',
    id: account?.id ?? `account-${memory.created + 1}`,
    text: `${topic.opening}, part ${posts + 1}`,
    topic: topic.id,
  }
}

// Somebody meets an account: one for whom it makes sense or, when senseless, one for whom it does not.
const meeting = (
  type: Exclude<FollowUp, 'WritePost' | 'EraseAccount'>,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): Command | undefined => {
  const fitting = memory.open.filter((account) => peopleAt(account, type, senseless).length > 0)
  const account = visited(fitting, draw)
  if (account === undefined) return undefined
  const by = pick(peopleAt(account, type, senseless), draw)
  if (by === undefined) return undefined
  const command = { type, id: account.id, by: `member-${by}` }
  return type === 'Comment' ? { ...command, text: `Seen by member ${by}` } : command
}

const postsOf = (account: OpenAggregate): number => integerAt(account.details, 'posts') ?? 0

const visited = (accounts: readonly OpenAggregate[], draw: Draw): OpenAggregate | undefined =>
  pickWeighted(accounts, ({ details }) => (details['kind'] === 'influencer' ? influencerWeight : 1), draw)

const spokenOf = (draw: Draw) => {
  const topic = pickWeighted(topics, ({ weight }) => weight, draw)
  if (topic === undefined) throw new Error('Broken invariant: a draw stays below its bound')
  return topic
}
