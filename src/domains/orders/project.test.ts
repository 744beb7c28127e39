/** What projecting gives: the oracle's rows when all goes well, and the known damage when delivery does not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ApplyStyle, Command, JsonObject } from '../domain'
import { integerAt, textAt } from '../read-json'
import { applyStyles, benchOf, delivered, styleFor } from '../rig'
import { orders } from './orders'

const { commit, differing, oracle, project } = benchOf(orders)

const orderId = fc.integer({ min: 1, max: 4 }).map((number) => `order-${number}`)
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('PlaceOrder'),
    id: orderId,
    product: fc.constantFrom('desk', 'mug', 'lamp'),
    quantity: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({ type: fc.constantFrom('PayOrder', 'ShipOrder', 'CancelOrder', 'DeleteOrder'), id: orderId }),
  fc.record({ type: fc.constant('ChangeQuantity'), id: orderId, quantity: fc.integer({ min: 1, max: 20 }) }),
)
const history = fc.array(command, { maxLength: 60 })

describe.each(applyStyles)('projecting by %s', (style) => {
  test('a payload that cannot be decoded is told, not guessed at', () => {
    const spoilt: readonly JsonObject[] = [{}, { quantity: '3', status: 'eaten' }, { product: 'unicorn' }]
    const { sent } = commit(lifeOfFour, styleFor[style])
    for (const event of sent) {
      for (const payload of spoilt) {
        expect(orders.apply(style, { ...event, payload }, () => undefined)).toBeUndefined()
      }
      const otherStyle = style === 'delta' ? 'full-state' : 'delta'
      expect(orders.apply(style, { ...event, style: otherStyle }, () => undefined)).toBeUndefined()
    }
  })
})

test('the counter is the sum of the rows, however upserts and patches are delivered', () => {
  const scrambled = fc.tuple(history, fc.array(fc.nat(), { maxLength: 40 }))
  fc.assert(
    fc.property(scrambled, fc.constantFrom<ApplyStyle>('upsert', 'partial'), ([commands, picks], style) => {
      const { sent } = commit(commands, styleFor[style])
      const arrived = picks.flatMap((at) => sent[at % Math.max(1, sent.length)] ?? [])
      const rows = project(style, arrived)
      const sums = new Map<string, number>()
      for (const [key, row] of rows) {
        if (key.startsWith('order_summaries/') && row['status'] !== 'cancelled') {
          const product = JSON.stringify(row['product'])
          sums.set(product, (sums.get(product) ?? 0) + Number(row['total']))
        }
      }
      for (const product of ['desk', 'mug', 'lamp']) {
        expect(rows.get(`sales_by_product/${product}`)?.['revenue'] ?? 0).toBe(
          sums.get(JSON.stringify(product)) ?? 0,
        )
      }
    }),
  )
})

// Four versions of one order: placed with 10, changed to 15, paid, cancelled.
const lifeOfFour: readonly Command[] = [
  { type: 'PlaceOrder', id: 'order-1', product: 'mug', quantity: 10 },
  { type: 'ChangeQuantity', id: 'order-1', quantity: 15 },
  { type: 'PayOrder', id: 'order-1' },
  { type: 'CancelOrder', id: 'order-1' },
]

// The table of the reference (domain.md §3.4) for projectors without guard or inbox. A cell is 'ok' or what the
// order's row says instead, as status/quantity, 'no row' or, for a right row beside a wrong counter, 'counter'.
const deliveries = [
  ['in order, once', '1234', 'ok', 'ok', 'ok'],
  ['rewind replay', '123434', 'ok', 'ok', 'counter'],
  ['rewind from the start', '12341234', 'ok', 'ok', 'cancelled/30'],
  ['late single duplicate', '12342', 'placed/15', 'ok', 'cancelled/20'],
  ['adjacent duplicate', '12234', 'ok', 'ok', 'cancelled/20'],
  ['swap of the middle pair', '1324', 'ok', 'ok', 'ok'],
  ['swap of the last pair', '1243', 'paid/15', 'paid/15', 'ok'],
  ['create arrives last', '2341', 'placed/10', 'placed/10', 'ok'],
  ['one lost in the middle', '134', 'ok', 'cancelled/10', 'cancelled/10'],
  ['last one lost', '123', 'paid/15', 'paid/15', 'paid/15'],
  ['create lost', '234', 'ok', 'no row', 'cancelled/5'],
  ['parked, then redriven late', '1342', 'placed/15', 'ok', 'ok'],
] as const

describe.each(deliveries)('%s (%s)', (_name, sequence, ...cells) => {
  test.each(applyStyles.map((style, column) => [style, cells[column]] as const))(
    'by %s: %s',
    (style, expected) => {
      const { sent } = commit(lifeOfFour, styleFor[style])
      const view = project(style, delivered(sent, sequence))
      const wrong = differing(view, oracle(lifeOfFour))
      const row = view.get('order_summaries/order-1')
      const said = row === undefined ? 'no row' : `${textAt(row, 'status')}/${integerAt(row, 'quantity')}`
      expect(wrong.length === 0 ? 'ok' : wrong.includes('order_summaries/order-1') ? said : 'counter').toBe(
        expected,
      )
    },
  )
})
