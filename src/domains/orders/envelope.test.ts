/** What each style of event carries. */
import { expect, test } from 'vitest'
import type { DomainEvent, EventStyle } from '../domain'
import { lifeOf } from '../rig'
import { envelope } from './envelope'
import { evolve } from './evolve'

const life: readonly DomainEvent[] = [
  { type: 'OrderPlaced', data: { product: 'mug', quantity: 2, unitPrice: 12_000, member: 'member-1' } },
  { type: 'QuantityChanged', data: { quantity: 3 } },
  { type: 'OrderPaid', data: {} },
  { type: 'OrderCancelled', data: {} },
  { type: 'OrderDeleted', data: {} },
]
const unpaid: readonly DomainEvent[] = [...life.slice(0, 1), { type: 'OrderDeleted', data: {} }]

const envelopes = (style: EventStyle, events = life) =>
  lifeOf({ evolve }, 'order-1', events).map(({ before, event, after }) =>
    envelope(style, before, event, after),
  )

const payloads = (style: EventStyle) => envelopes(style).map(({ payload }) => payload)

test('an envelope is named by its order and version', () => {
  expect(envelopes('partial')[1]).toEqual({
    id: 'order-1@2',
    type: 'QuantityChanged',
    aggregateId: 'order-1',
    version: 2,
    style: 'partial',
    payload: { quantity: 3 },
  })
})

test('full state carries the whole order each time, and of a deleted one that it is gone', () => {
  const terms = { id: 'order-1', product: 'mug', unitPrice: 12_000, member: 'member-1' }
  expect(payloads('full-state')).toEqual([
    { ...terms, version: 1, status: 'placed', quantity: 2 },
    { ...terms, version: 2, status: 'placed', quantity: 3 },
    { ...terms, version: 3, status: 'paid', quantity: 3 },
    { ...terms, version: 4, status: 'cancelled', quantity: 3 },
    { id: 'order-1', version: 5, deleted: true },
  ])
})

test('partial carries what changed, which for the placing is everything', () => {
  expect(payloads('partial')).toEqual([
    { product: 'mug', quantity: 2, unitPrice: 12_000, member: 'member-1', status: 'placed' },
    { quantity: 3 },
    { status: 'paid' },
    { status: 'cancelled' },
    { deleted: true },
  ])
})

test('delta carries increments, and cancelling or deleting takes all of them back, once', () => {
  const increments = (ordersDelta: number, quantityDelta: number, totalDelta: number) => ({
    product: 'mug',
    ordersDelta,
    quantityDelta,
    totalDelta,
  })
  expect(payloads('delta')).toEqual([
    { ...increments(1, 2, 24_000), status: 'placed', unitPrice: 12_000, member: 'member-1' },
    { ...increments(0, 1, 12_000), status: 'placed' },
    { ...increments(0, 0, 0), status: 'paid' },
    { ...increments(-1, -3, -36_000), status: 'cancelled' },
    { ...increments(0, 0, 0), status: 'cancelled' },
  ])
  expect(envelopes('delta', unpaid)[1]?.payload).toEqual({
    ...increments(-1, -2, -24_000),
    status: 'placed',
  })
})

test('a notification carries nothing', () => {
  expect(payloads('notification')).toEqual([{}, {}, {}, {}, {}])
})

test('a row is that of the order itself, and for the deletion only its key', () => {
  const row = { id: 'order-1', member: 'member-1' }
  const change = { table: 'orders', key: 'order-1' }
  expect(payloads('row')).toEqual([
    { ...change, op: 'c', row: { ...row, version: 1, status: 'placed' } },
    { ...change, op: 'u', row: { ...row, version: 2, status: 'placed' } },
    { ...change, op: 'u', row: { ...row, version: 3, status: 'paid' } },
    { ...change, op: 'u', row: { ...row, version: 4, status: 'cancelled' } },
    { ...change, op: 'd', row: null },
  ])
})
