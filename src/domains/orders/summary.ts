/** The rows that the orders read models hold, how they follow from an order and how they are read back. */
import type { AggregateState, Contribution, JsonObject, ModelWrite, ReadModelSpec } from '../domain'
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

/** An order as a customer sees it. Price and member are null while only later events than the placing are known. */
export type Summary = {
  readonly product: string
  readonly productName: string
  readonly unitPrice: number | null
  readonly quantity: number
  readonly total: number
  readonly member: string | null
  readonly status: OrderStatus
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

/** Reads a summary back out of its row; undefined when there is no row or it holds no summary. */
export const readSummary = (row: JsonObject | undefined): Summary | undefined => {
  if (row === undefined) return undefined
  const product = textAt(row, 'product')
  const quantity = integerAt(row, 'quantity')
  const total = integerAt(row, 'total')
  const status = orderStatus(row['status'])
  if (product === undefined || quantity === undefined || total === undefined || status === undefined) {
    return undefined
  }
  return {
    product,
    productName: textAt(row, 'productName') ?? productName(product),
    unitPrice: integerAt(row, 'unitPrice') ?? null,
    quantity,
    total,
    member: textAt(row, 'member') ?? null,
    status,
    version: integerAt(row, 'version') ?? 0,
  }
}

/** The oracle's summary row for an order. */
export const documentOf = (state: AggregateState): ModelWrite => {
  const order = orderIn(state)
  return { model: summariesModel, key: order.id, row: summaryOf(order, order.status, order.version) }
}

/** What an order counts for in its product's sales; a cancelled one adds zeros. */
export const contributionsOf = (state: AggregateState): readonly Contribution[] => {
  const order = orderIn(state)
  const add = salesOf(summaryOf(order, order.status, order.version))
  return [{ model: salesModel, key: order.product, add }]
}
