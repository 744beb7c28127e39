/** Tells the states of aggregates that are there from what deleting leaves of one; the same for every business. */
import type { AggregateState, JsonObject } from './domain'
import { isDeleted } from './domain'
import { textAt } from './read-json'

/** What deleting leaves of an aggregate: which it was, and that its id is never given to another one. */
export type Tombstone = { readonly id: string; readonly version: number; readonly deleted: true }

/** The tombstone of an aggregate. */
export const tombstone = (id: string, version: number): Tombstone => ({ id, version, deleted: true })

/** Whether what `evolve` or a store gives is a tombstone. */
export const isTombstone = (state: AggregateState): state is Tombstone => isDeleted(state)

/** The id of whatever a write-store row holds. */
export const idOf = (state: AggregateState): string => {
  const id = textAt(state, 'id')
  if (id === undefined) throw new Error('Broken invariant: a stored aggregate has an id')
  return id
}

/**
 * The aggregate in a write-store row, as `read` reads it; undefined when there is none or it was deleted. Only `evolve`
 * makes such rows, so one that cannot be read is a broken invariant.
 */
export const keptIn = <Aggregate>(
  state: AggregateState | undefined,
  read: (json: JsonObject) => Aggregate | undefined,
): Aggregate | undefined => {
  if (state === undefined || isDeleted(state)) return undefined
  const kept = read(state)
  if (kept === undefined) throw new Error('Broken invariant: a stored aggregate has the fields of one')
  return kept
}
