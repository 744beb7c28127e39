// Which events are on their way at this moment: held by a component, travelling on a wire, or waiting for a timer.
import type { Json, RowStore } from '#kernel'

/** The ids of all events that stand in rows of the given tables, in flight, or in a request whose time is running. */
export function eventsInHand(rows: RowStore, hands: readonly string[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const table of ['wires', 'timers', ...hands])
    for (const [, row] of rows.entries(table)) if (!isLost(row)) collect(row, ids)
  return ids
}

const isLost = (row: Json): boolean => (row as { readonly lost?: boolean }).lost === true

/** Events are known by their two fields `id` and `aggregateId`, however deep they lie. */
function collect(value: Json, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if (isEvent(value)) into.add(value.id)
  else for (const each of Object.values(value)) collect(each, into)
}

const isEvent = (value: object): value is { readonly id: string } =>
  'id' in value && 'aggregateId' in value && typeof value.id === 'string'
