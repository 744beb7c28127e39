/** An order in two tables: which rows it has, and what projecting them one by one gives. */
import { describe, expect, test } from 'vitest'
import type { ApplyStyle, RowPayload, TableRow } from '../domain'
import { commit, project, rowEvent } from '../rig'
import type { Rows } from '../rig'
import { orders } from './orders'

const { happened } = commit(orders, [
  { type: 'PlaceOrder', id: 'order-1', product: 'mug', quantity: 2, member: 'member-7' },
  { type: 'ChangeQuantity', id: 'order-1', quantity: 3 },
  { type: 'CancelOrder', id: 'order-1' },
  { type: 'DeleteOrder', id: 'order-1' },
])
const rowsAt = (version: number): readonly TableRow[] =>
  happened.filter(({ after }) => after.version === version).flatMap(({ after }) => orders.rowsOf(after))

const changed = ({ table, key, row }: TableRow, op: RowPayload['op']): RowPayload =>
  op === 'd' ? { table, key, op, row: null } : { table, key, op, row }

/** Projects rows named as `o1` or `i2`: the order's or the item's row, of that version. */
const given = (style: ApplyStyle, names: string, op: RowPayload['op'] = 'u', onto: Rows = new Map()) =>
  project(
    orders,
    style,
    names.split(' ').flatMap((name) => {
      const version = Number(name.slice(1))
      const row = rowsAt(version)[name.startsWith('o') ? 0 : 1]
      return row === undefined ? [] : [rowEvent('order-1', version, changed(row, op))]
    }),
    onto,
  )

const document = (rows: Rows) => rows.get('order_summaries/order-1')
const sales = (rows: Rows) => rows.get('sales_by_product/mug')

const item = { product: 'mug', productName: 'Mug', unitPrice: 12_000, quantity: 2, total: 24_000 }
const noItem = { product: null, productName: null, unitPrice: null, quantity: null, total: null }
const head = { status: 'placed', member: 'member-7' }

test('an order has a row of its own and one for what was ordered, parent first', () => {
  expect(rowsAt(1)).toEqual([
    {
      table: 'orders',
      key: 'order-1',
      row: { id: 'order-1', version: 1, status: 'placed', member: 'member-7' },
    },
    {
      table: 'order_items',
      key: 'order-1/1',
      row: { orderId: 'order-1', product: 'mug', quantity: 2, unitPrice: 12_000 },
    },
  ])
})

test('a deleted order has no rows, no document and adds nothing', () => {
  const state = happened.at(-1)?.after ?? { version: 0 }
  expect(orders.rowsOf(state)).toEqual([])
  expect(orders.documentOf(state).row).toBeUndefined()
  expect(orders.contributionsOf(state)).toEqual([])
})

describe('by upsert', () => {
  test('the order alone is a skeleton that is not counted', () => {
    const rows = given('upsert', 'o1')
    expect(document(rows)).toEqual({ ...noItem, ...head, version: 1 })
    expect(sales(rows)).toBeUndefined()
  })

  test('the item alone is a skeleton that is counted already', () => {
    const rows = given('upsert', 'i1')
    expect(document(rows)).toEqual({ ...item, status: null, member: null, version: 0 })
    expect(sales(rows)).toEqual({ orders: 1, quantity: 2, revenue: 24_000 })
  })

  test('both are the document, whichever comes first and whatever the letter says', () => {
    for (const op of ['c', 'u', 'r'] as const) {
      for (const rows of [given('upsert', 'o1 i1', op), given('upsert', 'i1 o1', op)]) {
        expect(document(rows)).toEqual({ ...item, ...head, version: 1 })
        expect(sales(rows)).toEqual({ orders: 1, quantity: 2, revenue: 24_000 })
      }
    }
  })

  test('a row of another version than the rest gives a document that never was', () => {
    expect(document(given('upsert', 'o1 i1 o3'))).toMatchObject({
      quantity: 2,
      status: 'cancelled',
      version: 3,
    })
    expect(document(given('upsert', 'o3 i2 i1'))).toMatchObject({
      quantity: 2,
      status: 'cancelled',
      version: 3,
    })
  })

  test('the deletion of the order takes the document and what it counted for', () => {
    const rows = given('upsert', 'o2', 'd', given('upsert', 'o1 i1 o2 i2'))
    expect(document(rows)).toBeUndefined()
    expect(sales(rows)).toEqual({ orders: 0, quantity: 0, revenue: 0 })
    expect(given('upsert', 'i2', 'd', rows)).toEqual(rows)
  })

  test('the deletion of the item leaves a skeleton', () => {
    const rows = given('upsert', 'i2', 'd', given('upsert', 'o1 i1'))
    expect(document(rows)).toEqual({ ...noItem, ...head, version: 1 })
    expect(sales(rows)).toEqual({ orders: 0, quantity: 0, revenue: 0 })
  })

  test('an item that comes after the deletion brings half an order back', () => {
    const rows = given('upsert', 'i2', 'u', given('upsert', 'o2', 'd', given('upsert', 'o1 i1')))
    expect(document(rows)).toMatchObject({ product: 'mug', status: null })
  })
})

describe('by partial', () => {
  test('an item without its order is dropped', () => {
    expect(given('partial', 'i1').size).toBe(0)
    expect(document(given('partial', 'i1 o1'))).toEqual({ ...noItem, ...head, version: 1 })
  })

  test('an item after its order completes it', () => {
    expect(document(given('partial', 'o1 i1'))).toEqual({ ...item, ...head, version: 1 })
  })

  test('deletions find what is there or nothing', () => {
    expect(given('partial', 'o1', 'd').size).toBe(0)
    expect(given('partial', 'i1', 'd').size).toBe(0)
    expect(document(given('partial', 'o2', 'd', given('partial', 'o1 i1')))).toBeUndefined()
  })
})
