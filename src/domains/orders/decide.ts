/** The rules of the orders business: what each command leads to, and which rule forbids it. */
import { deciding } from '../deciding'
import type { Command, Decision } from '../domain'
import { integerAt, textAt } from '../read-json'
import { findProduct } from './catalogue'
import { defaultMember, opening, orderFollowUp, orderIn, quantityMax, quantityMin } from './order'
import type { Order, OrderEvent, OrderFollowUp, OrderStatus } from './order'

/** Every code with which a command can be refused. */
export const orderRefusals = [
  'malformed-command',
  'already-exists',
  'unknown-order',
  'version-conflict',
  'unknown-product',
  'quantity-out-of-range',
  'nothing-to-change',
  'other-product',
  'already-paid',
  'already-shipped',
  'already-cancelled',
] as const

type Refusal = (typeof orderRefusals)[number]

// What is closed in which status. A placed order may be shipped unpaid: some customers pay by invoice, and the
// shortest story an author writes is "place, ship". Such an invoice is settled elsewhere, so a shipped order cannot
// be paid here. A paid order may be cancelled (the money goes back), but its quantity is fixed. Whatever has not left
// the house may be deleted. Pieces move between orders whose quantity may still change.
const closedIn: { readonly [type in OrderFollowUp]: { readonly [status in OrderStatus]?: Refusal } } = {
  PayOrder: { paid: 'already-paid', shipped: 'already-shipped', cancelled: 'already-cancelled' },
  ShipOrder: { shipped: 'already-shipped', cancelled: 'already-cancelled' },
  CancelOrder: { shipped: 'already-shipped', cancelled: 'already-cancelled' },
  ChangeQuantity: { paid: 'already-paid', shipped: 'already-shipped', cancelled: 'already-cancelled' },
  MoveItems: { paid: 'already-paid', shipped: 'already-shipped', cancelled: 'already-cancelled' },
  DeleteOrder: { shipped: 'already-shipped' },
}

/** Why an order's status forbids a command; undefined when it does not. */
export const refusalIn = (status: OrderStatus, type: OrderFollowUp): Refusal | undefined =>
  closedIn[type][status]

const place = (command: Command): Decision => {
  const product = findProduct(command['product'])
  if (product === undefined) return refuse('unknown-product')
  const quantity = allowedQuantity(command)
  if (quantity === undefined) return refuse('quantity-out-of-range')
  const member = command['member'] === undefined ? defaultMember : textAt(command, 'member')
  if (member === undefined) return refuse('malformed-command')
  return accept({
    type: 'OrderPlaced',
    data: { product: product.id, quantity, unitPrice: product.price, member },
  })
}

const follow = (type: OrderFollowUp, order: Order, command: Command, second: Order | undefined): Decision => {
  const refusal = refusalIn(order.status, type)
  if (refusal !== undefined) return refuse(refusal)
  switch (type) {
    case 'PayOrder':
      return accept({ type: 'OrderPaid', data: {} })
    case 'ShipOrder':
      return accept({ type: 'OrderShipped', data: {} })
    case 'CancelOrder':
      return accept({ type: 'OrderCancelled', data: {} })
    case 'ChangeQuantity':
      return changeQuantity(order, command)
    case 'MoveItems':
      return moveItems(order, command, second)
    case 'DeleteOrder':
      return accept({ type: 'OrderDeleted', data: {} })
  }
}

const changeQuantity = (order: Order, command: Command): Decision => {
  const quantity = allowedQuantity(command)
  if (quantity === undefined) return refuse('quantity-out-of-range')
  if (quantity === order.quantity) return refuse('nothing-to-change')
  return accept(quantityChanged(quantity))
}

// Both orders stay orders of at least one piece: whoever wants all of them in one cancels the other.
const moveItems = (order: Order, command: Command, target: Order | undefined): Decision => {
  if (command['to'] === command.id) return refuse('nothing-to-change')
  if (target === undefined) return refuse('unknown-order')
  const refusal = refusalIn(target.status, 'MoveItems')
  if (refusal !== undefined) return refuse(refusal)
  if (target.product !== order.product) return refuse('other-product')
  const quantity = allowedQuantity(command)
  if (quantity === undefined) return refuse('quantity-out-of-range')
  const left = order.quantity - quantity
  const gathered = target.quantity + quantity
  if (left < quantityMin || gathered > quantityMax) return refuse('quantity-out-of-range')
  return { ok: true, events: [quantityChanged(left)], second: [quantityChanged(gathered)] }
}

const quantityChanged = (quantity: number): OrderEvent => ({ type: 'QuantityChanged', data: { quantity } })

const allowedQuantity = (command: Command): number | undefined => {
  const quantity = integerAt(command, 'quantity')
  return quantity !== undefined && quantityMin <= quantity && quantity <= quantityMax ? quantity : undefined
}

const accept = (event: OrderEvent): Decision => ({ ok: true, events: [event] })

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal })

/** Answers a command. */
export const decide = deciding({
  opening,
  followUp: orderFollowUp,
  aggregateIn: orderIn,
  unknown: 'unknown-order' satisfies Refusal,
  open: place,
  follow,
})
