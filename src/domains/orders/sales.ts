/** What orders add up to: the measure kept per product by the read model, the delta payloads and the oracle alike. */
import type { Contribution } from '../domain'
import type { Summary } from './summary'

/** The name of the counter: one row per product. */
export const salesModel = 'sales_by_product'

/** Orders, pieces and money. */
export type Sales = { readonly orders: number; readonly quantity: number; readonly revenue: number }

/** The fields of `Sales`, in the order in which they are shown. */
export const salesFields = ['orders', 'quantity', 'revenue'] as const

/** What one order counts for; nothing when there is none, it is cancelled or its amounts are not known yet. */
export const salesOf = (order: Summary | undefined): Sales =>
  order === undefined || order.status === 'cancelled' || order.quantity === null || order.total === null
    ? { orders: 0, quantity: 0, revenue: 0 }
    : { orders: 1, quantity: order.quantity, revenue: order.total }

/** What an order counts for in its product's sales; a cancelled one adds zeros. */
export const contributionsOf = (order: Summary): readonly Contribution[] =>
  order.product === null ? [] : [{ model: salesModel, key: order.product, add: salesOf(order) }]
