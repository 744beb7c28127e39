/** The one door of the sample businesses: what they decide, what follows, and what their read models should say. */
import type { Domain } from './domain'
import { goals } from './goals/goals'
import { hotel } from './hotel/hotel'
import { orders } from './orders/orders'
import { social } from './social/social'

export type {
  AggregateState,
  ApplyStyle,
  Command,
  CommandSpec,
  Domain,
  DomainEvent,
  Envelope,
  EventStyle,
  FieldSpec,
  JsonObject,
  ReadModelSpec,
  WorkloadMemory,
} from './domain'
export { changedRows } from './changed-rows'
export { emptyMemory, isDeleted, secondOf } from './domain'
export { inFirstSchema, inSecondSchema, misread } from './renaming'
export { sameRow } from './same-row'
export { orders } from './orders/orders'

/** Every sample business there is, in the order in which they are offered. */
export const domains: readonly Domain[] = [orders, hotel, social, goals]
