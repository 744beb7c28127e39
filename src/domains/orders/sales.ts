/** What orders add up to: the measure kept per product by the read model, the delta payloads and the oracle alike. */
import type { JsonObject } from '../domain'
import { integerAt } from '../read-json'
import type { OrderStatus } from './order'

/** Orders, pieces and money. */
export type Sales = { readonly orders: number; readonly quantity: number; readonly revenue: number }

/** The fields of `Sales`, in the order in which they are shown. */
export const salesFields = ['orders', 'quantity', 'revenue'] as const

/** No sales at all. */
const noSales: Sales = { orders: 0, quantity: 0, revenue: 0 }

/** What one order counts for; nothing when there is none, it is cancelled or its amounts are not known yet. */
export const salesOf = (
  order:
    | {
        readonly status: OrderStatus | null
        readonly quantity: number | null
        readonly total: number | null
      }
    | undefined,
): Sales =>
  order === undefined || order.status === 'cancelled' || order.quantity === null || order.total === null
    ? noSales
    : { orders: 1, quantity: order.quantity, revenue: order.total }

/** The sum of two. */
export const plus = (left: Sales, right: Sales): Sales => ({
  orders: left.orders + right.orders,
  quantity: left.quantity + right.quantity,
  revenue: left.revenue + right.revenue,
})

/** What must be added to `before` to get `after`. */
export const difference = (before: Sales, after: Sales): Sales => ({
  orders: after.orders - before.orders,
  quantity: after.quantity - before.quantity,
  revenue: after.revenue - before.revenue,
})

/** Whether there is nothing to add. */
export const isNoSales = (sales: Sales): boolean => salesFields.every((field) => sales[field] === 0)

/** The sales in a counter row; what the row does not say counts as zero. */
export const readSales = (row: JsonObject | undefined): Sales =>
  row === undefined
    ? noSales
    : {
        orders: integerAt(row, 'orders') ?? 0,
        quantity: integerAt(row, 'quantity') ?? 0,
        revenue: integerAt(row, 'revenue') ?? 0,
      }
