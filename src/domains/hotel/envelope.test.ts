/** What each style of event carries. */
import { expect, test } from 'vitest'
import type { EventStyle } from '../domain'
import { commit, sent } from '../rig'
import { hotel } from './hotel'

const { happened } = commit(hotel, [
  { type: 'OpenRoom', id: 'room-1', hotel: 'garden', capacity: 2, price: 90_000 },
  { type: 'BookRoom', id: 'room-1', guest: 'ann' },
  { type: 'ChangePrice', id: 'room-1', price: 95_000 },
  { type: 'HoldRoom', id: 'room-1', guest: 'bob' },
  { type: 'PayHold', id: 'room-1', guest: 'bob' },
  { type: 'CancelBooking', id: 'room-1', guest: 'ann' },
  { type: 'HoldRoom', id: 'room-1', guest: 'cid' },
  { type: 'ReleaseHold', id: 'room-1', guest: 'cid' },
])

const payloads = (style: EventStyle) => sent(hotel, happened, style).map(({ payload }) => payload)

const ann = { guest: 'ann', price: 90_000 }
const bob = { guest: 'bob', price: 95_000 }
const cid = { guest: 'cid', price: 95_000 }

test('an envelope is named by its room and version', () => {
  expect(sent(hotel, happened, 'partial')[2]).toEqual({
    id: 'room-1@3',
    type: 'PriceChanged',
    aggregateId: 'room-1',
    version: 3,
    style: 'partial',
    payload: { price: 95_000 },
  })
})

test('full state carries the whole room each time', () => {
  expect(payloads('full-state')).toEqual(happened.map(({ after }) => after))
})

test('partial carries what changed, which for the opening are its terms', () => {
  expect(payloads('partial')).toEqual([
    { hotel: 'garden', capacity: 2, price: 90_000 },
    { bookings: [ann], lastGuest: 'ann' },
    { price: 95_000 },
    { holds: [bob] },
    { bookings: [ann, bob], holds: [], lastGuest: 'bob' },
    { bookings: [bob] },
    { holds: [cid] },
    { holds: [] },
  ])
})

test('delta carries increments, and giving back takes away at the price that was paid', () => {
  const nothing = {
    hotel: 'garden',
    capacityDelta: 0,
    priceDelta: 0,
    bookedDelta: 0,
    heldDelta: 0,
    revenueDelta: 0,
  }
  expect(payloads('delta')).toEqual([
    { ...nothing, capacityDelta: 2, priceDelta: 90_000 },
    { ...nothing, bookedDelta: 1, revenueDelta: 90_000, lastGuest: 'ann' },
    { ...nothing, priceDelta: 5_000 },
    { ...nothing, heldDelta: 1 },
    { ...nothing, bookedDelta: 1, heldDelta: -1, revenueDelta: 95_000, lastGuest: 'bob' },
    { ...nothing, bookedDelta: -1, revenueDelta: -90_000 },
    { ...nothing, heldDelta: 1 },
    { ...nothing, heldDelta: -1 },
  ])
})

test('a row is that of the room itself', () => {
  expect(payloads('row').slice(0, 2)).toEqual([
    {
      table: 'rooms',
      key: 'room-1',
      op: 'c',
      row: { id: 'room-1', version: 1, hotel: 'garden', capacity: 2, price: 90_000 },
    },
    {
      table: 'rooms',
      key: 'room-1',
      op: 'u',
      row: { id: 'room-1', version: 2, hotel: 'garden', capacity: 2, price: 90_000 },
    },
  ])
})
