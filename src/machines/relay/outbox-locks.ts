// How several relays keep out of each other's way at one outbox: row locks that others skip, or a lease for one leader.
import { defineTable, type Effect, type Message, replyAddress, type Table, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { reply, write } from '../effects'
import { messageOf } from '../input'
import { bodyOf, type OutboxRow, type Protocol } from '../protocol/protocol'

/** Who holds a row's lock: a session, which ends with its client's connection. */
export type RowLock = { readonly session: string; readonly life: number }
/** Who leads, and until when: a row that its holder keeps moving on. */
export type LeaseRow = { readonly holder: string; readonly until: number }

export interface LockTables {
  /** By the outbox row's id. In memory, as a database keeps them. */
  readonly rowLocks: Table<RowLock>
  readonly leases: Table<LeaseRow>
}

const LEASE = 'relay'

export const lockTables = (id: string): LockTables => ({
  rowLocks: defineTable<RowLock>({ name: 'row_locks', owner: id, durable: false, home: 'kernel' }),
  leases: defineTable<LeaseRow>({ name: 'relay_lease', owner: id, durable: true, home: 'writeStore' }),
})

/** `FOR UPDATE SKIP LOCKED`: whether somebody else has a row in hand. */
export const isLockedFor = (
  { rowLocks }: Pick<LockTables, 'rowLocks'>,
  view: View,
  row: OutboxRow,
  session: string,
): boolean => {
  const lock = view.get(rowLocks, String(row.id))
  return lock !== undefined && lock.session !== session
}

/** A SELECT that locks what it finds. It is a new transaction: what the session had locked before is free. */
export function lockRows(
  tables: LockTables,
  view: View,
  request: Message,
  rows: readonly OutboxRow[],
): readonly Effect[] {
  const { lock, lease } = bodyOf(request, 'select')
  const { from: session, epoch: life } = request
  if (lease !== undefined) return [write(tables.leases, LEASE, { holder: session, until: view.now + lease })]
  if (lock === undefined) return []
  const taken = new Set(rows.map(({ id }) => String(id)))
  return [
    ...freeLocks(tables, view, session).filter((free) => free.kind !== 'write' || !taken.has(free.key)),
    ...[...taken].map((id) => write(tables.rowLocks, id, { session, life })),
  ]
}

/** A session's transaction is over, or its connection: `life` and whatever came before it. */
export const freeLocks = (
  { rowLocks }: LockTables,
  view: View,
  session: string,
  life = Number.MAX_SAFE_INTEGER,
): readonly Effect[] =>
  view.size(rowLocks) === 0
    ? []
    : view.keys(rowLocks).flatMap((id) => {
        const lock = view.get(rowLocks, id)
        return lock?.session === session && lock.life <= life ? [write(rowLocks, id, undefined)] : []
      })

/** Whether somebody else leads: who asks gets no rows. */
export function isLed(tables: LockTables, view: View, request: Message): boolean {
  const { lease } = bodyOf(request, 'select')
  const row = view.get(tables.leases, LEASE)
  return lease !== undefined && row !== undefined && row.holder !== request.from && row.until > view.now
}

export const locking = (tables: LockTables): Actions<'tellStandby' | 'dropLocks' | 'dropAllLocks'> => ({
  tellStandby: ({ input, view }) => {
    const request = messageOf(input)
    const { round } = bodyOf(request, 'select')
    const until = view.get(tables.leases, LEASE)?.until ?? view.now
    const told: Protocol['standby'] = { until, round }
    return [reply(replyAddress(request), 'standby', told, request.background)]
  },
  dropLocks: ({ input, view }) => {
    const { from, epoch } = messageOf(input)
    return freeLocks(tables, view, from, epoch)
  },
  dropAllLocks: ({ view }) => view.keys(tables.rowLocks).map((id) => write(tables.rowLocks, id, undefined)),
})
