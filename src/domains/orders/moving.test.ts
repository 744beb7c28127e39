/** Moving pieces from one order to another: two orders are decided about at once, told as given / when / then. */
import { describe, expect, test } from 'vitest'
import { emptyMemory, secondOf } from '../domain'
import type { AggregateState, Command } from '../domain'
import { commit, drawFrom, oracle, workload } from '../rig'
import { decide, orderRefusals } from './decide'
import { orders } from './orders'

const place = (number: number, quantity: number, product = 'mug'): Command => ({
  type: 'PlaceOrder',
  id: `order-${number}`,
  product,
  quantity,
})
const move = { type: 'MoveItems', id: 'order-1', to: 'order-2', quantity: 2 }

const given = (...commands: readonly Command[]) => {
  const { states } = commit(orders, commands)
  const [one, two]: readonly (AggregateState | undefined)[] = states
  return {
    when: (command: Command) => {
      const decision = decide(one, command, two)
      return {
        thenQuantities: (left: number, gathered: number) =>
          expect(decision).toEqual({
            ok: true,
            events: [{ type: 'QuantityChanged', data: { quantity: left } }],
            second: [{ type: 'QuantityChanged', data: { quantity: gathered } }],
          }),
        thenRefused: (refusal: string) => {
          expect(orderRefusals).toContain(refusal)
          expect(decision).toEqual({ ok: false, refusal })
        },
      }
    },
  }
}

describe('moving pieces', () => {
  test('takes them from the one order and adds them to the other', () => {
    given(place(1, 5), place(2, 5)).when(move).thenQuantities(3, 7)
  })

  test('leaves at least one piece where it takes, and no more than fit where it adds', () => {
    given(place(1, 2), place(2, 1)).when(move).thenRefused('quantity-out-of-range')
    given(place(1, 5), place(2, 19)).when(move).thenRefused('quantity-out-of-range')
    given(place(1, 5), place(2, 1))
      .when({ ...move, quantity: 0 })
      .thenRefused('quantity-out-of-range')
  })

  test('is refused between orders of different products', () => {
    given(place(1, 5), place(2, 5, 'desk'))
      .when(move)
      .thenRefused('other-product')
  })

  test('is refused without a second order, or with the same one twice', () => {
    given(place(1, 5)).when(move).thenRefused('unknown-order')
    given(place(1, 5), place(2, 5), { type: 'DeleteOrder', id: 'order-2' })
      .when(move)
      .thenRefused('unknown-order')
    given(place(1, 5), place(2, 5))
      .when({ ...move, to: 'order-1' })
      .thenRefused('nothing-to-change')
  })

  test.each([
    ['PayOrder', 'already-paid'],
    ['ShipOrder', 'already-shipped'],
    ['CancelOrder', 'already-cancelled'],
  ])('is refused after %s of either order: %s', (type, refusal) => {
    for (const id of ['order-1', 'order-2'])
      given(place(1, 5), place(2, 5), { type, id }).when(move).thenRefused(refusal)
  })
})

test('a command names its second aggregate, and none where that is its own or it has none', () => {
  expect(secondOf(orders, move)).toBe('order-2')
  expect(secondOf(orders, { ...move, to: 'order-1' })).toBeUndefined()
  expect(secondOf(orders, { type: 'PayOrder', id: 'order-1', to: 'order-2' })).toBeUndefined()
})

test('made-up moves are mostly accepted, and leave as many pieces as there were (seed 21)', () => {
  const { commands } = workload(orders, 21, 600, ['PlaceOrder', 'MoveItems', 'MoveItems'])
  const moves = commands.filter(({ type }) => type === 'MoveItems')
  const { states, refusals } = commit(orders, commands)
  expect(moves.length).toBeGreaterThan(200)
  expect(refusals.length).toBeLessThan(moves.length / 10)
  const placed = commit(
    orders,
    commands.filter(({ type }) => type === 'PlaceOrder'),
  )
  const pieces = (some: readonly AggregateState[]) =>
    [...oracle(orders, some)]
      .filter(([key]) => key.startsWith('sales_by_product/'))
      .map(([key, { quantity }]) => [key, quantity])
  expect(pieces(states)).toEqual(pieces(placed.states))
})

test('there is nothing to move between fewer than two orders', () => {
  const memory = orders.remember(emptyMemory, place(1, 5))
  expect(orders.generate('MoveItems', drawFrom(3), memory)).toBeUndefined()
})
