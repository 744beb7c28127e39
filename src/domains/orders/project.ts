/** What a projector of orders writes for one event. */
import { writeCounts } from '../counting'
import { presentDocument, writeDocument } from '../document'
import { isDeleted } from '../domain'
import type { Envelope, JsonObject } from '../domain'
import { projecting } from '../projecting'
import type { Act, News } from '../projecting'
import { integerAt, textAt } from '../read-json'
import { findProduct, productName } from './catalogue'
import { orderEventType, orderStatus, readOrder, readTerms } from './order'
import type { OrderStatus } from './order'
import { orderTables } from './rows'
import { salesModel } from './sales'
import type { Sales } from './sales'
import { summaries, summaryOf, unknownSummary } from './summary'
import type { Summary } from './summary'

const readImage = (image: JsonObject): Summary | undefined => {
  const order = readOrder(image)
  if (order === undefined || findProduct(order.product) === undefined) return undefined
  return summaryOf(order, order.status, order.version)
}

// Full state is read like a patch, as the handler of the teaching text does.
const readNews = ({ type: name, version, payload }: Envelope): News<Summary> | undefined => {
  const type = orderEventType(name)
  switch (type) {
    case undefined:
      return undefined
    case 'OrderPlaced': {
      const terms = readTerms(payload)
      if (terms === undefined || findProduct(terms.product) === undefined) return undefined
      return { is: 'opened', document: summaryOf(terms, 'placed', version) }
    }
    case 'OrderPaid':
    case 'OrderShipped':
    case 'OrderCancelled': {
      const status = orderStatus(payload['status'])
      return status && { is: 'changed', change: (before) => priced({ ...before, status }) }
    }
    case 'QuantityChanged': {
      const quantity = integerAt(payload, 'quantity')
      if (quantity === undefined) return undefined
      return { is: 'changed', change: (before) => priced({ ...before, quantity }) }
    }
    case 'OrderDeleted':
      return isDeleted(payload) ? { is: 'gone' } : undefined
  }
}

// A row without a price (a skeleton that another style left) keeps the total it has.
const priced = (summary: Summary): Summary => {
  const { quantity, unitPrice } = summary
  return quantity === null || unitPrice === null ? summary : { ...summary, total: quantity * unitPrice }
}

// Adds blindly to whatever is there, a skeleton if nothing is: in any order the same result, but twice is double.
const increment: Act = ({ type: name, aggregateId: key, version, payload }, read) => {
  const delta = readIncrement(name, payload)
  if (delta === undefined) return undefined
  const sales = writeCounts([{ model: salesModel, key: delta.product, add: delta.sales }], read)
  const type = orderEventType(name)
  if (type === 'OrderDeleted') return [writeDocument(summaries, key, undefined), ...sales]
  const before = presentDocument(summaries, key, read) ?? skeleton(delta.product)
  // A cancellation takes the amounts out of the sales; the order's own row goes on saying what had been ordered.
  const cancels = type === 'OrderCancelled'
  const row: Summary = {
    ...before,
    unitPrice: delta.unitPrice ?? before.unitPrice,
    quantity: (before.quantity ?? 0) + (cancels ? 0 : delta.sales.quantity),
    total: (before.total ?? 0) + (cancels ? 0 : delta.sales.revenue),
    member: delta.member ?? before.member,
    status: furthest(before.status, delta.status),
    version,
  }
  return [writeDocument(summaries, key, row), ...sales]
}

interface Increment {
  readonly product: string
  readonly status: OrderStatus
  readonly sales: Sales
  readonly unitPrice: number | undefined
  readonly member: string | undefined
}

const readIncrement = (eventType: string, payload: JsonObject): Increment | undefined => {
  const type = orderEventType(eventType)
  const product = findProduct(payload['product'])?.id
  const status = orderStatus(payload['status'])
  const sales = readIncrementedSales(payload)
  if (type === undefined || product === undefined || status === undefined || sales === undefined)
    return undefined
  const unitPrice = integerAt(payload, 'unitPrice')
  const member = textAt(payload, 'member')
  if (type === 'OrderPlaced' && (unitPrice === undefined || member === undefined)) return undefined
  return { product, status, sales, unitPrice, member }
}

const readIncrementedSales = (payload: JsonObject): Sales | undefined => {
  const orders = integerAt(payload, 'ordersDelta')
  const quantity = integerAt(payload, 'quantityDelta')
  const revenue = integerAt(payload, 'totalDelta')
  if (orders === undefined || quantity === undefined || revenue === undefined) return undefined
  return { orders, quantity, revenue }
}

const skeleton = (product: string): Summary => ({
  ...unknownSummary,
  product,
  productName: productName(product),
  quantity: 0,
  total: 0,
  status: 'placed',
})

// An order only moves forward, so the status further on is the later one: that makes the status commute like the
// sums do. (No order is both shipped and cancelled; their places decide nothing.)
const progress: { readonly [status in OrderStatus]: number } = {
  placed: 0,
  paid: 1,
  shipped: 2,
  cancelled: 3,
}

const furthest = (left: OrderStatus | null, right: OrderStatus): OrderStatus =>
  left !== null && progress[left] >= progress[right] ? left : right

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = projecting({ documents: summaries, tables: orderTables, readImage, readNews, increment })
