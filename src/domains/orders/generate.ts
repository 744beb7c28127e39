/** Makes up the commands of a random workload of orders. */
import type { Command, Draw, OpenAggregate, WorkloadMemory } from '../domain'
import { pick, pickWeighted } from '../picking'
import { integerAt, textAt } from '../read-json'
import { generating, nextId, noteOf, remembering, withNew, withNote } from '../workload-memory'
import { catalogue } from './catalogue'
import { refusalIn } from './decide'
import { opening, orderFollowUp, quantityMax, quantityMin } from './order'
import type { OrderFollowUp, OrderStatus } from './order'

const members = 12
const usualQuantity = 6

// Together at most 60. Finished orders are kept only to be asked for something senseless.
const unfinishedMax = 48
const finishedMax = 12

const placeOrder = (draw: Draw, memory: WorkloadMemory, senseless: boolean): Command => {
  // Never one that was deleted: its id is not given away again, and a store that has forgotten it would not object.
  const again = senseless
    ? pick(
        memory.open.filter((order) => statusOf(order) !== 'deleted'),
        draw,
      )
    : undefined
  return {
    type: opening,
    id: again?.id ?? nextId('order', memory),
    product: demanded(draw),
    quantity: 1 + Math.min(draw(usualQuantity), draw(usualQuantity)),
    member: `member-${1 + draw(members)}`,
  }
}

const followUp = (
  type: OrderFollowUp,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): Command | undefined => {
  if (type === 'MoveItems') return moveItems(draw, memory, senseless)
  const forbidden = senseless ? memory.open.filter((order) => forbids(order, type)) : []
  const order = pick(forbidden, draw) ?? sensible(type, draw, memory)
  if (order === undefined) return undefined
  const command = { type, id: order.id }
  return type === 'ChangeQuantity' ? { ...command, quantity: otherQuantity(order, draw) } : command
}

// A senseless one asks for all pieces, and none would be left.
const moveItems = (draw: Draw, memory: WorkloadMemory, senseless: boolean): Command | undefined => {
  const open = memory.open.filter((order) => !forbids(order, 'MoveItems'))
  const from = pick(
    open.filter((order) => quantityOf(order) > 1 && open.some((other) => takesFrom(other, order))),
    draw,
  )
  if (from === undefined) return undefined
  const to = pick(
    open.filter((other) => takesFrom(other, from)),
    draw,
  )
  if (to === undefined) return undefined
  const most = Math.min(quantityOf(from) - 1, quantityMax - quantityOf(to))
  const quantity = senseless ? quantityOf(from) : 1 + draw(most)
  return { type: 'MoveItems', id: from.id, to: to.id, quantity }
}

const quantityOf = ({ details }: OpenAggregate): number => integerAt(details, 'quantity') ?? 0

const takesFrom = (order: OpenAggregate, from: OpenAggregate): boolean =>
  order !== from && order.details['product'] === from.details['product'] && quantityOf(order) < quantityMax

// Shipping takes paid orders as long as there are any: shipping on invoice is allowed but not usual.
const sensible = (type: OrderFollowUp, draw: Draw, memory: WorkloadMemory): OpenAggregate | undefined => {
  const fitting = memory.open.filter((order) => !forbids(order, type))
  const paid = type === 'ShipOrder' ? fitting.filter((order) => statusOf(order) === 'paid') : []
  return pick(paid.length > 0 ? paid : fitting, draw)
}

const demanded = (draw: Draw): string => {
  const product = pickWeighted(catalogue, ({ weight }) => weight, draw)
  if (product === undefined) throw new Error('Broken invariant: the shop sells something')
  return product.id
}

// Any quantity but the present one: a draw among the others, stepping over it.
const otherQuantity = (order: OpenAggregate, draw: Draw): number => {
  const present = integerAt(order.details, 'quantity') ?? 0
  const drawn = quantityMin + draw(quantityMax - quantityMin)
  return present >= quantityMin && drawn >= present ? drawn + 1 : drawn
}

const noted = ({ id, details }: OpenAggregate, command: Command): OpenAggregate => {
  const quantity = integerAt(command, 'quantity')
  const product = textAt(command, 'product')
  return {
    id,
    last: command.type,
    details: {
      ...details,
      ...(quantity === undefined ? {} : { quantity }),
      ...(product === undefined ? {} : { product }),
    },
  }
}

const withQuantity = ({ id, details }: OpenAggregate, quantity: number): OpenAggregate => ({
  id,
  last: 'MoveItems',
  details: { ...details, quantity },
})

// Pieces that were moved, if both orders are known and could spare and take them.
const moved = (memory: WorkloadMemory, from: OpenAggregate, command: Command): WorkloadMemory => {
  const quantity = integerAt(command, 'quantity') ?? 0
  const to = noteOf(memory, textAt(command, 'to') ?? '')
  if (to === undefined || to === from || forbids(to, 'MoveItems')) return memory
  const [left, gathered] = [quantityOf(from) - quantity, quantityOf(to) + quantity]
  if (quantity < 1 || left < quantityMin || gathered > quantityMax) return memory
  return withNote(withNote(memory, withQuantity(from, left)), withQuantity(to, gathered))
}

type Outlook = OrderStatus | 'deleted'

const statusAfter: { readonly [type in OrderFollowUp]: Outlook } = {
  ChangeQuantity: 'placed',
  MoveItems: 'placed',
  PayOrder: 'paid',
  ShipOrder: 'shipped',
  CancelOrder: 'cancelled',
  DeleteOrder: 'deleted',
}

const statusOf = (order: OpenAggregate): Outlook => {
  const type = orderFollowUp(order.last)
  return type === undefined ? 'placed' : statusAfter[type]
}

const forbids = (order: OpenAggregate, type: OrderFollowUp): boolean => {
  const status = statusOf(order)
  return status === 'deleted' || refusalIn(status, type) !== undefined
}

const finished = (order: OpenAggregate): boolean => forbids(order, 'CancelOrder')

// The oldest are forgotten first.
const bounded = (memory: WorkloadMemory): WorkloadMemory => {
  const kept = new Set([
    ...memory.open.filter((order) => !finished(order)).slice(-unfinishedMax),
    ...memory.open.filter(finished).slice(-finishedMax),
  ])
  return { ...memory, open: memory.open.filter((order) => kept.has(order)) }
}

/** The memory after a command; one that the order's status forbids leaves no trace. */
export const remember = remembering({
  opening,
  followUp: orderFollowUp,
  begin: (memory, command) =>
    bounded(withNew('order', memory, noted({ id: command.id, last: opening, details: {} }, command))),
  goOn: (memory, known, type, command) => {
    if (forbids(known, type)) return memory
    return bounded(
      type === 'MoveItems' ? moved(memory, known, command) : withNote(memory, noted(known, command)),
    )
  },
})

/** The next command of a type and the memory after it; undefined when no remembered order would fit it. */
export const generate = generating({
  opening,
  followUp: orderFollowUp,
  open: placeOrder,
  follow: followUp,
  remember,
})
