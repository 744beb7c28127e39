/** Dresses an order's event for travelling, with as much in its payload as the style carries. */
import type { JsonObject } from '../domain'
import { dressing } from '../dress'
import type { Step } from '../dress'
import { orderEventType } from './order'
import { rowsOf } from './rows'
import { salesOf } from './sales'
import { summaryIn } from './summary'
import type { Summary } from './summary'

const changedFields = ({ event, after }: Step<Summary>): JsonObject => {
  if (after === undefined) return { deleted: true }
  const { product, quantity, unitPrice, member, status } = after
  const type = orderEventType(event.type)
  switch (type) {
    case undefined:
    case 'OrderDeleted':
      return {}
    case 'OrderPlaced':
      return { product, quantity, unitPrice, member, status }
    case 'OrderPaid':
    case 'OrderShipped':
    case 'OrderCancelled':
      return { status }
    case 'QuantityChanged':
      return { quantity }
  }
}

// The increments are those of the product's sales, so that a counter needs nothing else: a cancellation or deletion
// takes back what the order had brought. Product and status ride along with every event, the other terms with the first.
const increments = ({ event, before, after }: Step<Summary>): JsonObject => {
  // Of a deleted order the terms are those that it had.
  const order = after ?? before
  if (order === undefined) return {}
  const { product, status, unitPrice, member } = order
  const [had, has] = [salesOf(before), salesOf(after)]
  const common = {
    product,
    status,
    ordersDelta: has.orders - had.orders,
    quantityDelta: has.quantity - had.quantity,
    totalDelta: has.revenue - had.revenue,
  }
  return orderEventType(event.type) === 'OrderPlaced' ? { ...common, unitPrice, member } : common
}

/** The envelope of an event that led from one state to the next. */
export const envelope = dressing({ seenIn: summaryIn, rowsOf, changedFields, increments })
