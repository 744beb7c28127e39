// Keys stand in the order in which people count.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inNaturalOrder } from './natural-order'

test('a number at the end counts as a number: order-2 comes before order-10', () => {
  expect(inNaturalOrder(['order-10', 'order-2', 'order-1'])).toEqual(['order-1', 'order-2', 'order-10'])
})

test('names without a number, and numbers without a name, have their places too', () => {
  expect(inNaturalOrder(['desk', '10', '9', 'desk-3', ''])).toEqual(['', '9', '10', 'desk', 'desk-3'])
})

test('the order of 300 random lists of keys is that of their names, then of their numbers, seed 20261125', () => {
  const key = fc.tuple(fc.constantFrom('order-', 'seat-', 'a1b-'), fc.nat(5000))
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const sorted = keys.toSorted(([a, m], [b, n]) => (a === b ? m - n : a < b ? -1 : 1))
      expect(inNaturalOrder(keys.map((each) => each.join('')))).toEqual(sorted.map((each) => each.join('')))
    }),
    { seed: 20261125, numRuns: 300 },
  )
})
