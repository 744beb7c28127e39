/** What happens to an order: each event, and whole random lives. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDeleted } from '../domain'
import type { AggregateState, Command } from '../domain'
import { catalogue } from './catalogue'
import { decide } from './decide'
import { evolve } from './evolve'
import { readOrder } from './order'

const placed = {
  type: 'OrderPlaced',
  data: { product: 'mug', quantity: 2, unitPrice: 12_000, member: 'member-1' },
}

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('PlaceOrder'),
    id: fc.constant('order-1'),
    product: fc.constantFrom(...catalogue.map((product) => product.id), 'unicorn'),
    quantity: fc.integer({ min: -1, max: 22 }),
  }),
  fc.record({
    type: fc.constantFrom('PayOrder', 'ShipOrder', 'CancelOrder', 'DeleteOrder', 'EatOrder'),
    id: fc.constant('order-1'),
  }),
  fc.record({
    type: fc.constant('ChangeQuantity'),
    id: fc.constant('order-1'),
    quantity: fc.integer({ min: 0, max: 21 }),
  }),
)

describe('an order', () => {
  test('keeps the terms it was placed at and counts its events', () => {
    const order = evolve(undefined, 'order-1', placed)
    expect(order).toEqual({ id: 'order-1', version: 1, status: 'placed', ...placed.data })
    expect(evolve(order, 'order-1', { type: 'QuantityChanged', data: { quantity: 5 } })).toEqual({
      ...order,
      version: 2,
      quantity: 5,
    })
  })

  test.each([
    ['OrderPaid', 'paid'],
    ['OrderShipped', 'shipped'],
    ['OrderCancelled', 'cancelled'],
  ])('after %s is %s', (type, status) => {
    const order = evolve(undefined, 'order-1', placed)
    expect(evolve(order, 'order-1', { type, data: {} })).toEqual({ ...order, version: 2, status })
  })

  test('says that it is gone after its deletion, and stays gone whatever is said to have happened since', () => {
    const order = evolve(undefined, 'order-1', placed)
    const deleted = evolve(order, 'order-1', { type: 'OrderDeleted', data: {} })
    expect(deleted).toEqual({ id: 'order-1', version: 2, deleted: true })
    for (const event of [placed, { type: 'OrderPaid', data: {} }]) {
      expect(evolve(deleted, 'order-1', event)).toEqual({ ...deleted, version: 3 })
    }
  })

  test('only counts an event that it does not know or cannot read', () => {
    const order = evolve(undefined, 'order-1', placed)
    expect(evolve(order, 'order-1', { type: 'OrderEaten', data: {} })).toEqual({ ...order, version: 2 })
    expect(evolve(order, 'order-1', { type: 'QuantityChanged', data: {} })).toEqual({ ...order, version: 2 })
  })

  test('exists after any first event, so that evolving is total', () => {
    expect(evolve(undefined, 'order-1', { type: 'OrderPaid', data: {} })).toMatchObject({
      id: 'order-1',
      version: 1,
      status: 'paid',
    })
  })

  test('has as its version the number of its events, and is readable from its row, through any life', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let order: AggregateState | undefined
        let happened = 0
        for (const wish of commands) {
          const decision = decide(order, wish)
          for (const event of decision.ok ? decision.events : []) {
            order = evolve(order, 'order-1', event)
            happened += 1
          }
          expect(order?.version ?? 0).toBe(happened)
        }
        const lives = order === undefined || isDeleted(order) ? [] : [order]
        expect(lives.map((life) => readOrder(JSON.parse(JSON.stringify(life))))).toEqual(lives)
      }),
    )
  })
})
