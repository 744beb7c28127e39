/** Dresses an order's event for travelling, with as much in its payload as the style carries. */
import type { AggregateState, DomainEvent, Envelope, EventStyle, JsonObject } from '../domain'
import { parentChange } from '../changed-rows'
import { dress } from '../dress'
import { orderEventType, orderIn } from './order'
import type { Order, OrderEventType } from './order'
import { rowsOf } from './rows'
import { difference, salesOf } from './sales'

/** The envelope of an event that led from one state to the next. */
export const envelope = (
  style: EventStyle,
  before: AggregateState | undefined,
  event: DomainEvent,
  after: AggregateState,
): Envelope => dress(style, event, after, payloadOf(style, before, event, after))

const payloadOf = (
  style: EventStyle,
  before: AggregateState | undefined,
  event: DomainEvent,
  after: AggregateState,
): JsonObject => {
  const type = orderEventType(event.type)
  switch (style) {
    case 'full-state':
      return after
    case 'partial':
      return changedFields(type, orderIn(after))
    case 'delta':
      return increments(type, orderIn(before), orderIn(after))
    case 'notification':
      return {}
    case 'row':
      return parentChange({ rowsOf }, before, after)
  }
}

const changedFields = (type: OrderEventType | undefined, after: Order | undefined): JsonObject => {
  if (after === undefined) return { deleted: true }
  const { product, quantity, unitPrice, member, status } = after
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
const increments = (
  type: OrderEventType | undefined,
  before: Order | undefined,
  after: Order | undefined,
): JsonObject => {
  // Of a deleted order the terms are those that it had.
  const order = after ?? before
  if (order === undefined) return {}
  const { product, status, unitPrice, member } = order
  const change = difference(salesOf(priced(before)), salesOf(priced(after)))
  const common = {
    product,
    status,
    ordersDelta: change.orders,
    quantityDelta: change.quantity,
    totalDelta: change.revenue,
  }
  return type === 'OrderPlaced' ? { ...common, unitPrice, member } : common
}

const priced = (order: Order | undefined) =>
  order === undefined ? undefined : { ...order, total: order.quantity * order.unitPrice }
