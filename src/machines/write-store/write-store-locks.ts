// Row locks of the write store: who holds one, who waits for it, and whose turn it is when a transaction ends.
import type { Effect, View } from '#kernel'
import { cancel, wake, write } from '../effects'
import { MIGRATION, type TransactionRow, type WriteStore } from './write-store-rows'

/** Whether a transaction has the lock of a row. One that waits to begin has none. */
const holds = (row: TransactionRow, key: string): boolean =>
  row.status !== 'waiting' && (row.key === key || row.locks?.includes(key) === true)

/** The locks that a transaction waits for: all of its statement, or none. */
const wantedBy = ({ status, key, locks = [], wants = [], wanted }: TransactionRow): readonly string[] => {
  if (wanted === null) return []
  return status === 'waiting' ? [key, ...locks] : wants
}

const all = ({ transactions }: WriteStore, view: View) =>
  view.keys(transactions).flatMap((task) => {
    const row = view.get(transactions, task)
    return row === undefined ? [] : [{ task, row }]
  })

/** Whether a migration keeps writers out of the table. */
const isMigrating = ({ transactions }: WriteStore, view: View): boolean =>
  view.get(transactions, MIGRATION) !== undefined

/** Whether somebody has a row's lock or waits for it: whoever comes now comes after them. */
export const isTaken = (store: WriteStore, view: View, key: string): boolean =>
  isMigrating(store, view) ||
  all(store, view).some(({ row }) => holds(row, key) || wantedBy(row).includes(key))

/** Who has waited longest for the lock of a row. */
const firstWaiting = (store: WriteStore, view: View, key: string, except = '') =>
  all(store, view)
    .flatMap(({ task, row }) => {
      const { wanted } = row
      return task !== except && wanted !== null && wantedBy(row).includes(key) ? [{ task, row, wanted }] : []
    })
    .toSorted((x, y) => x.wanted.order - y.wanted.order)[0]

/** Who gets the lock of a row, now free, if all else that it needs is free as well. */
export function granted(store: WriteStore, view: View, key: string) {
  if (isMigrating(store, view)) return undefined
  const next = firstWaiting(store, view, key)
  const isHeld = (lock: string) =>
    all(store, view).some(({ task, row }) => task !== next?.task && holds(row, lock))
  return next === undefined || wantedBy(next.row).some(isHeld) ? undefined : next
}

/** Ends a transaction. Where others wait for a lock that it held, or for one behind it, they are looked at at once. */
export function end(store: WriteStore, view: View, task: string, released: string): readonly Effect[] {
  const ended = [write(store.transactions, task, undefined), cancel(`idle/${task}`)]
  if (released === '') return ended
  const { locks = [], wants = [] } = view.get(store.transactions, task) ?? {}
  return [
    ...ended,
    ...[released, ...locks, ...wants].flatMap((key) =>
      firstWaiting(store, view, key, task) === undefined ? [] : [wake(`lock/${key}`, 0)],
    ),
  ]
}
