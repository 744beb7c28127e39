/** Orders in normalised tables, one for the order and one for what was ordered, and what a row says of the summary. */
import type { AggregateState, JsonObject, TableRow } from '../domain'
import { isDeleted } from '../domain'
import { integerAt, textAt } from '../read-json'
import { readRowPayload } from '../row-payload'
import { findProduct, productName } from './catalogue'
import { orderIn, orderStatus } from './order'
import type { Summary } from './summary'

const ordersTable = 'orders'
const itemsTable = 'order_items'

/** The rows of an order, parent first; a deleted one has none. */
export const rowsOf = (state: AggregateState): readonly TableRow[] => {
  const order = orderIn(state)
  if (isDeleted(order)) return []
  const { id, version, status, member, product, quantity, unitPrice } = order
  return [
    { table: ordersTable, key: id, row: { id, version, status, member } },
    { table: itemsTable, key: `${id}/1`, row: { orderId: id, version, product, quantity, unitPrice } },
  ]
}

/** What a captured row says of its order's summary. */
export type RowNews =
  | { readonly from: 'order'; readonly fields: Pick<Summary, 'status' | 'member' | 'version'> }
  | { readonly from: 'item'; readonly fields: ItemFields & Pick<Summary, 'version'> }
  | { readonly from: 'deleted-order' }
  | { readonly from: 'deleted-item'; readonly fields: ItemFields }

type ItemFields = Pick<Summary, 'product' | 'productName' | 'unitPrice' | 'quantity' | 'total'>

/** Reads the payload of a row event; undefined when it is no row of an order. */
export const readRowNews = (payload: JsonObject): RowNews | undefined => {
  const change = readRowPayload(payload)
  if (change?.table === ordersTable) {
    return change.row === null ? { from: 'deleted-order' } : readOrderRow(change.row)
  }
  if (change?.table === itemsTable) {
    return change.row === null ? { from: 'deleted-item', fields: noItem } : readItemRow(change.row)
  }
  return undefined
}

const readOrderRow = (row: JsonObject): RowNews | undefined => {
  const version = integerAt(row, 'version')
  const status = orderStatus(row['status'])
  const member = textAt(row, 'member')
  if (version === undefined || status === undefined || member === undefined) return undefined
  return { from: 'order', fields: { status, member, version } }
}

const readItemRow = (row: JsonObject): RowNews | undefined => {
  const version = integerAt(row, 'version')
  const product = findProduct(row['product'])?.id
  const quantity = integerAt(row, 'quantity')
  const unitPrice = integerAt(row, 'unitPrice')
  if (version === undefined || product === undefined || quantity === undefined || unitPrice === undefined) {
    return undefined
  }
  const total = quantity * unitPrice
  return {
    from: 'item',
    fields: { product, productName: productName(product), unitPrice, quantity, total, version },
  }
}

const noItem: ItemFields = { product: null, productName: null, unitPrice: null, quantity: null, total: null }
