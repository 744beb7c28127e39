// The row locks of a relational summary table: whoever updates a counter row makes all others wait who want to.
import { type Effect, invariant, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { pause, wake, write } from '../effects'
import { type Postponed, postponedOf } from '../input'
import type { Protocol } from '../protocol/protocol'
import type { LockWait, Reading, RowLocks } from './read-store-reading'
import { shelfFor, tableOf } from './read-store-rows'

export const locking = (reading: Reading): Actions<'lockRows' | 'waitForLock'> => {
  const { locks, service } = reading
  return {
    lockRows: ({ input, view }) => {
      invariant(locks !== undefined, 'this store has row locks')
      const work = postponedOf<'apply'>(input)
      const id = work.address.request
      return [
        ...counterRows(reading, view, work.request).map((key) => write(locks.taken, key, id)),
        ...(view.get(locks.waiting, id) === undefined ? [] : [write(locks.waiting, id, undefined)]),
        pause(`written/${id}`, service.apply, { ...work }),
      ]
    },
    waitForLock: ({ input, view }) => {
      invariant(locks !== undefined, 'this store has row locks')
      const { address, request } = postponedOf<'apply'>(input)
      const keys = counterRows(reading, view, request)
      return [write(locks.waiting, address.request, { keys, address, request })]
    },
  }
}

/** Whether a write has to wait: a row is locked, or somebody came earlier who waits for it. */
export function isLocked(reading: Reading, view: View, { address, request }: Postponed<'apply'>): boolean {
  const { locks } = reading
  if (locks === undefined) return false
  const keys = counterRows(reading, view, request)
  if (keys.some((key) => view.get(locks.taken, key) !== undefined)) return true
  const wanted = earlierThan(locks, view, address.request).flatMap((wait) => wait.keys)
  return keys.some((key) => wanted.includes(key))
}

/** A transaction ends: its rows are free, and those who waited longest go on. */
export function unlocked({ locks }: Reading, view: View, id: string): readonly Effect[] {
  if (locks === undefined) return []
  const freed = view.keys(locks.taken).filter((key) => view.get(locks.taken, key) === id)
  const spoken = new Set(view.keys(locks.taken).filter((key) => !freed.includes(key)))
  const next = waitsOf(locks, view).flatMap(({ keys, address, request }) => {
    const runs = keys.every((key) => !spoken.has(key))
    for (const key of keys) spoken.add(key)
    return runs && keys.some((key) => freed.includes(key)) ? [{ address, request }] : []
  })
  return [
    ...freed.map((key) => write(locks.taken, key, undefined)),
    ...next.map(({ address, request }) => ({
      ...wake(`lock/${address.request}`, 0),
      body: { address, request },
    })),
  ]
}

/** The counter rows that an event changes. Rows of documents belong to one aggregate, whose events come one by one. */
function counterRows({ store }: Reading, view: View, request: Protocol['apply']): readonly string[] {
  const { projection } = store
  const { apply, event, models = projection.models } = request
  const shelf = shelfFor(store, request)
  const writes = projection.project(apply, event, (model, key) => view.get(tableOf(shelf, model), key))
  return (writes ?? [])
    .filter(({ model }) => model !== projection.document && models.includes(model))
    .map(({ model, key }) => `${model}/${key}`)
}

/** Who waits for locks, in the order in which they came. */
const waitsOf = ({ waiting }: RowLocks, view: View): readonly LockWait[] =>
  view
    .keys(waiting)
    .flatMap((id) => view.get(waiting, id) ?? [])
    .toSorted((one, other) => turnOf(one.address.request) - turnOf(other.address.request))

const earlierThan = (locks: RowLocks, view: View, id: string): readonly LockWait[] =>
  waitsOf(locks, view).filter(({ address }) => turnOf(address.request) < turnOf(id))

/** Requests are numbered in the order in which they were sent. */
const turnOf = (request: string): number => Number(request.slice(1))
