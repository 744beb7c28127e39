// Captured rows at the read store: each has a version of its own, and where its transaction is known it waits for the others.
import { type Effect, invariant, type JsonObject, type View } from '#kernel'
import { write } from '../effects'
import type { EventBody } from '../protocol/protocol'
import type { Shelf } from './read-store-rows'

/** Which row of which table an event is; undefined for one that is no row. */
export function rowIn({ style, payload }: EventBody): string | undefined {
  const { table, key } = payload
  return style === 'row' && typeof table === 'string' && typeof key === 'string'
    ? `${table}/${key}`
    : undefined
}

/** Of how many rows its transaction consists; undefined where it does not say. */
export const partsOf = ({ style, payload: { parts } }: EventBody): number | undefined =>
  style === 'row' && typeof parts === 'number' ? parts : undefined

/** Under which key an event waits: by its place, whatever it is called. After a failover it may be called otherwise. */
export function placeOf(event: EventBody): string {
  const whole = placeAt(event.aggregateId, event.version)
  const row = rowIn(event)
  return row === undefined ? whole : `${whole}/${row}`
}

const placeAt = (key: string, version: number): string => `${key}@${version}`

/** All rows of an event's transaction in their order, the event among them; undefined while one is missing. */
export function transactionOf(shelf: Shelf, view: View, event: EventBody): readonly EventBody[] | undefined {
  const others = waitingAt(shelf, view, event).filter((other) => placeOf(other) !== placeOf(event))
  return inOrder([...others, event], partsOf(event) ?? 1)
}

/** What waits as the next version of an aggregate, if it is there as a whole. */
export function nextTransaction(shelf: Shelf, view: View, last: EventBody): readonly EventBody[] {
  const { aggregateId, version } = last
  const whole = view.get(shelf.waiting, placeAt(aggregateId, version + 1))
  if (whole !== undefined) return [whole]
  const rows = waitingAt(shelf, view, { aggregateId, version: version + 1 })
  const [first] = rows
  return first === undefined ? [] : (inOrder(rows, partsOf(first) ?? 1) ?? [])
}

function waitingAt(
  { waiting }: Shelf,
  view: View,
  { aggregateId, version }: Pick<EventBody, 'aggregateId' | 'version'>,
): readonly EventBody[] {
  const beginning = `${placeAt(aggregateId, version)}/`
  return view
    .keys(waiting)
    .filter((key) => key.startsWith(beginning))
    .map((key) => {
      const row = view.get(waiting, key)
      invariant(row !== undefined, 'a key has a row')
      return row
    })
}

const inOrder = (rows: readonly EventBody[], parts: number): readonly EventBody[] | undefined =>
  rows.length < parts ? undefined : rows.toSorted((one, two) => partOf(one.payload) - partOf(two.payload))

const partOf = ({ part }: JsonObject): number => Number(part ?? 0)

/** Whether a row as new or newer has been applied. */
export function isOldRow({ rowVersions }: Shelf, view: View, event: EventBody): boolean {
  const row = rowIn(event)
  return row !== undefined && event.version <= (view.get(rowVersions, row)?.version ?? 0)
}

/** That a row has been applied; a deleted one is forgotten where nothing is to be left of it. */
export function rowApplied({ rowVersions }: Shelf, event: EventBody, remembers: boolean): readonly Effect[] {
  const row = rowIn(event)
  if (row === undefined) return []
  const isForgotten = event.payload['op'] === 'd' && !remembers
  return [write(rowVersions, row, isForgotten ? undefined : { version: event.version })]
}
