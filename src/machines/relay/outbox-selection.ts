// How a relay's queries find what it has not sent: by id cursor, by sent flag, by transaction horizon, or waiting at gaps.
import type { Effect, Table, View } from '#kernel'
import { write } from '../effects'
import { isLockedFor, type LockTables } from './outbox-locks'
import { partitionOf } from '../publisher/partition'
import type { OutboxRow, Protocol, Selection, Share } from '../protocol/protocol'
import { type Cursor, sequenceKeys, type TransactionRow } from '../write-store/write-store-rows'

const START: Cursor = { id: 0, xid: 0 }
/** One cursor for all relays; where they divide the aggregates among them, each has its own. */
const cursorOf = (share: Share | undefined): string =>
  share === undefined || share.index === 0 ? 'relay' : `relay/${share.index}`

export interface OutboxTables extends Pick<LockTables, 'rowLocks'> {
  readonly outbox: Table<OutboxRow>
  readonly sequences: Table<number>
  readonly cursors: Table<Cursor>
  readonly transactions: Table<TransactionRow>
}

interface Selected {
  readonly rows: readonly OutboxRow[]
  /** The first id that is missing and was not stepped over; only where the selection waits at gaps. */
  readonly gap: number | null
}

/** The relay's SELECT. It sees committed rows only: an id that a running transaction holds looks like no row at all. */
export function selectRows(
  view: View,
  tables: OutboxTables,
  request: Protocol['select'],
  session: string,
): Selected {
  const { how, limit, skip, lock, share } = request
  const last = view.get(tables.sequences, sequenceKeys.outbox) ?? 0
  const from =
    how === 'flag'
      ? (view.get(tables.sequences, sequenceKeys.firstUnsent) ?? 1)
      : (view.get(tables.cursors, cursorOf(share)) ?? START).id + 1
  const horizon = how === 'xmin-horizon' ? oldestRunning(view, tables) : Number.MAX_SAFE_INTEGER
  const isWanted = (row: OutboxRow): boolean =>
    (how !== 'flag' || row.sent === null) &&
    (share === undefined || partitionOf(row.key, share.count) === share.index) &&
    (lock === undefined || !isLockedFor(tables, view, row, session))
  const rows: OutboxRow[] = []
  for (let id = from; id <= last && rows.length < limit; id++) {
    const row = view.get(tables.outbox, String(id))
    if (row === undefined) {
      if (how === 'gap-wait' && id > skip) return { rows, gap: id }
      continue
    }
    if (row.xid >= horizon) break
    if (isWanted(row)) rows.push(row)
  }
  return { rows, gap: null }
}

/** `pg_snapshot_xmin`: the oldest transaction that has written and still runs. One that only reads has no xid. */
export function oldestRunning(view: View, tables: Pick<OutboxTables, 'transactions'>): number {
  let oldest = Number.MAX_SAFE_INTEGER
  for (const key of view.keys(tables.transactions)) {
    const xid = view.get(tables.transactions, key)?.xid ?? 0
    if (xid > 0 && xid < oldest) oldest = xid
  }
  return oldest
}

/** The relay's UPDATE after (or before) publishing: flags on the rows, or one cursor for all. */
export function markRows(view: View, tables: OutboxTables, mark: Protocol['mark']): readonly Effect[] {
  if (mark.ids.length === 0) return []
  return mark.how === 'flag' ? markFlags(view, tables, mark.ids) : moveCursor(view, tables, mark)
}

function moveCursor(
  view: View,
  tables: OutboxTables,
  { ids, xid, share }: Protocol['mark'],
): readonly Effect[] {
  const cursor = cursorOf(share)
  const present = view.get(tables.cursors, cursor) ?? START
  const id = Math.max(present.id, ...ids)
  return [write(tables.cursors, cursor, { id, xid: Math.max(present.xid, xid) })]
}

function markFlags(view: View, tables: OutboxTables, ids: readonly number[]): readonly Effect[] {
  const marked = new Set(ids)
  const effects: Effect[] = []
  for (const id of ids) {
    const row = view.get(tables.outbox, String(id))
    if (row !== undefined && row.sent === null)
      effects.push(write(tables.outbox, String(id), { ...row, sent: view.now }))
  }
  effects.push(write(tables.sequences, sequenceKeys.firstUnsent, firstUnsent(view, tables, marked)))
  return effects
}

/** Where the partial index on unsent rows begins: past sent rows and burnt ids, never past an id that may still commit. */
function firstUnsent(view: View, tables: OutboxTables, marked: ReadonlySet<number>): number {
  const last = view.get(tables.sequences, sequenceKeys.outbox) ?? 0
  const promised = new Set(
    view
      .keys(tables.transactions)
      .flatMap((key) => view.get(tables.transactions, key)?.rows.map((row) => row.id) ?? []),
  )
  let id = view.get(tables.sequences, sequenceKeys.firstUnsent) ?? 1
  for (; id <= last; id++) {
    if (marked.has(id)) continue
    const row = view.get(tables.outbox, String(id))
    if (row === undefined ? promised.has(id) : row.sent === null) break
  }
  return id
}

/** Whether a row counts as sent for the relay: by its flag, or because the cursor has passed it. */
export const isSent = (row: OutboxRow, cursor: Cursor | undefined, how: Selection): boolean =>
  how === 'flag' ? row.sent !== null : row.id <= (cursor ?? START).id
