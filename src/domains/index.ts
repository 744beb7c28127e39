/** The one door of the sample businesses: what they decide, what follows, and what their read models should say. */
import type { Domain } from './domain'
import { orders } from './orders/orders'

export type {
  AggregateState,
  ApplyStyle,
  Command,
  CommandSpec,
  Domain,
  Envelope,
  EventStyle,
  FieldSpec,
  JsonObject,
  ReadModelSpec,
  WorkloadMemory,
} from './domain'
export { emptyMemory, isDeleted } from './domain'
export { sameRow } from './same-row'
export { orders } from './orders/orders'

/** Every sample business there is, in the order in which they are offered. */
export const domains: readonly Domain[] = [orders]
