/** Orders in normalised tables, one for the order and one for what was ordered, and what a row says of the summary. */
import type { AggregateState, JsonObject, TableRow } from '../domain'
import { integerAt, textAt } from '../read-json'
import type { Tables } from '../row-news'
import { findProduct, productName } from './catalogue'
import { orderIn, orderStatus } from './order'
import { unknownSummary } from './summary'
import type { Summary } from './summary'

const ordersTable = 'orders'
const itemsTable = 'order_items'

/** The rows of an order, parent first; a deleted one has none. */
export const rowsOf = (state: AggregateState): readonly TableRow[] => {
  const order = orderIn(state)
  if (order === undefined) return []
  const { id, version, status, member, product, quantity, unitPrice } = order
  return [
    { table: ordersTable, key: id, row: { id, version, status, member } },
    { table: itemsTable, key: `${id}/1`, row: { orderId: id, product, quantity, unitPrice } },
  ]
}

const readOrderRow = (row: JsonObject): Partial<Summary> | undefined => {
  const version = integerAt(row, 'version')
  const status = orderStatus(row['status'])
  const member = textAt(row, 'member')
  if (version === undefined || status === undefined || member === undefined) return undefined
  return { status, member, version }
}

const readItemRow = (row: JsonObject): Partial<Summary> | undefined => {
  const product = findProduct(row['product'])?.id
  const quantity = integerAt(row, 'quantity')
  const unitPrice = integerAt(row, 'unitPrice')
  if (product === undefined || quantity === undefined || unitPrice === undefined) return undefined
  const total = quantity * unitPrice
  return { product, productName: productName(product), unitPrice, quantity, total }
}

/** How the rows of an order make up its summary. */
export const orderTables: Tables<Summary> = {
  parent: ordersTable,
  child: itemsTable,
  unknown: unknownSummary,
  readParent: readOrderRow,
  readChild: readItemRow,
  noChild: { product: null, productName: null, unitPrice: null, quantity: null, total: null },
  hasParent: ({ status }) => status !== null,
}
