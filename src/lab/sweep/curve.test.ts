// The curve P(a read sees the write | t after its commit), against chances worked out by hand.
import { expect, test } from 'vitest'
import { afterFor, curveOf, roundInstants, seenAt } from './curve'

const curve = curveOf({ 10: 2, 20: 1 }, {}, 4)

test('each event that comes into sight lifts the curve, and one that never does keeps it below one', () => {
  expect(curve).toEqual([
    { after: 0, seen: 0 },
    { after: 10, seen: 0.5 },
    { after: 20, seen: 0.75 },
  ])
})

test('between two points the chance is that of the earlier one', () => {
  expect([0, 9, 10, 19, 20, 5000].map((after) => seenAt(curve, after))).toEqual([0, 0, 0.5, 0.5, 0.75, 0.75])
})

test('what goes out of sight again pulls it down', () => {
  expect(curveOf({ 0: 1, 30: 1 }, { 20: 1 }, 2)).toEqual([
    { after: 0, seen: 0.5 },
    { after: 20, seen: 0 },
    { after: 30, seen: 0.5 },
  ])
})

test('a chance counts as reached only from when it is not lost any more', () => {
  const rewound = curveOf({ 10: 2, 50: 1 }, { 20: 1 }, 2)
  expect([0.5, 1].map((chance) => afterFor(rewound, chance))).toEqual([10, 50])
  expect(afterFor(curve, 0.99)).toBeUndefined()
})

test('nothing committed, nothing seen', () => {
  expect(curveOf({}, {}, 0)).toEqual([{ after: 0, seen: 0 }])
  expect(roundInstants(curveOf({}, {}, 0))).toEqual([0])
})

test('a table has round instants from the last one before anything is seen to the end', () => {
  const late = [
    { after: 0, seen: 0 },
    { after: 30, seen: 0.5 },
    { after: 400, seen: 1 },
  ]
  expect(roundInstants(late)).toEqual([0, 20, 50, 100, 200, 500])
})
