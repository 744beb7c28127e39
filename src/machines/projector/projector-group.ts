// A projector as a member of a consumer group: its share of the partitions, signs of life while it handles, and new shares.
import type { Effect, Micros, SimTime, View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, send, write } from '../effects'
import { messageOf, timerOf } from '../input'
import { onFrom } from './projector-course'
import { HERE, hereOf, keepsOwn, type PositionRow, type Projector } from './projector-rows'
import { bodyOf } from '../protocol/protocol'

/** How a consumer stays in its group. */
export interface Membership {
  /** `heartbeat.interval.ms`; null: nobody listens, for there is nobody else in the group. */
  readonly heartbeat: Micros | null
  readonly maxPollInterval: Micros
}

/** What a member was given in a rebalance; absent: the division the group began with. */
export type ShareRow = { readonly generation: number; readonly partitions: readonly number[] }

const HEARTBEAT = 'heartbeat'

/** The partitions that are this consumer's at present. */
export const partitionsOf = ({ options, share }: Projector, view: View): readonly number[] =>
  view.get(share, HERE)?.partitions ?? options.partitions

/** What a consumer says with each fetch and commit, so that the group knows it. */
export function credentials({ share }: Projector, view: View): { readonly generation?: number } {
  const known = view.get(share, HERE)
  return known === undefined ? {} : { generation: known.generation }
}

/** Records are in hand: from now on nothing but heartbeats tells the group that the consumer lives. */
export const handsFull = ({ options }: Projector, now: SimTime): readonly Effect[] =>
  options.group === undefined ? [] : [beat(options.group, now, now)]

/** A fetch tells it as well. */
export const handsFree = ({ options }: Projector): readonly Effect[] =>
  options.group === undefined ? [] : [cancel(HEARTBEAT)]

const beat = ({ heartbeat, maxPollInterval }: Membership, now: number, since: number): Effect => ({
  kind: 'wake',
  key: HEARTBEAT,
  after: Math.min(heartbeat ?? maxPollInterval, since + maxPollInterval - now),
  background: true,
  body: { since },
})

/** What the group says to a fetch or a commit, by what was asked. */
export const GROUP_ANSWERS = {
  rebalanced: { fetch: 'rebalanced' },
  repositioned: { fetch: 'repositioned' },
  'out-of-range': { fetch: 'out-of-range' },
  fenced: { acknowledge: 'fenced', rewind: 'fenced' },
} as const

export const grouped = (
  projector: Projector,
): Actions<'heartbeat' | 'takeShare' | 'rejoin' | 'seek' | 'stop'> => {
  const { options, share, positions, replayed } = projector
  const anew = (view: View): readonly Effect[] => [
    ...view.keys(positions).map((partition) => write(positions, partition, undefined)),
    ...onFrom(projector, beginningAnew(projector, view)),
  ]
  return {
    heartbeat: ({ input, view }) => {
      const { group, source, id } = options
      if (group === undefined) return []
      const waits = hereOf(projector, view).failures > 0
      // Between two tries of a failing record the consumer polls, as Spring's error handler does.
      const since = waits ? view.now : Number(timerOf(input).body['since'])
      const content = { consumer: id }
      const quietly = { background: true }
      if (view.now - since >= group.maxPollInterval) return [send(source, 'leave-group', content, quietly)]
      return [
        ...(group.heartbeat === null ? [] : [send(source, 'heartbeat', content, quietly)]),
        beat(group, view.now, since),
      ]
    },
    takeShare: ({ input, view }) => {
      const { generation, partitions } = bodyOf(messageOf(input), 'rebalanced')
      return [write(share, HERE, { generation, partitions }), ...anew(view)]
    },
    /** Its partitions are somebody else's: whatever is in hand is dropped, and it asks to be let in again. */
    rejoin: ({ view }) => [write(share, HERE, undefined), ...handsFree(projector), ...anew(view)],
    seek: ({ input, view }) => [
      ...Object.entries(bodyOf(messageOf(input), 'repositioned').positions).map(([partition, offset]) =>
        write(hereOf(projector, view).beside === true ? replayed : positions, partition, offset),
      ),
      ...onFrom(projector, hereOf(projector, view)),
    ],
    stop: () => [cancel('patience')],
  }
}

/** Where it begins with a new share: at what is committed, or at what it has saved itself. */
const beginningAnew = (projector: Projector, view: View): PositionRow => ({
  ...hereOf(projector, view),
  index: 0,
  total: 0,
  failures: 0,
  stage: keepsOwn(projector.options) ? 'load' : 'fetch',
})
