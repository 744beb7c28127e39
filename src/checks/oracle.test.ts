// The oracle against models set up by hand: each status of a row, counters from the truth, and the order of keys.
import { describe, expect, test } from 'vitest'
import { compareAll, compareDocument, isConverged } from './oracle'
import { inNaturalOrder } from './natural-order'
import { documentOf, stateOf, Story, subject } from './story'
import { versionOf } from './subject'

const statuses = (story: Story) =>
  Object.fromEntries(compareAll(subject, story.rows).map(({ key, status }) => [key, status]))

describe('a row', () => {
  const story = new Story()
  story.step(0, [
    ['orders', 'order-1', stateOf(1, 2)],
    ['orders', 'order-2', stateOf(2, 2)],
    ['orders', 'order-3', stateOf(3, 2)],
    ['orders', 'order-4', stateOf(4, 2)],
    ['order_summaries', 'order-1', documentOf(1, 2)],
    ['order_summaries', 'order-2', documentOf(2, 1)],
    ['order_summaries', 'order-3', { ...(documentOf(3, 2) as object), quantity: 7 }],
    ['order_summaries', 'order-5', documentOf(5, 1)],
    ['sales_by_product', 'desk', { orders: 4, quantity: 4, revenue: 400 }],
    ['sales_by_product', 'mug', { orders: 0, quantity: 0, revenue: 0 }],
    ['sales_by_product', 'lamp', { orders: 1, quantity: 1, revenue: 30 }],
  ])

  test('is same, stale, wrong, missing or extra', () => {
    expect(statuses(story)).toEqual({
      'order-1': 'same',
      'order-2': 'stale',
      'order-3': 'wrong',
      'order-4': 'missing',
      'order-5': 'extra',
      desk: 'same',
      mug: 'same',
      lamp: 'wrong',
    })
  })

  test('compared alone is as it is compared with all', () => {
    for (const key of ['order-1', 'order-2', 'order-3', 'order-4', 'order-5'])
      expect(compareDocument(subject, story.rows, key)).toBe(statuses(story)[key])
  })
})

test('keys come as people count', () => {
  expect(inNaturalOrder(['order-10', 'order-9', 'desk', 'order-2'])).toEqual([
    'desk',
    'order-2',
    'order-9',
    'order-10',
  ])
})

test('what has no version has version 0', () => {
  expect([versionOf(undefined), versionOf(null), versionOf({}), versionOf({ version: 'x' })]).toEqual([
    0, 0, 0, 0,
  ])
  expect(versionOf({ version: 3 })).toBe(3)
})
