// The rows and messages of a run as far as a judge reads them: whatever else they hold is none of his business.
import type { Json } from '#kernel'

export interface EventView {
  readonly id: string
  readonly aggregateId: string
  readonly version: number
}

/** A row of the outbox or the event store. */
export interface OutboxView {
  readonly id?: number
  readonly position?: number
  readonly event: EventView
  readonly sent?: number | null
  readonly command: string
}

/** A record of the broker's log. */
export interface LogView {
  readonly partition: number
  readonly offset: number
  readonly event: EventView
}

/** A transaction in the write store's commit log. */
export interface CommitView {
  readonly position: number
  readonly key: string
  readonly version: number
}

/** What a read store answers to an event. */
export interface AppliedView {
  readonly type: string
  readonly from: string
  readonly copyOf?: string
  readonly body: {
    readonly event: string
    readonly outcome: string
    readonly released: readonly string[]
    readonly apply: string
  }
}

/** A reader's place in the commit log, as the write store keeps it: megabytes held back for it, and whether it was given up. */
export interface SlotView {
  readonly retained?: number
  readonly lost?: boolean
  readonly status?: string
}

export const isSlotLost = (row: SlotView | undefined): boolean => row?.lost === true || row?.status === 'lost'

/** A place kept as a row: a number, or a field of it. */
export function placeIn(row: Json | undefined): number {
  if (typeof row === 'number') return row
  const { position, offset } = Object(row) as { readonly position?: unknown; readonly offset?: unknown }
  if (typeof position === 'number') return position
  return typeof offset === 'number' ? offset : 0
}
