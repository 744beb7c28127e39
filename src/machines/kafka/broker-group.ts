// The group coordinator: who is in the group, which partitions are whose, and whose word on them still counts.
//
// As Kafka's eager protocol: when somebody leaves or comes, the members are called together. Each goes on with what it has
// in hand and comes with its next fetch; when all are there, the next generation begins with a new division, and each
// begins at the committed offsets. A member that does not come in time is left out. A member is known by its component:
// one that is back before its session has ended takes its old place, as with `group.instance.id`.
import { type Effect, type Input, type Message, replyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { forget } from './broker-fetches'
import { divided, generationOf, isWatched, memberOf, type MemberRow, membersOf } from './broker-group-rows'
import type { Broker } from './broker-rows'
import { cancel, reply, wake, write } from '../effects'
import { messageOf, timerOf } from '../input'
import { bodyOf } from '../protocol/protocol'

type Members = ReadonlyMap<string, MemberRow>

/** What a fetch is to the coordinator; undefined where the consumer is a member in good standing. */
export function recogniseFetch(broker: Broker, message: Message, view: View): string | undefined {
  const { assigned, generation = 0 } = bodyOf(message, 'fetch')
  if (!isWatched(broker) || assigned === true) return undefined
  const member = memberOf(broker, view, message.from)
  if (member === undefined || generationOf(broker, view).preparing === true) return 'join'
  return member.generation === generation ? undefined : 'has-rebalanced'
}

/** Whether a consumer may commit: it is a member, of the present generation. */
export function mayCommit(broker: Broker, message: Message, view: View): boolean {
  if (!isWatched(broker)) return true
  const member = memberOf(broker, view, message.from)
  return member !== undefined && member.generation === (bodyOf(message, 'commit-offset').generation ?? 0)
}

export const coordinating = (
  broker: Broker,
): Actions<'signOfLife' | 'watchOver' | 'join' | 'tellShare' | 'fence' | 'leave' | 'goOnWithout'> => ({
  signOfLife: ({ input, view }) => {
    const { from } = messageOf(input)
    const members = membersOf(broker, view)
    return isWatched(broker) && members.has(from) ? session(broker, members, from) : []
  },
  watchOver: ({ view }) => {
    if (!isWatched(broker)) return []
    const members = membersOf(broker, view)
    return [
      ...[...members.keys()].flatMap((member) => session(broker, members, member)),
      ...(generationOf(broker, view).preparing === true ? [callTogether(broker)] : []),
    ]
  },
  join: ({ input, view }) => {
    const message = messageOf(input)
    const { round } = bodyOf(message, 'fetch')
    const known = membersOf(broker, view)
    const before = known.get(message.from) ?? { generation: 0, partitions: [] }
    const joined = { ...before, joined: { address: replyAddress(message), round } }
    const members = new Map([...known, [message.from, joined]])
    return [
      ...forget(broker, view, message.from),
      ...session(broker, members, message.from),
      ...gather(broker, view, members),
    ]
  },
  /** Its answer was lost, or it has forgotten: it is told again what is its own. */
  tellShare: ({ input, view }) => {
    const message = messageOf(input)
    const { generation, partitions } = memberOf(broker, view, message.from) ?? {
      generation: 0,
      partitions: [],
    }
    const { round } = bodyOf(message, 'fetch')
    return [reply(replyAddress(message), 'rebalanced', { generation, partitions, round })]
  },
  fence: ({ input }) => {
    const message = messageOf(input)
    const { round } = bodyOf(message, 'commit-offset')
    return [reply(replyAddress(message), 'fenced', { round })]
  },
  leave: ({ input, view }) => {
    const id = leaverOf(input)
    const members = new Map(membersOf(broker, view))
    if (!members.delete(id)) return []
    return [cancel(`session/${id}`), ...forget(broker, view, id), ...gather(broker, view, members)]
  },
  goOnWithout: ({ view }) =>
    begin(
      broker,
      view,
      new Map([...membersOf(broker, view)].filter(([, { joined }]) => joined !== undefined)),
    ),
})

/** Who says that it leaves, or whose session has ended. */
const leaverOf = (input: Input): string =>
  input.kind === 'timer' ? timerOf(input).key.slice('session/'.length) : messageOf(input).from

/** Nobody is missed where there is nobody to take over: a lone member's session is not watched. */
const session = ({ kafka }: Broker, members: Members, id: string): readonly Effect[] =>
  members.size > 1 ? [wake(`session/${id}`, kafka.sessionTimeout, true)] : [cancel(`session/${id}`)]

const callTogether = ({ kafka }: Broker): Effect => wake('rebalance', kafka.maxPollInterval, true)

/** The members have changed: all are called together, and if all are there already, the next generation begins. */
function gather(broker: Broker, view: View, members: Members): readonly Effect[] {
  const isThere = [...members.values()].every(({ joined }) => joined !== undefined)
  if (isThere) return begin(broker, view, members)
  const { generation, preparing } = generationOf(broker, view)
  return [
    ...keep(broker, view, members),
    write(broker.generations, broker.group, { generation, preparing: true }),
    ...(preparing === true ? [] : [callTogether(broker)]),
  ]
}

/** The next generation: the partitions are dealt out anew, and whoever waits for it hears of its share. */
function begin(broker: Broker, view: View, members: Members): readonly Effect[] {
  const generation = generationOf(broker, view).generation + 1
  const shares = divided(broker, [...members.keys()].toSorted(), generation)
  const told = [...members].flatMap(([id, { joined }]) => {
    const partitions = shares.get(id)?.partitions ?? []
    return joined === undefined
      ? []
      : [reply(joined.address, 'rebalanced', { generation, partitions, round: joined.round })]
  })
  return [
    cancel('rebalance'),
    ...keep(broker, view, shares),
    write(broker.generations, broker.group, { generation }),
    ...told,
  ]
}

/** The rows of the members as they are from now on. */
const keep = ({ memberRows }: Broker, view: View, members: Members): readonly Effect[] => [
  ...view
    .keys(memberRows)
    .filter((id) => !members.has(id))
    .map((id) => write(memberRows, id, undefined)),
  ...[...members].map(([id, row]) => write(memberRows, id, row)),
]
