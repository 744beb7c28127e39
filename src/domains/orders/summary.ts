/** The documents of the orders read model, how they follow from an order and how they are read back. */
import type { Documents } from '../document'
import type { AggregateState, JsonObject, ReadModelSpec } from '../domain'
import { integerAt, textAt } from '../read-json'
import { productName } from './catalogue'
import { orderIn, orderStatus } from './order'
import type { OrderStatus, OrderTerms } from './order'
import { contributionsOf, salesFields, salesModel } from './sales'

const summariesModel = 'order_summaries'

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

/** The summary of the order in a write-store row; undefined when there is none or it was deleted. */
export const summaryIn = (state: AggregateState | undefined): Summary | undefined => {
  const order = orderIn(state)
  return order && summaryOf(order, order.status, order.version)
}

const readRow = (row: JsonObject): Summary => {
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

/** The summary of an order of which nothing is known yet. */
export const unknownSummary: Summary = readRow({})

/** The documents of the read model. */
export const summaries: Documents<Summary> = {
  model: summariesModel,
  readRow,
  rowOf: (summary) => summary,
  contributionsOf,
}
