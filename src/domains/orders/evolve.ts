/** What an order becomes when something happens to it; the same for the write store and for a replay. */
import type { AggregateState, DomainEvent } from '../domain'
import { isTombstone, tombstone } from '../kept'
import type { Tombstone } from '../kept'
import { orderIn, readOrderEvent } from './order'
import type { Order } from './order'

/** The order after an event. Refuses nothing: one it does not know, or that comes after the end, only counts up. */
export const evolve = (
  state: AggregateState | undefined,
  id: string,
  event: DomainEvent,
): Order | Tombstone => {
  const version = (state?.version ?? 0) + 1
  if (state !== undefined && isTombstone(state)) return tombstone(id, version)
  const next = { ...(orderIn(state) ?? blank(id)), version }
  const happened = readOrderEvent(event)
  if (happened === undefined) return next
  switch (happened.type) {
    case 'OrderPlaced':
      return { ...next, status: 'placed', ...happened.data }
    case 'OrderPaid':
      return { ...next, status: 'paid' }
    case 'OrderShipped':
      return { ...next, status: 'shipped' }
    case 'OrderCancelled':
      return { ...next, status: 'cancelled' }
    case 'QuantityChanged':
      return { ...next, quantity: happened.data.quantity }
    case 'OrderDeleted':
      return tombstone(id, version)
  }
}

// Stands in for an order whose first event is not the placing; no decision leads there, but evolve must answer.
const blank = (id: string): Order => ({
  id,
  version: 0,
  status: 'placed',
  product: 'unknown',
  quantity: 0,
  unitPrice: 0,
  member: 'unknown',
})
