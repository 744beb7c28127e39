// The commit log and the event store for those who follow them: reads that wait until there is something.
import { type Effect, replyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, reply, wake, write } from '../effects'
import { messageOf, timerOf } from '../input'
import { oldestRunning } from '../relay/outbox-selection'
import { bodyOf, type CommitRecord, type LogRecord, type Protocol } from '../protocol/protocol'
import { isAllReplicated, isReplicated } from './write-store-commit'
import { endOf, sequenceKeys, type WaitingRead, type WriteStore } from './write-store-rows'
import { isTooLate, openSlot } from './write-store-slots'

export const following = (
  store: WriteStore,
): Actions<'readLog' | 'answerRead' | 'serveRead' | 'fetchEvents'> => {
  const { reads } = store
  return {
    readLog: ({ input, view }) => {
      const message = messageOf(input)
      const request = bodyOf(message, 'read-log')
      const { slot, wait } = request
      if (isTooLate(store, view, request))
        return [reply(replyAddress(message), 'slot-lost', { slot, round: request.round })]
      const opened = openSlot(store, view, slot)
      const waiting: WaitingRead = { address: replyAddress(message), request: message.body }
      const answer = answerOf(store, view, waiting)
      if (answer !== undefined) return [...opened, ...forget(store, view, slot), answer]
      const kept = [...opened, write(reads, slot, waiting), wake(`read/${slot}`, wait, true)]
      // What is only too young to be given out is so for as long as the standby takes.
      return waitsForStandby(store, slot) && !isAllReplicated(store, view)
        ? [...kept, wake(`serve/${slot}`, store.standby.delay)]
        : kept
    },
    answerRead: ({ input, view }) => {
      const slot = timerOf(input).key.slice('read/'.length)
      const waiting = view.get(reads, slot)
      if (waiting === undefined) return []
      return [write(reads, slot, undefined), emptyAnswer(store, view, waiting)]
    },
    serveRead: ({ input, view }) => {
      const key = timerOf(input).key.slice('serve/'.length)
      const waiting = view.get(reads, key)
      const answer = waiting === undefined ? undefined : answerOf(store, view, waiting)
      return answer === undefined ? [] : [...forget(store, view, key), answer]
    },
    fetchEvents: ({ input, view }) => {
      const message = messageOf(input)
      const { consumer, wait } = bodyOf(message, 'fetch')
      const waiting: WaitingRead = { address: replyAddress(message), request: message.body }
      const answer = answerOf(store, view, waiting)
      if (answer !== undefined) return [...forget(store, view, consumer), answer]
      return [write(reads, consumer, waiting), wake(`read/${consumer}`, wait, true)]
    },
  }
}

/** Those who wait get what has just been written; a standby gets it before anybody sees it. */
export const tellReaders = (store: WriteStore, view: View, record: CommitRecord): readonly Effect[] =>
  view.keys(store.reads).flatMap((key) => {
    const waiting = view.get(store.reads, key)
    if (waiting === undefined || isFetch(waiting) || waitsForStandby(store, key)) return []
    const answer = answerOf(store, view, waiting, record)
    return answer === undefined ? [] : [write(store.reads, key, undefined), cancel(`read/${key}`), answer]
  })

/** Now that a commit is visible, so is it to those who read rows; whoever reads only what the standby has waits for that. */
export const tellFollowers = (store: WriteStore, view: View): readonly Effect[] =>
  view.keys(store.reads).flatMap((key) => {
    const waiting = view.get(store.reads, key)
    if (waiting === undefined) return []
    if (isFetch(waiting)) return [wake(`serve/${key}`, 0)]
    const { sync, delay } = store.standby
    return waitsForStandby(store, key) ? [wake(`serve/${key}`, sync ? 0 : delay)] : []
  })

const isFetch = ({ request }: WaitingRead): boolean => 'consumer' in request

/** A failover slot gives out only what the standby has: nothing that a failover could take back. */
const waitsForStandby = ({ options, standby }: WriteStore, slot: string): boolean =>
  options.log?.failoverSlot === true && !standby.followers.includes(slot)

/** The answer to a waiting read; undefined while there is nothing. `fresh` is a record of this very step. */
function answerOf(
  store: WriteStore,
  view: View,
  waiting: WaitingRead,
  fresh?: CommitRecord,
): Effect | undefined {
  if (isFetch(waiting)) return eventsFor(store, view, waiting)
  const request = waiting.request as Protocol['read-log']
  const end = fresh?.position ?? endOf(store, view)
  const records = recordsFor(store, view, request, fresh)
  const [first] = records
  if (first === undefined) return undefined
  const address = { ...waiting.address, subject: first.key, correlation: first.command }
  return reply(address, 'log-records', { records, end, round: request.round })
}

/** What lies after a reader's place, as far as it may be given out. */
function recordsFor(
  store: WriteStore,
  view: View,
  { slot, after, limit }: Protocol['read-log'],
  fresh: CommitRecord | undefined,
): readonly CommitRecord[] {
  const end = endOf(store, view)
  const known = view.get(store.slots, slot) ?? { confirmed: end, from: end }
  const from = Math.max(after ?? known.confirmed, known.from)
  const records: CommitRecord[] = []
  for (let position = from + 1; position <= end && records.length < limit; position++) {
    const record = view.get(store.log, String(position))
    if (record === undefined) continue
    if (waitsForStandby(store, slot) && !isReplicated(store, view, position)) break
    records.push(record)
  }
  return fresh !== undefined && records.length < limit && fresh.position > from
    ? [...records, fresh]
    : records
}

/** What a consumer of the event store has not seen, as far as it is safe to look (or not: an id that is skipped is lost). */
function eventsFor(store: WriteStore, view: View, waiting: WaitingRead): Effect | undefined {
  const request = waiting.request as Protocol['fetch']
  const { limit, round } = request
  const last = view.get(store.sequences, sequenceKeys.events) ?? 0
  const how = store.options.select ?? 'cursor'
  const horizon = how === 'xmin-horizon' ? oldestRunning(view, store) : Number.MAX_SAFE_INTEGER
  const promised = how === 'gap-wait' ? promisedIds(store, view) : undefined
  const records: LogRecord[] = []
  for (let id = Math.max(0, request.positions['0'] ?? 0) + 1; id <= last && records.length < limit; id++) {
    const row = view.get(store.eventStore, String(id))
    if (row === undefined) {
      if (promised?.has(id) === true) break
      continue
    }
    if (row.xid >= horizon) break
    records.push({ partition: 0, offset: id - 1, key: row.key, event: row.event, command: row.command })
  }
  const [first] = records
  if (first === undefined) return undefined
  const address = { ...waiting.address, subject: first.key, correlation: first.command }
  return reply(address, 'records', { records, round })
}

/** Ids that a running transaction holds and may still turn into rows. */
const promisedIds = ({ transactions }: WriteStore, view: View): ReadonlySet<number> =>
  new Set(
    view.keys(transactions).flatMap((key) => view.get(transactions, key)?.rows.map(({ id }) => id) ?? []),
  )

function emptyAnswer(store: WriteStore, view: View, { address, request }: WaitingRead): Effect {
  const round = Number(request['round'])
  if ('consumer' in request) return reply(address, 'records', { records: [], round }, true)
  return reply(address, 'log-records', { records: [], end: endOf(store, view), round }, true)
}

const forget = ({ reads }: WriteStore, view: View, key: string): readonly Effect[] =>
  view.get(reads, key) === undefined ? [] : [write(reads, key, undefined), cancel(`read/${key}`)]
