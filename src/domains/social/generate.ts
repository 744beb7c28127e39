/** Makes up the commands of a random workload of accounts. */
import type { Command, Draw, OpenAggregate, WorkloadMemory } from '../domain'
import { pick, pickWeighted } from '../picking'
import { integerAt, textAt } from '../read-json'
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
import { accountKind, opening, socialFollowUp } from './account'
import type { SocialFollowUp } from './account'
import { textMax } from './commands'
import { peopleAfter, peopleAt } from './people'
import { topics } from './topics'

const accountsMax = 24
// How much more an influencer is visited than anybody else, and how many accounts there are to one influencer.
const influencerWeight = 8
const influencerOneIn = 6

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
    type: opening,
    id: again?.id ?? nextId('account', memory),
    name: `Person ${number}`,
    kind: draw(influencerOneIn) === 0 ? 'influencer' : 'ordinary',
  }
}

const followUp = (
  type: SocialFollowUp,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): Command | undefined => {
  if (type === 'WritePost') return writePost(draw, memory, senseless)
  if (type === 'EraseAccount') {
    const id = idToDelete('account', draw, memory, senseless)
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
    id: account?.id ?? nextId('account', memory),
    text: `${topic.opening}, part ${posts + 1}`,
    topic: topic.id,
  }
}

// Somebody meets an account: one for whom it makes sense or, when senseless, one for whom it does not.
const meeting = (
  type: Exclude<SocialFollowUp, 'WritePost' | 'EraseAccount'>,
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

/** The memory after a command; one that makes no sense for the account leaves no trace. */
export const remember = remembering({
  opening,
  followUp: socialFollowUp,
  begin: (memory, { id, type, kind }) => {
    const details = { kind: accountKind(kind) ?? 'ordinary', posts: 0 }
    return newest(accountsMax, withNew('account', memory, { id, last: type, details }))
  },
  goOn: (memory, known, type, command) =>
    type === 'EraseAccount' ? without(memory, known.id) : withNote(memory, noted(known, command)),
})

/** The next command of a type and the memory after it; undefined when no remembered account would fit it. */
export const generate = generating({
  opening,
  followUp: socialFollowUp,
  open: openAccount,
  follow: followUp,
  remember,
})
