// Events that are parts of something at the read store: captured rows, and transactions whose events wait for each other.
import { type Effect, invariant, type View } from '#kernel'
import { write } from '../effects'
import type { EventBody, Member } from '../protocol/protocol'
import type { Shelf } from './read-store-rows'

/** Which row of which table an event is; undefined for one that is no row. */
export function rowIn({ style, payload }: EventBody): string | undefined {
  const { table, key } = payload
  return style === 'row' && typeof table === 'string' && typeof key === 'string'
    ? `${table}/${key}`
    : undefined
}

/** Under which key an event waits: by its place, whatever it is called. After a failover it may be called otherwise. */
export function placeOf(event: EventBody): string {
  const row = rowIn(event)
  const { aggregateId: key, version } = event
  return placeAt(row === undefined ? { key, version } : { key, version, row })
}

function placeAt({ key, version, row }: Member): string {
  const whole = `${key}@${version}`
  return row === undefined ? whole : `${whole}/${row}`
}

/** Whether an aggregate has come as far as a version already, so that nobody waits for what led there. */
export type IsOld = (part: { readonly key: string; readonly version: number }) => boolean

/** What is new of an event's transaction, in its order, the event among it; undefined while something of it is missing. */
export function transactionOf(
  { waiting }: Shelf,
  view: View,
  event: EventBody,
  isOld: IsOld,
): readonly EventBody[] | undefined {
  const { aggregateId: key, version, together = [{ key, version }] } = event
  const whole: EventBody[] = []
  for (const member of together) {
    const place = placeAt(member)
    const part = place === placeOf(event) ? event : view.get(waiting, place)
    if (isOld(member)) continue
    if (part === undefined) return undefined
    whole.push(part)
  }
  return whole
}

/** What waits as some version of an aggregate: the event, or the first of the rows. */
export function waitingAt({ waiting }: Shelf, view: View, at: Member): EventBody | undefined {
  const place = placeAt(at)
  const whole = view.get(waiting, place)
  if (whole !== undefined) return whole
  const first = view.keys(waiting).find((key) => key.startsWith(`${place}/`))
  if (first === undefined) return undefined
  const row = view.get(waiting, first)
  invariant(row !== undefined, 'a key has a row')
  return row
}

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
