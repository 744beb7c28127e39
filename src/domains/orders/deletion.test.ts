/** What a deletion does to the read models in each style, in time, too early and twice; and what screens ask for. */
import { describe, expect, test } from 'vitest'
import { applyStyles, commit, delivered, project, rowEvent, sent, styleFor } from '../rig'
import { orders } from './orders'

const { happened } = commit(orders, [
  { type: 'PlaceOrder', id: 'order-1', product: 'mug', quantity: 10 },
  { type: 'DeleteOrder', id: 'order-1' },
])

// A cell is what is left: the number of documents, and how many pieces are counted.
const deliveries = [
  ['placed, deleted', '12', [0, 0], [0, 0], [0, 0]],
  ['the deletion twice', '122', [0, 0], [0, 0], [0, -10]],
  ['the deletion alone', '2', [0, 0], [0, 0], [0, -10]],
  ['the deletion first', '21', [1, 10], [1, 10], [1, 0]],
] as const

describe.each(deliveries)('%s (%s)', (_name, sequence, ...cells) => {
  test.each(applyStyles.map((style, column) => [style, cells[column]] as const))(
    'leaves by %s %j',
    (style, expected) => {
      const events = sent(orders, happened, styleFor[style])
      const rows = project(orders, style, delivered(events, sequence))
      const documents = [...rows.keys()].filter((key) => key.startsWith('order_summaries/'))
      const counted = rows.get('sales_by_product/mug')?.['quantity'] ?? 0
      expect([documents.length, counted]).toEqual(expected)
    },
  )
})

test('a deletion that does not say so cannot be decoded by partial', () => {
  for (const event of sent(orders, happened, 'partial').slice(-1)) {
    expect(orders.apply('partial', { ...event, payload: {} }, () => undefined)).toBeUndefined()
  }
})

describe('the name of a product', () => {
  const { enrichment } = orders
  const asked = (style: 'full-state' | 'partial' | 'delta' | 'notification' | 'row') =>
    sent(orders, happened, style).map((event) => enrichment?.keyOf(event))

  test('is asked for where an event carries a product, unless the order is deleted', () => {
    expect(asked('full-state')).toEqual(['mug', undefined])
    expect(asked('partial')).toEqual(['mug', undefined])
    expect(asked('delta')).toEqual(['mug', undefined])
    expect(asked('notification')).toEqual([undefined, undefined])
    expect(asked('row')).toEqual([undefined, undefined])
    const items = orders.rowsOf(happened[0]?.after ?? { version: 0 }).slice(1)
    expect(items.map((row) => enrichment?.keyOf(rowEvent('order-1', 1, { ...row, op: 'c' })))).toEqual([
      'mug',
    ])
  })

  test('is that of the catalogue at first and says its revision afterwards', () => {
    expect(enrichment?.valueOf('mug', 0)).toBe('Mug')
    expect(enrichment?.valueOf('mug', 1)).toBe('Mug (v2)')
    expect(enrichment?.valueOf('mug', 4)).toBe('Mug (v5)')
  })
})
