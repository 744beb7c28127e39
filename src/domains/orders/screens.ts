/** Who looks at orders and how: the shop's screens, the names it asks the catalogue for, the messages it sends. */
import type { Enrichment, Feature } from '../domain'
import { textAt } from '../read-json'
import { readRowPayload } from '../row-news'
import { productName } from './catalogue'
import { orderEventType } from './order'

/** The screens that ask for an order. */
export const features: readonly Feature[] = [
  { id: 'order-list', label: { en: 'Order list', ko: '주문 목록' }, level: 'eventual' },
  { id: 'my-orders', label: { en: 'My orders', ko: '내 주문' }, level: 'causal' },
  { id: 'checkout', label: { en: 'Checkout', ko: '결제' }, level: 'strong' },
]

/** The product's name, which is the catalogue's and not the order's. */
export const enrichment: Enrichment = {
  field: 'productName',
  keyOf: ({ type, style, payload }) => {
    if (orderEventType(type) === 'OrderDeleted') return undefined
    return textAt(style === 'row' ? (readRowPayload(payload)?.row ?? {}) : payload, 'product')
  },
  valueOf: (key, revision) => productName(key) + (revision === 0 ? '' : ` (v${revision + 1})`),
}

/** What a customer gets a message about. */
export const notifies: readonly string[] = ['OrderPaid', 'OrderShipped']
