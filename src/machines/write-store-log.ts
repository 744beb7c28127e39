// The commit log for those who follow it: reads that wait, slots that hold it back, snapshots; and the event store's fetches.
import { type Effect, type Micros, replyAddress, type View } from '#kernel'
import type { Actions } from './behaviour'
import { cancel, reply, wake, write } from './effects'
import { messageOf, timerOf } from './input'
import { oldestRunning } from './outbox-selection'
import { bodyOf, type CommitRecord, type LogRecord, type Protocol } from './protocol'
import { isAllReplicated, isReplicated } from './write-store-commit'
import { sequenceKeys, type SlotRow, type WaitingRead, type WriteStore } from './write-store-rows'

/** How often the size of the kept log is measured. */
const MEASURE: Micros = 10_000_000
/** A commit's own share of the log, in bytes. */
const RECORD_BYTES = 1_000

export const following = (
  store: WriteStore,
): Actions<'readLog' | 'answerRead' | 'serveRead' | 'confirm' | 'snapshot' | 'fetchEvents' | 'measure'> => {
  const { reads, slots, log, syncing } = store
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
    confirm: ({ input, view }) => {
      const message = messageOf(input)
      const { slot, position, round } = bodyOf(message, 'confirm')
      const known = view.get(slots, slot)
      const answer = reply(replyAddress(message), 'confirmed', { round }, message.background)
      if (known === undefined || known.lost === true) return [answer]
      const end = view.get(store.sequences, sequenceKeys.log) ?? 0
      const confirmed = Math.max(known.confirmed, position)
      const reached = view.get(log, String(confirmed))?.at
      const since = confirmed >= end ? view.now : Math.max(known.since, reached ?? known.since)
      const moved = measured(store, view, { ...known, confirmed, since })
      const done = view.keys(syncing).filter((task) => isSynced(store, view, task, { slot, confirmed }))
      return [
        write(slots, slot, moved),
        ...prune(store, view, slot, confirmed),
        ...done.map((task) => wake(`visible/${task}`, 0)),
        answer,
      ]
    },
    snapshot: ({ input, view }) => {
      const message = messageOf(input)
      const { slot, round } = bodyOf(message, 'snapshot')
      const position = view.get(store.sequences, sequenceKeys.log) ?? 0
      return [
        ...openSlot(store, view, slot),
        reply(replyAddress(message), 'snapshot-rows', { records: rowsNow(store, view), position, round }),
      ]
    },
    fetchEvents: ({ input, view }) => {
      const message = messageOf(input)
      const { consumer, wait } = bodyOf(message, 'fetch')
      const waiting: WaitingRead = { address: replyAddress(message), request: message.body }
      const answer = answerOf(store, view, waiting)
      if (answer !== undefined) return [...forget(store, view, consumer), answer]
      return [write(reads, consumer, waiting), wake(`read/${consumer}`, wait, true)]
    },
    measure: ({ view }) => {
      const open = view.keys(slots)
      return [
        ...open.flatMap((key) => {
          const row = view.get(slots, key)
          return row === undefined || row.lost === true ? [] : [write(slots, key, measured(store, view, row))]
        }),
        ...(open.length === 0 ? [] : [wake('measure', MEASURE, true)]),
      ]
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
  const { slot, limit, round } = request
  const end = view.get(store.sequences, sequenceKeys.log) ?? 0
  const records: CommitRecord[] = []
  const known = view.get(store.slots, slot)
  const from = Math.max(request.after ?? known?.confirmed ?? end, known?.from ?? end)
  for (let position = from + 1; position <= end && records.length < limit; position++) {
    const record = view.get(store.log, String(position))
    if (record === undefined) continue
    if (waitsForStandby(store, slot) && !isReplicated(store, view, position)) break
    records.push(record)
  }
  if (fresh !== undefined && records.length < limit && fresh.position > from) records.push(fresh)
  const [first] = records
  if (first === undefined) return undefined
  const address = { ...waiting.address, subject: first.key, correlation: first.command }
  return reply(address, 'log-records', { records, end: Math.max(end, fresh?.position ?? 0), round })
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
  const end = view.get(store.sequences, sequenceKeys.log) ?? 0
  return reply(address, 'log-records', { records: [], end, round }, true)
}

const forget = ({ reads }: WriteStore, view: View, key: string): readonly Effect[] =>
  view.get(reads, key) === undefined ? [] : [write(reads, key, undefined), cancel(`read/${key}`)]

/** Whether the log does not go back any more to where a reader is, which it hears if its slot was given up, or if it asks. */
function isTooLate({ slots, sequences }: WriteStore, view: View, request: Protocol['read-log']): boolean {
  const known = view.get(slots, request.slot)
  if (known?.lost === true) return true
  const from = known?.from ?? view.get(sequences, sequenceKeys.log) ?? 0
  return request.whole === true && request.after !== null && request.after < from
}

/** A slot begins where the log ends. */
function openSlot(store: WriteStore, view: View, slot: string): readonly Effect[] {
  const known = view.get(store.slots, slot)
  if (known !== undefined && known.lost !== true) return []
  const confirmed = view.get(store.sequences, sequenceKeys.log) ?? 0
  const isFirst = view.size(store.slots) === 0
  return [
    write(store.slots, slot, { confirmed, from: confirmed, since: view.now, retained: 0 }),
    ...(isFirst ? [wake('measure', MEASURE, true)] : []),
  ]
}

/** How much log a slot keeps, in whole megabytes; past the limit it is given up. */
function measured(store: WriteStore, view: View, row: SlotRow): SlotRow {
  const { limit = null, traffic = 0 } = store.options.log ?? {}
  const commits = (view.get(store.sequences, sequenceKeys.log) ?? 0) - row.confirmed
  const bytes = ((view.now - row.since) / 1_000_000) * traffic * 1000 + commits * RECORD_BYTES
  const retained = Math.floor(bytes / 1_000_000)
  if (limit !== null && retained > limit) return { ...row, retained: 0, lost: true }
  return retained === row.retained ? row : { ...row, retained }
}

/** What every slot has behind it leaves the log. */
function prune(store: WriteStore, view: View, moved: string, confirmed: number): readonly Effect[] {
  const { slots, log, sequences } = store
  const least = view.keys(slots).reduce((low, key) => {
    const row = view.get(slots, key)
    const own = key === moved ? confirmed : row?.lost === true ? low : (row?.confirmed ?? low)
    return Math.min(low, own)
  }, Number.MAX_SAFE_INTEGER)
  const start = (view.get(sequences, sequenceKeys.logStart) ?? 0) + 1
  if (least < start || least === Number.MAX_SAFE_INTEGER) return []
  const gone = Array.from({ length: least - start + 1 }, (_, i) => String(start + i))
  return [
    ...gone.filter((key) => view.get(log, key) !== undefined).map((key) => write(log, key, undefined)),
    write(sequences, sequenceKeys.logStart, least),
  ]
}

/** Whether enough standbys have a commit that waits for them, now that one of them has come further. */
function isSynced(
  store: WriteStore,
  view: View,
  task: string,
  moved: { readonly slot: string; readonly confirmed: number },
): boolean {
  const { followers, quorum } = store.standby
  const position = view.get(store.syncing, task)?.position ?? Number.MAX_SAFE_INTEGER
  const having = followers.filter((slot) => {
    const own = slot === moved.slot ? moved.confirmed : view.get(store.slots, slot)?.confirmed
    return (own ?? 0) >= position
  })
  return having.length >= Math.min(quorum, followers.length)
}

/** Every row there is, as a snapshot reads it: of the outbox where there is one, else of the aggregates. */
function rowsNow(store: WriteStore, view: View): readonly CommitRecord[] {
  const common = { position: 0, xid: 0, at: view.now, op: 'snapshot', before: null } as const
  if ((store.options.events ?? 'outbox') === 'outbox')
    return view
      .keys(store.outbox)
      .flatMap((key) => view.get(store.outbox, key) ?? [])
      .toSorted((one, two) => one.id - two.id)
      .map(({ key, command, event }) => ({
        ...common,
        command,
        key,
        version: event.version,
        state: null,
        events: [event],
      }))
  return view.keys(store.truth).map((key) => {
    const state = view.get(store.truth, key) ?? null
    const version = Number(state?.['version'] ?? 0)
    return { ...common, command: '', key, version, state, events: [] }
  })
}
