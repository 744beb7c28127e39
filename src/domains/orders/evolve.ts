/** What an order becomes when something happens to it. */
import { evolving } from '../evolving'
import { tombstone } from '../kept'
import type { Tombstone } from '../kept'
import { orderIn, readOrderEvent } from './order'
import type { Order, OrderEvent } from './order'

const after = (order: Order, { type, data }: OrderEvent): Order | Tombstone => {
  switch (type) {
    case 'OrderPlaced':
      return { ...order, status: 'placed', ...data }
    case 'OrderPaid':
      return { ...order, status: 'paid' }
    case 'OrderShipped':
      return { ...order, status: 'shipped' }
    case 'OrderCancelled':
      return { ...order, status: 'cancelled' }
    case 'QuantityChanged':
      return { ...order, ...data }
    case 'OrderDeleted':
      return tombstone(order.id, order.version)
  }
}

const blank = (id: string): Order => ({
  id,
  version: 0,
  status: 'placed',
  product: 'unknown',
  quantity: 0,
  unitPrice: 0,
  member: 'unknown',
})

/** The order after an event. */
export const evolve = evolving({ aggregateIn: orderIn, blank, readEvent: readOrderEvent, after })
