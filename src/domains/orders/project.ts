/**
 * What a projector of orders writes for one event, in each of three styles. Applies whatever it is given, however
 * often and in whatever order: guards and inboxes are the projector's own, not the business's.
 */
import type { ApplyStyle, Envelope, JsonObject, ModelWrite, ReadModelRow } from '../domain'
import { isDeleted } from '../domain'
import { integerAt, textAt } from '../read-json'
import { joinRow, readRowNews } from '../row-news'
import { findProduct, productName } from './catalogue'
import { orderEventType, orderStatus, readOrder, readTerms } from './order'
import type { OrderStatus } from './order'
import { orderTables } from './rows'
import { difference, isNoSales, plus, readSales, salesOf } from './sales'
import type { Sales } from './sales'
import { readSummary, salesModel, summariesModel, summaryOf, unknownSummary } from './summary'
import type { Summary } from './summary'

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = (
  style: ApplyStyle,
  event: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  switch (style) {
    case 'upsert':
      return event.style === 'row' ? mergeRow(style, event, read) : upsert(event, read)
    case 'partial':
      return event.style === 'row' ? mergeRow(style, event, read) : patch(event, read)
    case 'delta':
      return increment(event, read)
  }
}

// Replaces the row by the image. The counter moves by the difference between the two, so it is always the sum of
// the rows and a replay does no harm.
const upsert = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  if (event.style !== 'full-state') return undefined
  if (isDeleted(event.payload)) return replaceSummary(event.aggregateId, undefined, read)
  const order = readOrder(event.payload)
  if (order === undefined || findProduct(order.product) === undefined) return undefined
  return replaceSummary(event.aggregateId, summaryOf(order, order.status, event.version), read)
}

// Inserts on the placing, patches on anything else and only `ifPresent`, as the handler of the teaching text does:
// what overtakes the placing is silently lost.
const patch = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  if (event.style !== 'partial' && event.style !== 'full-state') return undefined
  const type = orderEventType(event.type)
  switch (type) {
    case undefined:
      return undefined
    case 'OrderPlaced': {
      const terms = readTerms(event.payload)
      if (terms === undefined || findProduct(terms.product) === undefined) return undefined
      return replaceSummary(event.aggregateId, summaryOf(terms, 'placed', event.version), read)
    }
    case 'OrderPaid':
    case 'OrderShipped':
    case 'OrderCancelled': {
      const status = orderStatus(event.payload['status'])
      return status === undefined ? undefined : patchSummary(event, { status }, read)
    }
    case 'QuantityChanged': {
      const quantity = integerAt(event.payload, 'quantity')
      return quantity === undefined ? undefined : patchSummary(event, { quantity }, read)
    }
    case 'OrderDeleted':
      return isDeleted(event.payload) ? replaceSummary(event.aggregateId, undefined, read) : undefined
  }
}

const patchSummary = (
  event: Envelope,
  changed: { readonly status?: OrderStatus; readonly quantity?: number },
  read: ReadModelRow,
): readonly ModelWrite[] => {
  const before = readSummary(read(summariesModel, event.aggregateId))
  if (before === undefined) return []
  const patched = { ...before, ...changed, version: event.version }
  // A row without a price (a skeleton that another style left) keeps the total it has.
  const { quantity, unitPrice } = patched
  const total = quantity === null || unitPrice === null ? patched.total : quantity * unitPrice
  return replaceSummary(event.aggregateId, { ...patched, total }, read)
}

const mergeRow = (
  style: 'upsert' | 'partial',
  { aggregateId: key, payload }: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  const news = readRowNews(orderTables, payload)
  if (news === undefined) return undefined
  const joined = joinRow(orderTables, style, news, readSummary(read(summariesModel, key)))
  return joined.is === 'dropped' ? [] : replaceSummary(key, joined.document, read)
}

// Adds blindly to whatever is there, a skeleton if nothing is: in any order the same result, but twice is double.
const increment = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  const delta = event.style === 'delta' ? readIncrement(event.type, event.payload) : undefined
  if (delta === undefined) return undefined
  const sales = addSales(delta.product, delta.sales, read)
  const type = orderEventType(event.type)
  if (type === 'OrderDeleted') return [writeSummary(event.aggregateId, undefined), ...sales]
  const before = readSummary(read(summariesModel, event.aggregateId)) ?? skeleton(delta.product)
  // A cancellation takes the amounts out of the sales; the order's own row goes on saying what had been ordered.
  const cancels = type === 'OrderCancelled'
  const row: Summary = {
    ...before,
    unitPrice: delta.unitPrice ?? before.unitPrice,
    quantity: (before.quantity ?? 0) + (cancels ? 0 : delta.sales.quantity),
    total: (before.total ?? 0) + (cancels ? 0 : delta.sales.revenue),
    member: delta.member ?? before.member,
    status: furthest(before.status, delta.status),
    version: event.version,
  }
  return [writeSummary(event.aggregateId, row), ...sales]
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

const replaceSummary = (
  key: string,
  after: Summary | undefined,
  read: ReadModelRow,
): readonly ModelWrite[] => [
  writeSummary(key, after),
  ...moveSales(readSummary(read(summariesModel, key)), after, read),
]

const moveSales = (
  before: Summary | undefined,
  after: Summary | undefined,
  read: ReadModelRow,
): readonly ModelWrite[] => {
  const from = before?.product ?? null
  const to = after?.product ?? null
  if (from === to) return addSales(to, difference(salesOf(before), salesOf(after)), read)
  return [
    ...addSales(from, difference(salesOf(before), salesOf(undefined)), read),
    ...addSales(to, salesOf(after), read),
  ]
}

// A row that does not say of what it is an order is counted nowhere.
const addSales = (product: string | null, change: Sales, read: ReadModelRow): readonly ModelWrite[] =>
  product === null || isNoSales(change)
    ? []
    : [{ model: salesModel, key: product, row: plus(readSales(read(salesModel, product)), change) }]

const writeSummary = (key: string, row: Summary | undefined): ModelWrite => ({
  model: summariesModel,
  key,
  row,
})
