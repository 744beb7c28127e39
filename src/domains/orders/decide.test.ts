/** The rules of the orders business, told as given / when / then. */
import { describe, expect, test } from 'vitest'
import type { Command, Decision, DomainEvent } from '../domain'
import { stateAfter } from '../rig'
import { decide, orderRefusals } from './decide'
import { evolve } from './evolve'
import type { OrderEvent } from './order'

const placed: OrderEvent = {
  type: 'OrderPlaced',
  data: { product: 'desk', quantity: 2, unitPrice: 189_000, member: 'member-7' },
}
const paid: OrderEvent = { type: 'OrderPaid', data: {} }
const shipped: OrderEvent = { type: 'OrderShipped', data: {} }
const cancelled: OrderEvent = { type: 'OrderCancelled', data: {} }
const changed: OrderEvent = { type: 'QuantityChanged', data: { quantity: 3 } }
const deleted: OrderEvent = { type: 'OrderDeleted', data: {} }

const place = { type: 'PlaceOrder', id: 'order-1', product: 'desk', quantity: 2 }
const pay = { type: 'PayOrder', id: 'order-1' }
const ship = { type: 'ShipOrder', id: 'order-1' }
const cancel = { type: 'CancelOrder', id: 'order-1' }
const remove = { type: 'DeleteOrder', id: 'order-1' }
const change = { type: 'ChangeQuantity', id: 'order-1', quantity: 3 }

const given = (...past: readonly OrderEvent[]) => ({
  when: (command: Command) => {
    const state = stateAfter({ evolve }, 'order-1', past)
    const decision: Decision = decide(state, command)
    return {
      thenEvents: (...events: readonly DomainEvent[]) => expect(decision).toEqual({ ok: true, events }),
      thenRefused: (refusal: string) => {
        expect(orderRefusals).toContain(refusal)
        expect(decision).toEqual({ ok: false, refusal })
      },
    }
  },
})

describe('placing an order', () => {
  test('places it at the price of the catalogue, for the first member unless another is named', () => {
    given()
      .when(place)
      .thenEvents({ type: 'OrderPlaced', data: { ...placed.data, member: 'member-1' } })
    given()
      .when({ ...place, member: 'member-7' })
      .thenEvents(placed)
  })

  test('is refused when the order exists, whatever became of it', () => {
    given(placed).when(place).thenRefused('already-exists')
    given(placed, cancelled).when(place).thenRefused('already-exists')
    given(placed, deleted).when(place).thenRefused('already-exists')
  })

  test('is refused for a product that the shop does not have', () => {
    given()
      .when({ ...place, product: 'unicorn' })
      .thenRefused('unknown-product')
    given().when({ type: 'PlaceOrder', id: 'order-1', quantity: 2 }).thenRefused('unknown-product')
  })

  test.each([0, -1, 21, 1.5, '2', null])('is refused for a quantity of %j', (quantity) => {
    given()
      .when({ ...place, quantity })
      .thenRefused('quantity-out-of-range')
  })

  test.each([1, 20])('takes a quantity of %j', (quantity) => {
    given()
      .when({ ...place, quantity, member: 'member-7' })
      .thenEvents({ type: 'OrderPlaced', data: { ...placed.data, quantity } })
  })

  test('is refused for a member that is no name', () => {
    given()
      .when({ ...place, member: 7 })
      .thenRefused('malformed-command')
  })
})

describe('paying an order', () => {
  test('pays one that is placed', () => given(placed).when(pay).thenEvents(paid))
  test('is refused for an unknown order', () => given().when(pay).thenRefused('unknown-order'))
  test('is refused the second time', () => given(placed, paid).when(pay).thenRefused('already-paid'))
  test('is refused after shipping', () => given(placed, shipped).when(pay).thenRefused('already-shipped'))
  test('is refused once cancelled', () => given(placed, cancelled).when(pay).thenRefused('already-cancelled'))
})

describe('shipping an order', () => {
  test('ships one that is paid', () => given(placed, paid).when(ship).thenEvents(shipped))
  test('ships an unpaid one too: on invoice', () => given(placed).when(ship).thenEvents(shipped))
  test('is refused for an unknown order', () => given().when(ship).thenRefused('unknown-order'))
  test('is refused the second time', () => given(placed, shipped).when(ship).thenRefused('already-shipped'))
  test('is refused once cancelled', () =>
    given(placed, cancelled).when(ship).thenRefused('already-cancelled'))
})

describe('cancelling an order', () => {
  test('cancels one that is placed', () => given(placed).when(cancel).thenEvents(cancelled))
  test('cancels one that is paid', () => given(placed, paid).when(cancel).thenEvents(cancelled))
  test('is refused for an unknown order', () => given().when(cancel).thenRefused('unknown-order'))
  test('is refused after shipping', () => given(placed, shipped).when(cancel).thenRefused('already-shipped'))
  test('is refused twice', () => given(placed, cancelled).when(cancel).thenRefused('already-cancelled'))
})

describe('changing the quantity', () => {
  test('changes that of a placed order, also again', () => {
    given(placed).when(change).thenEvents(changed)
    given(placed, changed)
      .when({ ...change, quantity: 4 })
      .thenEvents({ type: 'QuantityChanged', data: { quantity: 4 } })
  })
  test('is refused for an unknown order', () => given().when(change).thenRefused('unknown-order'))
  test('is refused once paid', () => given(placed, paid).when(change).thenRefused('already-paid'))
  test('is refused once shipped', () => given(placed, shipped).when(change).thenRefused('already-shipped'))
  test('is refused once cancelled', () =>
    given(placed, cancelled).when(change).thenRefused('already-cancelled'))
  test('is refused when it is that already', () => {
    given(placed, changed).when(change).thenRefused('nothing-to-change')
  })
  test.each([0, 21, 2.5, null])('is refused for a quantity of %j', (quantity) => {
    given(placed)
      .when({ ...change, quantity })
      .thenRefused('quantity-out-of-range')
  })
})

describe('deleting an order', () => {
  test('deletes one that is placed', () => given(placed).when(remove).thenEvents(deleted))
  test('deletes one that is paid', () => given(placed, paid).when(remove).thenEvents(deleted))
  test('deletes one that is cancelled', () => given(placed, cancelled).when(remove).thenEvents(deleted))
  test('is refused after shipping', () => given(placed, shipped).when(remove).thenRefused('already-shipped'))
  test('is refused for an unknown order', () => given().when(remove).thenRefused('unknown-order'))
  test('leaves an order that nobody knows', () => {
    for (const command of [remove, pay, ship, cancel, change]) {
      given(placed, deleted).when(command).thenRefused('unknown-order')
    }
  })
})

describe('any command', () => {
  test('passes with the version that is current', () => {
    given(placed)
      .when({ ...pay, expectedVersion: 1 })
      .thenEvents(paid)
    given()
      .when({ ...place, expectedVersion: 0, member: 'member-7' })
      .thenEvents(placed)
  })

  test('is refused with another version, before any other rule is looked at', () => {
    given(placed, paid)
      .when({ ...pay, expectedVersion: 1 })
      .thenRefused('version-conflict')
    given(placed)
      .when({ ...pay, expectedVersion: 2 })
      .thenRefused('version-conflict')
    given()
      .when({ ...place, product: 'unicorn', expectedVersion: 1 })
      .thenRefused('version-conflict')
  })

  test('is refused when no rule knows its type', () => {
    given(placed).when({ type: 'EatOrder', id: 'order-1' }).thenRefused('malformed-command')
  })

  test('crashes on a stored order that no event could have made', () => {
    expect(() => decide({ version: 1, status: 'eaten' }, pay)).toThrow('Broken invariant')
  })
})
