// What the command form makes of what is typed.
import { expect, test } from 'vitest'
import type { CommandSpec } from '#app'
import { firstTyped, problemOf, wishOf } from './command-form'

const quantity = { type: 'integer', name: 'quantity', required: true, min: 1, max: 20 } as const
const place: CommandSpec = {
  type: 'PlaceOrder',
  creates: true,
  fields: [
    { type: 'choice', name: 'product', required: true, choices: ['desk', 'mug'], labels: {} },
    quantity,
    { type: 'string', name: 'member', required: false, maxLength: 40 },
  ],
}
const ship: CommandSpec = { type: 'ShipOrder', creates: false, fields: [] }

test('a fresh form can be sent as it is', () => {
  expect(wishOf(place, null, firstTyped(place))).toEqual({
    type: 'PlaceOrder',
    id: null,
    fields: { product: 'desk', quantity: 1 },
  })
})

test.each(['', '0', '21', '1.5', 'two'])('a quantity of “%s” is a problem', (typed) => {
  expect(problemOf(quantity, typed)).toBeDefined()
  expect(wishOf(place, null, { ...firstTyped(place), quantity: typed })).toBeUndefined()
})

test('numbers are numbers, and what may be left out is left out', () => {
  expect(wishOf(place, null, { product: 'mug', quantity: ' 3 ', member: '' })?.fields).toEqual({
    product: 'mug',
    quantity: 3,
  })
})

test('what changes an order needs one', () => {
  expect(wishOf(ship, null, {})).toBeUndefined()
  expect(wishOf(ship, 'order-2', {})).toEqual({ type: 'ShipOrder', id: 'order-2', fields: {} })
})
