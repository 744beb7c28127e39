/** What any aggregate becomes when something happens to it; the same for the write store and for a replay. */
import type { AggregateState, DomainEvent } from './domain'
import { isTombstone, tombstone } from './kept'
import type { Tombstone } from './kept'

/** What a business says of its evolving. */
export interface Course<Aggregate, Happened> {
  readonly aggregateIn: (state: AggregateState | undefined) => Aggregate | undefined
  /** Stands in for one whose first event is not the opening; no decision leads there, but evolve must answer. */
  readonly blank: (id: string) => Aggregate
  readonly readEvent: (event: DomainEvent) => Happened | undefined
  /** The aggregate, which has its new version already, after what happened. */
  readonly after: (aggregate: Aggregate, happened: Happened) => Aggregate | Tombstone
}

/**
 * Gives the state after an event. Refuses nothing: an event that it does not know, or that comes after the end, only
 * counts up the version.
 */
export const evolving =
  <Aggregate extends AggregateState, Happened>({
    aggregateIn,
    blank,
    readEvent,
    after,
  }: Course<Aggregate, Happened>) =>
  (state: AggregateState | undefined, id: string, event: DomainEvent): Aggregate | Tombstone => {
    const version = (state?.version ?? 0) + 1
    if (state !== undefined && isTombstone(state)) return tombstone(id, version)
    const next = { ...(aggregateIn(state) ?? blank(id)), version }
    const happened = readEvent(event)
    return happened === undefined ? next : after(next, happened)
  }
