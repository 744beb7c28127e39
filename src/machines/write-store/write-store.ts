// The write store: a relational database with row locks, sequences that never roll back, and an outbox in the same transaction.
import {
  type Input,
  type JsonObject,
  machineKey,
  machines,
  type Message,
  replyAddress,
  type View,
} from '#kernel'
import { type Actions, createComponent, type Recognised } from '../behaviour'
import { reply, write } from '../effects'
import { messageOf, stimulusOf, textOf } from '../input'
import { freeLocks, isLed, locking, lockRows } from '../relay/outbox-locks'
import { markRows, selectRows } from '../relay/outbox-selection'
import { bodyOf } from '../protocol/protocol'
import { writeStoreChart } from './write-store-chart'
import { canProject, committedRefresh, eventsIn, isTriggered } from './write-store-commit'
import { extracting } from './write-store-extract'
import { mustWait, refreshing } from './write-store-views'
import { failingOver } from './write-store-failover'
import { following } from './write-store-log'
import { querying } from './write-store-queries'
import {
  nextOf,
  openedBy,
  sequenceKeys,
  tablesOf,
  type WriteStore,
  writeStoreOf,
  type WriteStoreOptions,
} from './write-store-rows'
import { migrating } from './write-store-migration'
import { holding } from './write-store-slots'
import { committing, transacting } from './write-store-transactions'

/** Builds a write store with one table of aggregates. */
export function createWriteStore(options: WriteStoreOptions) {
  const store = writeStoreOf(options)
  return createComponent({
    id: options.id,
    kind: 'write-store',
    chart: writeStoreChart,
    behaviour: {
      recognise: (input, view) => recognise(store, input, view),
      actions: {
        ...transacting(store),
        ...committing(store),
        ...migrating(store),
        ...reading(store),
        ...querying(store),
        ...following(store),
        ...holding(store),
        ...extracting(store.truth, store.extraction),
        ...viewing(store),
        ...hosting(store),
        ...failingOver(store),
        ...locking(store),
      },
    },
    tables: tablesOf(store),
    points: ['after-commit'],
    recovery: 100_000,
  })
}

const viewing = (store: WriteStore): ReturnType<typeof refreshing> => {
  const acts = refreshing(store.views)
  return { ...acts, swap: (scene) => committedRefresh(store, scene.view, acts.swap(scene)) }
}

/** Statements that are transactions of their own. */
const reading = (store: WriteStore): Actions<'load' | 'select' | 'mark' | 'fetchState'> => ({
  load: ({ input, view }) => {
    const request = messageOf(input)
    const { key, task, second } = bodyOf(request, 'load')
    const other = second === undefined ? {} : { second: loadedFrom(store, view, second) }
    return [reply(replyAddress(request), 'loaded', { ...loadedFrom(store, view, key), ...other, task })]
  },
  fetchState: ({ input, view }) => {
    const request = messageOf(input)
    const { key, round } = bodyOf(request, 'fetch-state')
    return [reply(replyAddress(request), 'state', { key, state: view.get(store.truth, key) ?? null, round })]
  },
  select: ({ input, view }) => {
    const request = messageOf(input)
    const query = bodyOf(request, 'select')
    const { rows, gap } = selectRows(view, store, query, request.from)
    const inVain = rows.length === 0 && request.background
    return [
      ...lockRows(store, view, request, rows),
      reply(replyAddress(request), 'rows', { rows, gap, round: query.round }, inVain),
    ]
  },
  mark: ({ input, view }) => {
    const request = messageOf(input)
    const mark = bodyOf(request, 'mark')
    return [
      ...markRows(view, store, mark),
      ...freeLocks(store, view, request.from),
      reply(replyAddress(request), 'marked', { ids: mark.ids, round: mark.round }),
    ]
  },
})

/** An aggregate as a command needs it: its row, or in an event store its last snapshot and what happened since. */
function loadedFrom(store: WriteStore, view: View, key: string) {
  const grave = view.get(store.graves, key)
  if (grave !== undefined || store.options.events !== 'event-store')
    return { state: view.get(store.truth, key) ?? grave ?? null }
  const state = view.get(store.truth, key) === undefined ? undefined : view.get(store.snapshots, key)
  const known = Number(state?.['version'] ?? 0)
  const facts = (view.get(store.streams, key)?.positions ?? []).flatMap((position) => {
    const row = view.get(store.eventStore, String(position))
    return row === undefined || row.version <= known ? [] : [row.event]
  })
  return { state: state ?? null, facts }
}

/** Transactions of somebody else in the same database. */
const hosting = (store: WriteStore): Actions<'beginSession' | 'endSession'> => ({
  beginSession: ({ input, view }) => {
    const { name, writes } = sessionOf(stimulusOf(input))
    const xid = writes ? nextOf(store, view, sequenceKeys.xid) : 0
    const open = openedBy({ session: name, life: 0, xid, begun: view.now })
    return [
      ...(writes ? [write(store.sequences, sequenceKeys.xid, xid)] : []),
      write(store.transactions, name, open),
    ]
  },
  endSession: ({ input }) => [write(store.transactions, sessionOf(stimulusOf(input)).name, undefined)],
})

const sessionOf = (body: JsonObject) => ({ name: textOf(body['name']), writes: body['writes'] === true })

function recognise(store: WriteStore, input: Input, view: View): Recognised | undefined {
  const isPromoting = view.get(machines, machineKey(store.options.id, ''))?.state === 'promoting'
  switch (input.kind) {
    case 'stimulus':
      return { event: input.type }
    case 'timer':
      return recogniseTimer(store, input.key, view)
    case 'message': {
      const { message } = input
      // A database connection drops what it has seen: on it, nothing is said twice.
      if (message.copyOf !== undefined) return undefined
      return isPromoting ? { event: 'request' } : recogniseMessage(store, message, view)
    }
    case 'life':
      return { event: input.type }
  }
}

function recogniseMessage(store: WriteStore, message: Message, view: View): Recognised {
  const { type } = message
  if (type === 'insert' || type === 'project')
    return { event: isProjectable(store, message, view) ? type : `${type}-fails` }
  if (type === 'select' && isLed(store, view, message)) return { event: 'select-standby' }
  if (type === 'query' && store.views !== undefined)
    return { event: mustWait(store.views, view, bodyOf(message, 'query')) ? 'query-waits' : 'query-view' }
  if (type === 'query' && store.station.capacity !== null) return { event: 'query-queued' }
  if (type !== 'commit' && type !== 'abort') return { event: type }
  const known = view.get(store.transactions, textOf(message.body['task']))
  return { event: known?.status === 'open' ? type : 'abort' }
}

/** Whether the read models can take the events of a statement that changes them, if it does. */
function isProjectable(store: WriteStore, message: Message, view: View): boolean {
  if (message.type === 'insert')
    return !isTriggered(store) || canProject(store, eventsIn(bodyOf(message, 'insert')))
  const open = view.get(store.transactions, bodyOf(message, 'project').task)
  return (
    open !== undefined &&
    canProject(
      store,
      open.rows.map(({ event }) => event),
    )
  )
}

/** What a timer's kind means, except for the two that depend on who else is committing. */
const TIMERS: { readonly [kind: string]: string | undefined } = {
  answer: 'answer',
  query: 'queried',
  idle: 'rollback',
  lock: 'insert',
  read: 'read-expired',
  serve: 'read-ready',
  measure: 'measure',
  promoted: 'promoted',
  migrated: 'migrated',
  late: 'late-query',
  swap: 'swap',
  'next-refresh': 'next-refresh',
}

function recogniseTimer({ transactions, standby }: WriteStore, key: string, view: View): Recognised {
  const kind = key.split('/')[0] ?? ''
  const known = TIMERS[kind]
  if (known !== undefined) return { event: known }
  const busy = view.keys(transactions).filter((tx) => view.get(transactions, tx)?.status === 'committing')
  const isLast = busy.length <= 1
  if (kind === 'visible') return { event: isLast ? 'last-visible' : 'visible' }
  // A commit that waits for its standby is not over when it is on disk.
  return { event: isLast && !standby.sync ? 'last-flushed' : 'flushed' }
}
