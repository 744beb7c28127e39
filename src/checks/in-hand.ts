// Which events are on their way at this moment: held by a component, travelling on a wire, or waiting for a timer.
import type { Json, RowStore } from '#kernel'

/** The ids of all events that stand in rows of the given tables, in flight, or in a request whose time is running. */
export function eventsInHand(rows: RowStore, hands: readonly string[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const table of ['wires', 'timers', ...hands])
    for (const [, row] of rows.entries(table)) collectEvents(row, ids)
  return ids
}

/** Collects the ids of the events that a row carries, unless it is a message that is falling off its wire. */
export function collectEvents(row: Json, into: Set<string>): void {
  if (!isLost(row)) collect(row, into)
}

const isLost = (row: Json): boolean => (row as { readonly lost?: boolean }).lost === true

/** Events are known by their two fields `id` and `aggregateId`, transactions by `xid`, `key` and `version`, however deep they lie. */
function collect(value: Json, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if (isEvent(value)) {
    into.add(value.id)
    const part = value.id.indexOf('/')
    if (part > 0) into.add(value.id.slice(0, part))
    return
  }
  if (isTransaction(value)) into.add(`${value.key}@${value.version}`)
  for (const each of Object.values(value)) collect(each, into)
}

const isEvent = (value: object): value is { readonly id: string } =>
  'id' in value && 'aggregateId' in value && typeof value.id === 'string'

const isTransaction = (value: object): value is { readonly key: string; readonly version: number } =>
  'xid' in value && 'op' in value && 'key' in value && 'version' in value
