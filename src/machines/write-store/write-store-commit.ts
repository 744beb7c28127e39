// What becomes visible when a transaction commits: state, events, read models in the same database, the commit log.
import { type Effect, invariant, type JsonObject, type Table, type View } from '#kernel'
import { write } from '../effects'
import type { ChangedRow, CommitRecord, EventBody, Protocol } from '../protocol/protocol'
import {
  nextOf,
  partsOf,
  sequenceKeys,
  type StoredEvent,
  type TransactionRow,
  type WriteStore,
  type WrittenPart,
} from './write-store-rows'
import { keepUpdated } from './write-store-extract'

/** A row that a commit writes; undefined takes it away. */
interface RowWrite {
  readonly table: Table<JsonObject>
  readonly key: string
  readonly row: JsonObject | undefined
}

type Place = { readonly table: Table; readonly key: string }

/** A state that says that its aggregate is gone leaves no row. */
const remaining = (state: JsonObject | null): JsonObject | null =>
  state === null || state['deleted'] === true ? null : state

const graveOf = (state: JsonObject | null): JsonObject => ({
  id: state?.['id'] ?? '',
  version: state?.['version'] ?? 0,
  deleted: true,
})

/** The rows of the business that a transaction leaves: all become visible in one step, or none. */
function rowsOf(store: WriteStore, view: View, transaction: TransactionRow): readonly RowWrite[] {
  const aggregates = partsOf(transaction).flatMap(({ key, state }): readonly RowWrite[] => {
    const left = remaining(state)
    const truth = { table: store.truth, key, row: left ?? undefined }
    return left === null ? [truth, { table: store.graves, key, row: graveOf(state) }] : [truth]
  })
  return [...aggregates, ...eventRows(store, view, transaction.rows), ...modelRows(store, view, transaction)]
}

function eventRows(store: WriteStore, view: View, rows: TransactionRow['rows']): readonly RowWrite[] {
  switch (store.options.events ?? 'outbox') {
    case 'none':
      return []
    case 'outbox':
      return rows.map((each) => ({
        table: store.outbox,
        key: String(each.id),
        row: { ...each, committed: view.now, sent: null },
      }))
    case 'event-store':
      return rows.map((each) => ({
        table: store.eventStore,
        key: String(each.id),
        row: storedEvent(each, view.now),
      }))
  }
}

const storedEvent = (
  { id, xid, key, event, command }: TransactionRow['rows'][number],
  committed: number,
): StoredEvent => ({ position: id, xid, key, version: event.version, event, committed, command })

/** The read models that are kept up to date in the same transaction. Rows are locked: no increment is lost. */
function modelRows(
  { options, models }: WriteStore,
  view: View,
  { rows, projected }: TransactionRow,
): readonly RowWrite[] {
  const own = options.models
  const { apply } = own ?? {}
  if (own === undefined || apply === null || apply === undefined) return []
  if (own.mechanism === 'application' && projected !== true) return []
  const fresh = new Map<string, RowWrite>()
  const read = (model: string, key: string): JsonObject | undefined => {
    const known = fresh.get(`${model}/${key}`)
    const table = models.get(model)
    invariant(table !== undefined, `there is a read model ${model}`)
    return known === undefined ? view.get(table, key) : known.row
  }
  for (const { event } of rows) {
    const writes = own.projection.project(apply, event, read)
    invariant(writes !== undefined, 'what cannot be projected was refused when it was inserted')
    for (const { model, key, row } of writes) {
      const table = models.get(model)
      invariant(table !== undefined, `there is a read model ${model}`)
      fresh.set(`${model}/${key}`, { table, key, row })
    }
  }
  return [...fresh.values()]
}

/** The rows of the read models, beside the aggregate's own, that events will change: a summary's counters are hot. */
export function locksOf(
  { options, models }: WriteStore,
  view: View,
  events: readonly EventBody[],
): readonly string[] {
  const own = options.models
  if (own === undefined || own.apply === null) return []
  const { apply, projection } = own
  const touched = events.flatMap(
    (event) =>
      projection.project(apply, event, (model, key) => {
        const table = models.get(model)
        return table === undefined ? undefined : view.get(table, key)
      }) ?? [],
  )
  const hot = touched.filter(({ model }) => model !== projection.document)
  return [...new Set(hot.map(({ model, key }) => `${model}/${key}`))].toSorted()
}

/** All that an insert says has happened, to a second aggregate too. */
export const eventsIn = ({ events, second }: Protocol['insert']): readonly EventBody[] => [
  ...events,
  ...(second?.events ?? []),
]

/** Whether an insert changes the read models by itself, as a trigger does. */
export const isTriggered = ({ options: { models } }: WriteStore): boolean =>
  models !== undefined && models.apply !== null && models.mechanism !== 'application'

/** Whether the read models in the same database can take an event: if not, the statement fails, and with it the command. */
export const canProject = ({ options }: WriteStore, events: readonly EventBody[]): boolean => {
  const own = options.models
  if (own === undefined || own.apply === null) return true
  const { apply } = own
  return events.every((event) => own.projection.project(apply, event, () => undefined) !== undefined)
}

/** Makes a transaction visible: its rows, those of contributors, and what a standby would need to undo them. */
export function makeVisible(
  store: WriteStore,
  view: View,
  transaction: TransactionRow,
  position: number,
): readonly Effect[] {
  const effects = [
    ...rowsOf(store, view, transaction).map(({ table, key, row }) => write(table, key, row)),
    ...streamOf(store, view, transaction),
    ...updates(store, view, transaction),
  ]
  const { sync, followers } = store.standby
  const isSafe = sync && (followers.length === 0 || isReplicated(store, view, position))
  return [...effects, ...(isSafe ? [] : keepUndo(store, view, effects.flatMap(written), position))]
}

/** What is kept of a commit for a job that asks what has changed. */
function updates({ extraction }: WriteStore, view: View, transaction: TransactionRow): readonly Effect[] {
  const { rows, begun } = transaction
  if (extraction === undefined) return []
  return keepUpdated(extraction, view, {
    parts: partsOf(transaction),
    begun,
    events: rows.map(({ event }) => event),
  })
}

/** A refresh is a commit as well: it takes a place in the log, and a standby that lacks it has the views as they were. */
export function committedRefresh(
  store: WriteStore,
  view: View,
  effects: readonly Effect[],
): readonly Effect[] {
  const rows = effects.flatMap(written).filter(({ table }) => table.durable)
  if (!rows.some(({ table }) => store.models.has(table.name))) return effects
  const position = nextOf(store, view, sequenceKeys.log)
  return [
    ...effects,
    write(store.sequences, sequenceKeys.log, position),
    ...keepUndo(store, view, rows, position),
  ]
}

const written = (effect: Effect): readonly Place[] => (effect.kind === 'write' ? [effect] : [])

/** An event store remembers where a stream's events are, and now and then what they add up to. */
function streamOf(store: WriteStore, view: View, transaction: TransactionRow): readonly Effect[] {
  const { events, snapshotEvery = null } = store.options
  if (events !== 'event-store') return []
  return partsOf(transaction).flatMap(({ key, state }) => {
    const own = transaction.rows.filter((row) => row.key === key).map(({ id }) => id)
    const positions = [...(view.get(store.streams, key)?.positions ?? []), ...own]
    const version = Number(state?.['version'] ?? 0)
    const isDue = snapshotEvery !== null && state !== null && version % snapshotEvery === 0
    return [write(store.streams, key, { positions }), ...(isDue ? [write(store.snapshots, key, state)] : [])]
  })
}

/** The commit log's record of a transaction, and the sequence that names its place. */
export function logged(
  store: WriteStore,
  view: View,
  { key, xid, state, second, rows }: TransactionRow,
): { readonly record: CommitRecord; readonly effects: readonly Effect[] } {
  const position = nextOf(store, view, sequenceKeys.log)
  const changed = (part: WrittenPart): ChangedRow => ({
    key: part.key,
    version: Number(part.state?.['version'] ?? 0),
    state: remaining(part.state),
    before: view.get(store.truth, part.key) ?? null,
  })
  const record: CommitRecord = {
    position,
    xid,
    at: view.now,
    command: rows[0]?.command ?? '',
    op: 'commit',
    ...changed({ key, state }),
    events: rows.map(({ event }) => event),
    ...(second === undefined ? {} : { second: changed(second) }),
  }
  return {
    record,
    effects: [
      write(store.sequences, sequenceKeys.log, position),
      ...(store.options.log === undefined ? [] : [write(store.log, String(position), record)]),
    ],
  }
}

/** What an asynchronous standby may not have yet can be taken back; what it has by now is forgotten. */
function keepUndo(
  store: WriteStore,
  view: View,
  rows: readonly Place[],
  position: number,
): readonly Effect[] {
  const forgotten = view.keys(store.undo).filter((key) => isReplicated(store, view, Number(key)))
  return [
    ...forgotten.map((key) => write(store.undo, key, undefined)),
    write(store.undo, String(position), {
      at: view.now,
      rows: rows.map(
        ({ table, key }) =>
          [table.name, key, (view.get(table, key) as JsonObject | undefined) ?? null] as const,
      ),
    }),
  ]
}

/** Whether the standby that would take over now has a commit: confirmed by a follower, or old enough. */
export function isReplicated(
  { standby, undo, slots, syncing }: WriteStore,
  view: View,
  position: number,
): boolean {
  const { followers, delay } = standby
  if (followers.length > 0)
    return followers.some((slot) => (view.get(slots, slot)?.confirmed ?? 0) >= position)
  const at = view.get(undo, String(position))?.at
  if (at !== undefined) return at + delay <= view.now
  return view.keys(syncing).every((task) => view.get(syncing, task)?.position !== position)
}

/** Whether the standby has all that is visible here. */
export const isAllReplicated = (store: WriteStore, view: View): boolean =>
  view.keys(store.undo).every((key) => isReplicated(store, view, Number(key)))
