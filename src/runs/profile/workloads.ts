// What a design is profiled with: the same orders at the same instants for every design, in milliseconds, as a scenario file says them.
import type { JsonObject } from '#kernel'

/** One line of a scenario file's workload. */
export type Line = JsonObject

interface Wish extends JsonObject {
  readonly type: string
  readonly id: string
}

const place = (id: string): Wish => ({ type: 'PlaceOrder', id, product: 'desk', quantity: 2 })
const change = (id: string): Wish => ({ type: 'ChangeQuantity', id, quantity: 3 })
const pay = (id: string): Wish => ({ type: 'PayOrder', id })

const at = (millis: number, command: Wish): Line => ({ at: millis, command })

const ORDERS = 10
/** No multiple of anybody's interval, so that commands meet pollers and schedules in every phase. */
const BEAT = 2957

/** How the life of an order ends: most are shipped. The last command deletes one that has long been cancelled and seen. */
function ended(id: string, order: number): Wish {
  if (order === ORDERS) return { type: 'DeleteOrder', id: 'order-2' }
  return { type: order === 2 ? 'CancelOrder' : 'ShipOrder', id }
}

/** Forty commands in two minutes: the lives of ten orders. */
export const twoMinutes: readonly Line[] = Array.from({ length: ORDERS }, (_, index) => {
  const id = `order-${index + 1}`
  return [place(id), change(id), pay(id), ended(id, index + 1)]
})
  .flat()
  .map((command, index) => at(index * BEAT, command))

/**
 * Six commands in a third of a second: versions of one order in one batch, and with the third an order that nothing
 * follows, so that nothing makes up for it.
 */
export const burst: readonly Line[] = [
  place('order-1'),
  pay('order-1'),
  place('order-2'),
  place('order-3'),
  change('order-3'),
  pay('order-3'),
].map((command, index) => at(index * 60, command))

/** Which command of the burst nothing follows. */
export const LAST_OF_ITS_ORDER = 3

const STEADY = 12

/** A dozen commands and as many queries, evenly over a time. */
export function steady(lasts: number): readonly Line[] {
  const gap = Math.floor(lasts / STEADY)
  return Array.from({ length: STEADY }, (_, index): readonly Line[] => {
    const id = `order-${Math.floor(index / 3) + 1}`
    const command = [place, change, pay][index % 3]?.(id) ?? pay(id)
    return [at(index * gap, command), { at: index * gap + Math.floor(gap / 2), query: 'order-1' }]
  }).flat()
}
