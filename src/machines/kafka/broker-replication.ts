// Replication and election: a record counts once the in-sync replicas have it, and a new leader begins where the followers are.
//
// One leader with two followers, seen from outside. The followers get a record some time after the leader's append. Where
// a single in-sync replica is enough (`min.insync.replicas` 1), followers that need too long fall out, and the leader goes
// on alone: what it acknowledges then stands nowhere else. An election gives the partition to a follower: what it does
// not have is gone. Followers that have fallen out may only lead if the election may be unclean; otherwise all wait for
// the old leader, which has kept its log.
import {
  type Effect,
  type Input,
  type JsonObject,
  type Micros,
  type ReplyAddress,
  replyAddress,
  type View,
} from '#kernel'
import type { Actions } from '../behaviour'
import { answerWith, forget } from './broker-fetches'
import { type Broker, recordsUpTo } from './broker-rows'
import { cancel, pause, reply, wake, write } from '../effects'
import { messageOf, timerOf } from '../input'
import type { Protocol } from '../protocol/protocol'

/** From the leader's append to the acknowledgement: replication to the in-sync replicas. */
const REPLICATION: Micros = 2_000
/** `replica.lag.time.max.ms`: 10 s until Kafka 2.5, 30 s since. The shorter one keeps stories short. */
const PATIENCE: Micros = 10_000_000
/** From the loss of a leader to the first answer of the next one. */
const ELECTION: Micros = 1_000_000
/** Until the process that was lost is back and has caught up. */
const RETURN: Micros = 30_000_000
const REPLICAS = 3
const COUNT = 'count'
const EPOCH = 'epoch'

/** What waits for its replication. */
type Appended = {
  readonly address: ReplyAddress
  readonly request: Protocol['publish']
  readonly offset: number
  readonly duplicate: boolean
  readonly epoch?: number
}

const epochOf = ({ epochs }: Broker, view: View): number => view.get(epochs, EPOCH) ?? 0

/** Whether a timer was set under an earlier leader. */
export const isOutlived = (broker: Broker, input: Input, view: View): boolean =>
  Number(timerOf(input).body['epoch'] ?? 0) !== epochOf(broker, view)

/** Whether fewer replicas are in sync than a record needs that is to be on all of them. */
export const hasTooFew = (
  { inSync, kafka }: Broker,
  view: View,
  acks: Protocol['publish']['acks'],
): boolean => acks === undefined && (view.get(inSync, COUNT) ?? REPLICAS) < kafka.minInSync

/** Whether a partition has nobody left who may lead it: its followers have fallen out, and that counts. */
export const hasNoHeir = ({ behind, kafka }: Broker, view: View): boolean =>
  !kafka.unclean && view.size(behind) > 0

/** A record sets out for the followers. `copy` tells repetitions of it apart. */
export function inReplication(
  broker: Broker,
  view: View,
  appended: Appended,
  copy?: string,
): readonly Effect[] {
  const { offset, request } = appended
  const place = `${request.partition}/${offset}${copy === undefined ? '' : `/${copy}`}`
  const epoch = epochOf(broker, view)
  const body = { ...appended, ...(epoch === 0 ? {} : { epoch }) }
  const replicated = pause(`replicate/${place}`, REPLICATION, body)
  if (broker.kafka.minInSync > 1) return [replicated]
  // A leader that is alone already waits for nobody.
  const isAlone = view.get(broker.behind, String(request.partition)) !== undefined
  return [replicated, { kind: 'wake', key: `alone/${place}`, after: isAlone ? 0 : PATIENCE, body }]
}

export const replicating = (
  broker: Broker,
): Actions<'acknowledge' | 'goOnAlone' | 'replicateAll' | 'rejoinReplica'> => {
  const { ends, highs, behind, inSync } = broker
  return {
    acknowledge: ({ input, view }) => {
      const timer = timerOf(input)
      const { request, offset } = timer.body as unknown as Appended
      const partition = String(request.partition)
      const reached = Math.max(offset + 1, view.get(behind, partition) ?? 0)
      const hasCaughtUp = reached >= (view.get(ends, partition) ?? 0)
      return [
        ...(broker.kafka.minInSync > 1 ? [] : [cancel(`alone/${timer.key.slice('replicate/'.length)}`)]),
        ...(view.get(behind, partition) === undefined
          ? []
          : [write(behind, partition, hasCaughtUp ? undefined : reached)]),
        ...commit(broker, view, input),
      ]
    },
    goOnAlone: ({ input, view }) => {
      const { request } = timerOf(input).body as unknown as Appended
      const partition = String(request.partition)
      const reached = view.get(behind, partition) ?? view.get(highs, partition) ?? 0
      return [write(behind, partition, reached), ...commit(broker, view, input)]
    },
    /** What was appended before a crash is on the replicas by the time the broker is back. */
    replicateAll: ({ view }) => [
      ...view.keys(ends).map((partition) => write(highs, partition, view.get(ends, partition))),
      ...view.keys(behind).map((partition) => write(behind, partition, undefined)),
      ...view.keys(inSync).map((count) => write(inSync, count, undefined)),
    ],
    rejoinReplica: () => [write(inSync, COUNT, undefined)],
  }
}

/** A record is where it has to be: consumers may see it, and its producer hears of it. */
function commit(broker: Broker, view: View, input: Input): readonly Effect[] {
  const { highs, fetches } = broker
  const { address, request, offset, duplicate } = timerOf(input).body as unknown as Appended
  const partition = String(request.partition)
  const high = Math.max(offset + 1, view.get(highs, partition) ?? 0)
  const served = view.keys(fetches).flatMap((consumer) => {
    const parked = view.get(fetches, consumer)
    if (parked === undefined) return []
    const wanted = parked.request as Protocol['fetch']
    if (!(partition in wanted.positions)) return []
    const records = recordsUpTo(broker, view, { request: wanted, partition, high, room: wanted.limit })
    if (records.length === 0) return []
    return [...forget(broker, view, consumer), answerWith(parked.address, records, wanted.round)]
  })
  const told = request.acks === undefined ? [acked(address, request, offset, duplicate)] : []
  return [write(highs, partition, high), ...told, ...served]
}

export const electing = (broker: Broker): Actions<'lose' | 'keep' | 'refuse' | 'awaitLeader'> => {
  const { fetches, epochs, inSync, kafka } = broker
  const begin = (view: View): readonly Effect[] => [
    write(epochs, EPOCH, epochOf(broker, view) + 1),
    ...view.keys(fetches).flatMap((consumer) => {
      const parked = view.get(fetches, consumer)
      if (parked === undefined) return []
      return [...forget(broker, view, consumer), refusal(parked.address, parked.request, true)]
    }),
  ]
  return {
    lose: ({ view }) => [
      ...begin(view),
      ...truncate(broker, view),
      // Where two replicas are enough, nobody notices that the third is away.
      ...(kafka.minInSync < REPLICAS
        ? []
        : [write(inSync, COUNT, REPLICAS - 1), wake('replica-back', RETURN)]),
      wake('elected', ELECTION),
    ],
    keep: ({ view }) => begin(view),
    awaitLeader: () => [wake('elected', RETURN)],
    refuse: ({ input }) => {
      const message = messageOf(input)
      return [refusal(replyAddress(message), message.body, message.background)]
    },
  }
}

/** Nobody leads: the sender gets its own words back. */
const refusal = (to: ReplyAddress, body: JsonObject, background: boolean): Effect => ({
  kind: 'reply',
  to,
  type: 'refused',
  body,
  background,
})

/** The log as the followers have it is the log from now on. */
function truncate(broker: Broker, view: View): readonly Effect[] {
  const { log, ends, highs, behind, producers } = broker
  const reached = new Map(
    view
      .keys(ends)
      .map((partition) => [partition, view.get(behind, partition) ?? view.get(highs, partition) ?? 0]),
  )
  const cut = [...reached].flatMap(([partition, end]): readonly Effect[] => {
    const old = view.get(ends, partition) ?? 0
    if (old === end) return []
    const lost = Array.from({ length: old - end }, (_, i) => `${partition}/${end + i}`)
    return [
      ...lost.map((key) => write(log, key, undefined)),
      write(ends, partition, end),
      write(highs, partition, end),
      write(behind, partition, undefined),
    ]
  })
  return [...cut, ...forgotten(view, producers, reached)]
}

/** The producers' numbers go on from what is left of each. */
const forgotten = (
  view: View,
  producers: Broker['producers'],
  reached: ReadonlyMap<string, number>,
): readonly Effect[] =>
  view.keys(producers).flatMap((key) => {
    const known = view.get(producers, key)
    const end = reached.get(key.slice(key.lastIndexOf('/') + 1)) ?? 0
    const lost = known?.offsets.filter((offset) => offset >= end).length ?? 0
    if (known === undefined || lost === 0) return []
    return [write(producers, key, { number: known.number - lost, offsets: known.offsets.slice(0, -lost) })]
  })

/** The word that a record is safe, as far as the producer asked for. */
export const acked = (
  address: ReplyAddress,
  { index, round, partition }: Protocol['publish'],
  offset: number,
  duplicate: boolean,
): Effect => reply(address, 'acked', { index, round, partition, offset, duplicate })
