// The rows and messages of a run as far as a judge reads them: whatever else they hold is none of his business.
import type { Change, Json, Step } from '#kernel'

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

/** Where a row of the outbox or the event store stands there. */
export const outboxPlace = ({ position, id = 0 }: OutboxView): number => position ?? id

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
  /** Of all aggregates that it changed. */
  readonly events?: readonly EventView[]
  /** The other aggregate that the same transaction changed. */
  readonly second?: { readonly key: string; readonly version: number }
}

/** What a read store answers to an event, or to whoever has it forget a key. */
export interface AppliedView {
  readonly type: string
  readonly from: string
  readonly correlation: string
  readonly copyOf?: string
  readonly body: {
    readonly key: string
    readonly event: string
    readonly outcome: string
    readonly released: readonly string[]
    readonly apply: string
    readonly beside?: true
    readonly models?: readonly string[]
  }
}

/** What the read store says in a change that it has taken in; undefined where it says nothing of the kind. */
export function takenIn(
  { table, before, after }: Change,
  readStore: string,
): { readonly events: readonly string[]; readonly body: AppliedView['body'] } | undefined {
  if (table !== 'wires' || before !== undefined) return undefined
  const { type, copyOf, from, body } = after as unknown as AppliedView
  if (type !== 'applied' || copyOf !== undefined || from !== readStore) return undefined
  return { events: body.outcome === 'applied' ? [body.event, ...body.released] : body.released, body }
}

/** The events that a load adds in this step; none where it replaces rows or fails, or where the step is something else. */
export function addedBy({ cause, changes }: Step): readonly EventView[] {
  if (cause.kind !== 'timer' || !cause.key.startsWith('loaded/')) return []
  const { request } = cause.body as { readonly request?: LoadView }
  if (request?.apply !== 'delta') return []
  const answers = changes.map(({ after }) => after as unknown as LoadedView | undefined)
  const answer = answers.find((sent) => sent?.type === 'rows-loaded')?.body
  if (answer === undefined || answer.again === true) return []
  const { left = [] } = answer
  return left.length === 0 ? request.rows : request.rows.filter(({ id }) => !left.includes(id))
}

/** What a read store answers to a load that it has done, and which events it left out. */
interface LoadedView {
  readonly type?: string
  readonly body: { readonly left?: readonly string[]; readonly again?: true }
}

interface LoadView {
  readonly apply: string
  readonly rows: readonly EventView[]
}

/** A reader's place in the commit log, as the write store keeps it: megabytes held back for it, and whether it was given up. */
export interface SlotView {
  readonly retained?: number
  /** Where it was opened: its reader gets nothing from before. */
  readonly from?: number
  readonly lost?: boolean
  readonly status?: string
}

export const isSlotLost = (row: SlotView | undefined): boolean => row?.lost === true || row?.status === 'lost'

/** A field that is a text; empty where it is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A place kept as a row: a number, or a field of it. */
export function placeIn(row: Json | undefined): number {
  if (typeof row === 'number') return row
  const { position, offset, received } = Object(row) as { readonly [field: string]: unknown }
  return [position, offset, received].find((place) => typeof place === 'number') ?? 0
}

/**
 * An event without its number among failovers: `order-1@2` for `order-1@2#1`. After a failover a version may come a
 * second time; that is another event.
 */
export const unstamped = (id: string): string => {
  const stamp = id.indexOf('#')
  return stamp < 0 ? id : id.slice(0, stamp)
}

/** The event of which this is a part, one row of several: `order-1@2` for `order-1@2/orders`. Undefined for a whole one. */
export const wholeOf = (id: string): string | undefined => {
  const part = id.indexOf('/')
  return part < 0 ? undefined : unstamped(id.slice(0, part))
}

/** How a version is named that is carried without its events: as a part, or as a transaction. */
export const carriedAs = (key: string, version: number): string => `${key}@${version}/`

/** Whether another server took over in this step. */
export const isFailover = (step: Step): boolean => step.changes.some(({ table }) => table === 'timeline')
