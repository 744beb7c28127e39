// The write store's transactions: row locks, version checks, commits that take a flush, and every way a transaction ends.
import {
  type Effect,
  invariant,
  type JsonObject,
  type Micros,
  replyAddress,
  type ReplyAddress,
  type View,
} from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, pause, reach, reply, wake, write } from '../effects'
import { messageOf, textOf, timerOf } from '../input'
import { bodyOf, type EventBody, type Protocol } from '../protocol/protocol'
import { enter, leave } from '../station'
import { eventsIn, isTriggered, locksOf, logged, makeVisible } from './write-store-commit'
import { end, granted, isTaken } from './write-store-locks'
import { tellFollowers, tellReaders } from './write-store-log'
import {
  nextOf,
  sequenceKeys,
  type SyncingRow,
  TIMELINE,
  type TransactionRow,
  type WriteStore,
} from './write-store-rows'

/** Making a commit durable (fsync), and answering it. */
const FSYNC: Micros = 1_500
const ANSWER: Micros = 200
/** PostgreSQL ends a session that idles inside a transaction after this, where it is told to. */
const IDLE_IN_TRANSACTION: Micros = 60_000_000

export const transacting = (
  store: WriteStore,
): Actions<'insert' | 'project' | 'abort' | 'rollBack' | 'dropSessions' | 'reportProjection'> => {
  const { transactions } = store
  return {
    insert: ({ input, view }) => {
      if (input.kind === 'timer') return goOn(store, view, input.key.slice('lock/'.length))
      const request = messageOf(input)
      const body = bodyOf(request, 'insert')
      const { task, key, state } = body
      const address = replyAddress(request)
      const locks = locksBeside(store, view, body)
      if (![key, ...locks].some((each) => isTaken(store, view, each)))
        return runInsert(store, view, request.body, address)
      return [
        write(transactions, task, {
          session: request.from,
          life: request.epoch,
          xid: 0,
          status: 'waiting',
          key,
          ...(locks.length === 0 ? {} : { locks }),
          state,
          rows: [],
          begun: view.now,
          wanted: { request: request.body, address, order: request.sequence },
        }),
      ]
    },
    project: ({ input, view }) => {
      const request = messageOf(input)
      const { task } = bodyOf(request, 'project')
      const row = view.get(transactions, task)
      invariant(row !== undefined, 'models are changed within an open transaction')
      const wants = locksOf(store, view, eventsOf(row))
      const address = replyAddress(request)
      if (!wants.some((each) => isTaken(store, view, each)))
        return runProject(store, { task, row, wants }, request.body, address)
      const wanted = { request: request.body, address, order: request.sequence }
      return [write(transactions, task, { ...row, wants, wanted })]
    },
    abort: ({ input, view }) => {
      const request = messageOf(input)
      const task = textOf(request.body['task'])
      const row = view.get(transactions, task)
      return [...end(store, view, task, row?.key ?? ''), reply(replyAddress(request), 'aborted', { task })]
    },
    rollBack: ({ input, view }) => {
      const task =
        input.kind === 'timer' ? input.key.slice('idle/'.length) : bodyOf(messageOf(input), 'rollback').task
      const row = view.get(transactions, task)
      return row === undefined || row.status === 'committing' ? [] : end(store, view, task, row.key)
    },
    /** The statement that maintains the read models fails: nothing of the transaction stays. */
    reportProjection: ({ input, view }) => {
      const request = messageOf(input)
      const address = replyAddress(request)
      const task = textOf(request.body['task'])
      const known = view.get(transactions, task)
      const why = 'projection-failed'
      if (request.type === 'insert') return [reply(address, 'aborted', { task, why })]
      const { index, round } = bodyOf(request, 'project')
      return [
        ...end(store, view, task, known?.key ?? ''),
        reply(address, 'unprojected', { index, round, why: known === undefined ? 'aborted' : why }),
      ]
    },
    dropSessions: ({ input, view }) => {
      const { from, epoch } = messageOf(input)
      return view.keys(transactions).flatMap((task) => {
        const row = view.get(transactions, task)
        const isIts = row?.session === from && row.life <= epoch && row.status !== 'committing'
        return isIts ? end(store, view, task, row.key) : []
      })
    },
  }
}

/** Making a transaction durable, then visible, then answering it: three steps, between which it can be lost sight of. */
export const committing = (store: WriteStore): Actions<'startCommit' | 'commit' | 'show' | 'answer'> => {
  const { transactions, syncing, standby } = store
  return {
    startCommit: ({ input, view }) => {
      const request = messageOf(input)
      const { task } = bodyOf(request, 'commit')
      const row = view.get(transactions, task)
      invariant(row !== undefined, 'a commit of an open transaction')
      return [
        write(transactions, task, { ...row, status: 'committing' }),
        cancel(`idle/${task}`),
        ...enter(store.station, view, {
          key: `flush/${task}`,
          after: store.options.fsync ?? FSYNC,
          body: { task, address: replyAddress(request) },
        }),
      ]
    },
    commit: ({ input, view }) => {
      const { task, address } = commitOf(input)
      const row = view.get(transactions, task)
      invariant(row !== undefined, 'a transaction that commits is open')
      const { record, effects } = logged(store, view, row)
      const { position } = record
      const onDisk = [...effects, ...tellReaders(store, view, record), ...leave(store.station, view)]
      if (!standby.sync)
        return [...onDisk, ...show(store, view, task, { position, transaction: row, address })]
      const { delay, followers, patience } = standby
      return [
        ...onDisk,
        write(syncing, task, { position, transaction: row, address }),
        ...(followers.length === 0 ? [wake(`visible/${task}`, delay)] : []),
        ...(followers.length > 0 && patience !== null ? [wake(`visible/${task}`, patience)] : []),
      ]
    },
    show: ({ input, view }) => {
      const task = timerOf(input).key.slice('visible/'.length)
      const row = view.get(syncing, task)
      if (row === undefined) return []
      const warning = isConfirmed(store, view, row.position) ? undefined : 'committed-locally'
      return [write(syncing, task, undefined), ...show(store, view, task, { ...row, warning })]
    },
    answer: ({ input }) => {
      const { task, address, warning } = commitOf(input)
      return [reply(address, 'committed', { task, ...(warning === undefined ? {} : { warning }) })]
    },
  }
}

/** Whether as many standbys as have to have said that they have a commit; if not, the wait for them was cancelled. */
function isConfirmed({ standby, slots }: WriteStore, view: View, position: number): boolean {
  const { followers, quorum } = standby
  const having = followers.filter((slot) => (view.get(slots, slot)?.confirmed ?? 0) >= position)
  return having.length >= Math.min(quorum, followers.length)
}

/** A commit that everybody may see: its rows, the end of its transaction, and its answer after a moment. */
const show = (
  store: WriteStore,
  view: View,
  task: string,
  { position, transaction, address, warning }: SyncingRow & { readonly warning?: string | undefined },
): readonly Effect[] => [
  ...makeVisible(store, view, transaction as TransactionRow, position),
  ...end(store, view, task, transaction['key'] as string),
  ...tellFollowers(store, view),
  reach('after-commit'),
  pause(`answer/${task}`, ANSWER, { task, address, ...(warning === undefined ? {} : { warning }) }),
]

/** A commit under way, as its timers carry it. */
const commitOf = (input: Parameters<typeof timerOf>[0]) =>
  timerOf(input).body as unknown as {
    readonly task: string
    readonly address: ReplyAddress
    readonly warning?: string
  }

/** Whoever has waited longest for a lock that is free now goes on, if all else that it needs is free as well. */
function goOn(store: WriteStore, view: View, key: string): readonly Effect[] {
  const next = granted(store, view, key)
  if (next === undefined) return []
  const { task, row, wanted } = next
  if (row.status === 'waiting') return runInsert(store, view, wanted.request, wanted.address)
  return runProject(store, { task, row, wants: row.wants ?? [] }, wanted.request, wanted.address)
}

const eventsOf = ({ rows }: TransactionRow): readonly EventBody[] => rows.map(({ event }) => event)

/** The second statement: from now on its rows are locked, and they change when the transaction commits. */
function runProject(
  { transactions }: WriteStore,
  {
    task,
    row,
    wants,
  }: { readonly task: string; readonly row: TransactionRow; readonly wants: readonly string[] },
  request: JsonObject,
  address: ReplyAddress,
): readonly Effect[] {
  const { wants: _wants, ...open } = row
  const { index, round } = request as ReturnType<typeof bodyOf<'project'>>
  return [
    write(transactions, task, {
      ...open,
      locks: [...(open.locks ?? []), ...wants],
      projected: true,
      wanted: null,
    }),
    reply(address, 'projected', { index, round }),
  ]
}

/** Runs the statements of an insert whose lock is free: version check first, then ids from the sequences. */
function runInsert(
  store: WriteStore,
  view: View,
  request: JsonObject,
  address: ReplyAddress,
): readonly Effect[] {
  const { truth, graves, sequences, transactions } = store
  const insert = request as ReturnType<typeof bodyOf<'insert'>>
  const { task, key, state, second } = insert
  const isCurrent = (part: { readonly key: string; readonly expected: number }): boolean =>
    Number((view.get(truth, part.key) ?? view.get(graves, part.key))?.['version'] ?? 0) === part.expected
  if (!isCurrent(insert) || (second !== undefined && !isCurrent(second)))
    return [...end(store, view, task, key), reply(address, 'conflict', { task })]
  const locks = locksBeside(store, view, insert)
  const events = eventsIn(insert)
  const xid = nextOf(store, view, sequenceKeys.xid)
  const ids = store.options.events === 'event-store' ? sequenceKeys.events : sequenceKeys.outbox
  const first = nextOf(store, view, ids)
  const stamp = stampOf(store, view)
  const rows = events.map((event, i) => ({
    id: first + i,
    xid,
    key: event.aggregateId,
    event: stamp(event),
    command: address.correlation,
  }))
  const begun = view.get(transactions, task)?.begun ?? view.now
  const returned = store.options.returning === true ? { events: rows.map(({ event }) => event) } : {}
  return [
    write(sequences, sequenceKeys.xid, xid),
    write(sequences, ids, first + events.length - 1),
    write(transactions, task, {
      session: address.to,
      life: address.epoch,
      xid,
      status: 'open',
      key,
      ...(locks.length === 0 ? {} : { locks }),
      state,
      ...(second === undefined ? {} : { second: { key: second.key, state: second.state } }),
      rows,
      begun,
      wanted: null,
    }),
    wake(`idle/${task}`, IDLE_IN_TRANSACTION),
    reply(address, 'inserted', { task, ids: rows.map((row) => row.id), ...returned }),
  ]
}

/** The rows that an insert locks with its own: a second aggregate's, and those of the read models that it changes. */
const locksBeside = (store: WriteStore, view: View, insert: Protocol['insert']): readonly string[] => [
  ...(insert.second === undefined ? [] : [insert.second.key]),
  ...(isTriggered(store) ? locksOf(store, view, eventsIn(insert)) : []),
]

/** After a failover a version may come a second time: its event is another one, and has another id. */
function stampOf({ timeline }: WriteStore, view: View): (event: EventBody) => EventBody {
  const number = view.get(timeline, TIMELINE) ?? 0
  return (event) => (number === 0 ? event : { ...event, id: `${event.id}#${number}` })
}
