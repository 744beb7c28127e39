/** The rows that the orders read models hold, how they follow from an order and how they are read back. */
import type { AggregateState, Contribution, JsonObject, ModelWrite, ReadModelSpec } from '../domain'
import { idOf } from '../kept'
import { integerAt, textAt } from '../read-json'
import { productName } from './catalogue'
import { orderIn, orderStatus } from './order'
import type { OrderStatus, OrderTerms } from './order'
import { salesFields, salesOf } from './sales'

/** The names of the read models. */
export const summariesModel = 'order_summaries'
export const salesModel = 'sales_by_product'

/** The read models: one row per order, and one counter per product over all orders that are not cancelled. */
export const orderModels: readonly ReadModelSpec[] = [
  {
    name: summariesModel,
    kind: 'document',
    fields: ['product', 'productName', 'unitPrice', 'quantity', 'total', 'member', 'status', 'version'],
  },
  { name: salesModel, kind: 'counter', fields: salesFields },
]

/** An order as a customer sees it. Null is what the events that have arrived so far do not say. */
export type Summary = {
  readonly product: string | null
  readonly productName: string | null
  readonly unitPrice: number | null
  readonly quantity: number | null
  readonly total: number | null
  readonly member: string | null
  readonly status: OrderStatus | null
  readonly version: number
}

/** The summary of an order of which nothing is known yet. */
export const unknownSummary: Summary = {
  product: null,
  productName: null,
  unitPrice: null,
  quantity: null,
  total: null,
  member: null,
  status: null,
  version: 0,
}

/** The summary of an order with these terms. */
export const summaryOf = (terms: OrderTerms, status: OrderStatus, version: number): Summary => ({
  product: terms.product,
  productName: productName(terms.product),
  unitPrice: terms.unitPrice,
  quantity: terms.quantity,
  total: terms.quantity * terms.unitPrice,
  member: terms.member,
  status,
  version,
})

/** Reads a summary back out of its row; what the row does not say is null. Undefined when there is no row. */
export const readSummary = (row: JsonObject | undefined): Summary | undefined => {
  if (row === undefined) return undefined
  const product = textAt(row, 'product') ?? null
  return {
    product,
    productName: textAt(row, 'productName') ?? (product === null ? null : productName(product)),
    unitPrice: integerAt(row, 'unitPrice') ?? null,
    quantity: integerAt(row, 'quantity') ?? null,
    total: integerAt(row, 'total') ?? null,
    member: textAt(row, 'member') ?? null,
    status: orderStatus(row['status']) ?? null,
    version: integerAt(row, 'version') ?? 0,
  }
}

/** The oracle's summary row for an order; none for a deleted one. */
export const documentOf = (state: AggregateState): ModelWrite => {
  const order = orderIn(state)
  const row = order === undefined ? undefined : summaryOf(order, order.status, order.version)
  return { model: summariesModel, key: idOf(state), row }
}

/** What an order counts for in its product's sales; a cancelled one adds zeros. */
export const contributionsOf = (state: AggregateState): readonly Contribution[] => {
  const order = orderIn(state)
  if (order === undefined) return []
  const summary = summaryOf(order, order.status, order.version)
  return [{ model: salesModel, key: order.product, add: salesOf(summary) }]
}
