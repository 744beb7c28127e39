/** Dresses an order's event for travelling, with as much in its payload as the style carries. */
import type { AggregateState, DomainEvent, Envelope, EventStyle, JsonObject } from '../domain'
import { isDeleted } from '../domain'
import { parentRowPayload } from '../row-payload'
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
): Envelope => {
  const order = orderIn(after)
  return {
    id: `${order.id}@${order.version}`,
    type: event.type,
    aggregateId: order.id,
    version: order.version,
    style,
    payload: payloadOf(style, before === undefined ? undefined : orderIn(before), event, order),
  }
}

const payloadOf = (
  style: EventStyle,
  before: Order | undefined,
  event: DomainEvent,
  after: Order,
): JsonObject => {
  const type = orderEventType(event.type)
  switch (style) {
    case 'full-state':
      return after
    case 'partial':
      return changedFields(type, after)
    case 'delta':
      return increments(type, before, after)
    case 'notification':
      return {}
    case 'row':
      return parentRowPayload(before === undefined ? [] : rowsOf(before), rowsOf(after))
  }
}

const changedFields = (type: OrderEventType | undefined, after: Order): JsonObject => {
  const { product, quantity, unitPrice, member, status } = after
  switch (type) {
    case undefined:
      return {}
    case 'OrderPlaced':
      return { product, quantity, unitPrice, member, status }
    case 'OrderPaid':
    case 'OrderShipped':
    case 'OrderCancelled':
      return { status }
    case 'QuantityChanged':
      return { quantity }
    case 'OrderDeleted':
      return { deleted: true }
  }
}

// The increments are those of the product's sales, so that a counter needs nothing else: a cancellation or deletion
// takes back what the order had brought. Product and status ride along with every event, the other terms with the first.
const increments = (
  type: OrderEventType | undefined,
  before: Order | undefined,
  after: Order,
): JsonObject => {
  const { product, status, unitPrice, member } = after
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
  order === undefined || isDeleted(order) ? undefined : { ...order, total: order.quantity * order.unitPrice }
