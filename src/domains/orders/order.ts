/** The words of the orders business: what an order is, what can be asked of it and what can happen to it. */
import type { AggregateState, CommandSpec, DomainEvent, JsonObject } from '../domain'
import { keptIn } from '../kept'
import { integerAt, oneOf, textAt } from '../read-json'
import { catalogue } from './catalogue'

const statuses = ['placed', 'paid', 'shipped', 'cancelled'] as const
/** The command that starts an order. */
export const opening = 'PlaceOrder'

const followUps = [
  'PayOrder',
  'ShipOrder',
  'CancelOrder',
  'ChangeQuantity',
  'MoveItems',
  'DeleteOrder',
] as const

/** The type of every event there is. */
export const orderEvents = [
  'OrderPlaced',
  'OrderPaid',
  'OrderShipped',
  'OrderCancelled',
  'QuantityChanged',
  'OrderDeleted',
] as const

export type OrderStatus = (typeof statuses)[number]
export type OrderFollowUp = (typeof followUps)[number]

/** An order in the write store. It keeps the price it was placed at. */
export type Order = {
  readonly id: string
  readonly version: number
  readonly status: OrderStatus
  readonly product: string
  readonly quantity: number
  readonly unitPrice: number
  readonly member: string
}

/** What can happen to an order. */
export type OrderEvent =
  | { readonly type: 'OrderPlaced'; readonly data: OrderTerms }
  | { readonly type: 'OrderPaid'; readonly data: Nothing }
  | { readonly type: 'OrderShipped'; readonly data: Nothing }
  | { readonly type: 'OrderCancelled'; readonly data: Nothing }
  | { readonly type: 'QuantityChanged'; readonly data: { readonly quantity: number } }
  | { readonly type: 'OrderDeleted'; readonly data: Nothing }

/** What was agreed when an order was placed. */
export type OrderTerms = {
  readonly product: string
  readonly quantity: number
  readonly unitPrice: number
  readonly member: string
}

type Nothing = Readonly<Record<never, never>>

/** The fewest and the most pieces one order may have. */
export const quantityMin = 1
export const quantityMax = 20

/** Who places an order when the command does not say. */
export const defaultMember = 'member-1'

const quantityField = {
  type: 'integer',
  name: 'quantity',
  required: true,
  min: quantityMin,
  max: quantityMax,
} as const

/** The commands as a scenario file may write them. */
export const orderCommands: readonly CommandSpec[] = [
  {
    type: opening,
    creates: true,
    fields: [
      {
        type: 'choice',
        name: 'product',
        required: true,
        choices: catalogue.map((product) => product.id),
        labels: Object.fromEntries(catalogue.map((product) => [product.id, product.name])),
      },
      quantityField,
      { type: 'string', name: 'member', required: false, maxLength: 40 },
    ],
  },
  { type: 'PayOrder', creates: false, fields: [] },
  { type: 'ShipOrder', creates: false, fields: [] },
  { type: 'CancelOrder', creates: false, fields: [] },
  { type: 'ChangeQuantity', creates: false, fields: [quantityField] },
  {
    type: 'MoveItems',
    creates: false,
    fields: [{ type: 'string', name: 'to', required: true, maxLength: 64 }, quantityField],
    second: 'to',
  },
  { type: 'DeleteOrder', creates: false, fields: [] },
]

/** The status a value spells; undefined when it spells none. */
export const orderStatus = oneOf(statuses)

/** The command for an order that is there which a type names; undefined when it names none. */
export const orderFollowUp = oneOf(followUps)

/** The order event a type names; undefined when it names none. */
export const orderEventType = oneOf(orderEvents)

/** Reads an order out of unchecked JSON; undefined when it is not one. */
export const readOrder = (json: JsonObject): Order | undefined => {
  const id = textAt(json, 'id')
  const version = integerAt(json, 'version')
  const status = orderStatus(json['status'])
  const terms = readTerms(json)
  if (id === undefined || version === undefined || status === undefined || terms === undefined)
    return undefined
  return { id, version, status, ...terms }
}

/** The order in a write-store row; undefined when there is none or it was deleted. */
export const orderIn = (state: AggregateState | undefined): Order | undefined => keptIn(state, readOrder)

/** Reads what was agreed on out of unchecked JSON; undefined when a part is missing. */
export const readTerms = (json: JsonObject): OrderTerms | undefined => {
  const product = textAt(json, 'product')
  const quantity = integerAt(json, 'quantity')
  const unitPrice = integerAt(json, 'unitPrice')
  const member = textAt(json, 'member')
  if (product === undefined || quantity === undefined || unitPrice === undefined || member === undefined) {
    return undefined
  }
  return { product, quantity, unitPrice, member }
}

/** Reads an event of an order; undefined when it is another business's or lacks what it should carry. */
export const readOrderEvent = (event: DomainEvent): OrderEvent | undefined => {
  const type = orderEventType(event.type)
  switch (type) {
    case undefined:
      return undefined
    case 'OrderPlaced': {
      const data = readTerms(event.data)
      return data === undefined ? undefined : { type, data }
    }
    case 'QuantityChanged': {
      const quantity = integerAt(event.data, 'quantity')
      return quantity === undefined ? undefined : { type, data: { quantity } }
    }
    case 'OrderPaid':
    case 'OrderShipped':
    case 'OrderCancelled':
    case 'OrderDeleted':
      return { type, data: {} }
  }
}
