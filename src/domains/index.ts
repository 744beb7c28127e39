/** The one door of the sample businesses: what they decide, what follows, and what their read models should say. */
export type {
  AggregateState,
  ApplyStyle,
  Command,
  CommandSpec,
  Contribution,
  Domain,
  DomainEvent,
  Envelope,
  EventStyle,
  FieldSpec,
  JsonObject,
  ModelWrite,
  ReadModelSpec,
  WorkloadMemory,
} from './domain'
export { changedRows } from './changed-rows'
export { emptyMemory, isDeleted, secondOf } from './domain'
export { inFirstSchema, inSecondSchema, misread } from './renaming'
export { sameRow } from './same-row'
export { domains } from './all'
export { DOMAIN_IDS, loadDomain } from './pieces'
export { orders } from './orders/orders'
