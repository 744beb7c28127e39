/** The one door of the sample businesses: what they decide, what follows, and what their read models should say. */
import type { Domain } from './domain.ts'
import { orders } from './orders/orders.ts'

export type {
  AggregateState,
  ApplyStyle,
  Command,
  CommandSpec,
  Contribution,
  Decision,
  Domain,
  DomainEvent,
  Draw,
  Envelope,
  EventStyle,
  FieldSpec,
  Generated,
  Json,
  JsonObject,
  LocalText,
  ModelWrite,
  OpenAggregate,
  ReadModelRow,
  ReadModelSpec,
  WorkloadMemory,
} from './domain.ts'
export { emptyMemory } from './domain.ts'
export { sameRow } from './same-row.ts'
export { orders } from './orders/orders.ts'

/** Every sample business there is, in the order in which they are offered. */
export const domains: readonly Domain[] = [orders]
