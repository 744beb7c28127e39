/** The rules of the hotel business, told as given / when / then. */
import { describe, expect, test } from 'vitest'
import type { Command, Decision, DomainEvent } from '../domain'
import { stateAfter } from '../rig'
import { decide, roomRefusals } from './decide'
import { evolve } from './evolve'
import type { RoomEvent } from './room'

const price = 100_000
const opened: RoomEvent = { type: 'RoomOpened', data: { hotel: 'palace', capacity: 2, price } }
const booked = (guest: string, at = price): RoomEvent => ({ type: 'RoomBooked', data: { guest, price: at } })
const held = (guest: string, at = price): RoomEvent => ({ type: 'RoomHeld', data: { guest, price: at } })
const paid = (guest: string, at = price): RoomEvent => ({ type: 'HoldPaid', data: { guest, price: at } })
const released = (guest: string): RoomEvent => ({ type: 'HoldReleased', data: { guest } })
const cancelled = (guest: string): RoomEvent => ({ type: 'BookingCancelled', data: { guest } })
const repriced: RoomEvent = { type: 'PriceChanged', data: { price: 150_000 } }

const open = { type: 'OpenRoom', id: 'room-1', hotel: 'palace', capacity: 2, price }
const wish = (type: string) => (guest: string) => ({ type, id: 'room-1', guest })
const book = wish('BookRoom')
const hold = wish('HoldRoom')
const pay = wish('PayHold')
const release = wish('ReleaseHold')
const cancel = wish('CancelBooking')
const reprice = { type: 'ChangePrice', id: 'room-1', price: 150_000 }

const given = (...past: readonly RoomEvent[]) => ({
  when: (command: Command) => {
    const state = stateAfter({ evolve }, 'room-1', past)
    const decision: Decision = decide(state, command)
    return {
      thenEvents: (...events: readonly DomainEvent[]) => expect(decision).toEqual({ ok: true, events }),
      thenRefused: (refusal: string) => {
        expect(roomRefusals).toContain(refusal)
        expect(decision).toEqual({ ok: false, refusal })
      },
    }
  },
})

describe('opening a room', () => {
  test('opens it in the hotel and at the price that are named', () => given().when(open).thenEvents(opened))

  test('opens it in the first hotel at its usual price unless told otherwise', () => {
    given()
      .when({ type: 'OpenRoom', id: 'room-1', capacity: 2 })
      .thenEvents({ type: 'RoomOpened', data: { hotel: 'harbour', capacity: 2, price: 120_000 } })
    given()
      .when({ type: 'OpenRoom', id: 'room-1', capacity: 2, hotel: 'garden' })
      .thenEvents({ type: 'RoomOpened', data: { hotel: 'garden', capacity: 2, price: 90_000 } })
  })

  test('is refused when the room exists', () => given(opened).when(open).thenRefused('already-exists'))

  test.each(['moon', 7, null])('is refused in a hotel called %j', (hotel) => {
    given()
      .when({ ...open, hotel })
      .thenRefused('unknown-hotel')
  })

  test.each([0, 51, 1.5, '2', null])('is refused with a capacity of %j', (capacity) => {
    given()
      .when({ ...open, capacity })
      .thenRefused('capacity-out-of-range')
  })

  test.each([999, 1_000_001, 1_000.5, '2000', null])('is refused at a price of %j', (wrong) => {
    given()
      .when({ ...open, price: wrong })
      .thenRefused('price-out-of-range')
  })

  test.each([1, 50])('takes a capacity of %j', (capacity) => {
    given()
      .when({ ...open, capacity })
      .thenEvents({ type: 'RoomOpened', data: { ...opened.data, capacity } })
  })
})

describe.each([
  ['booking', book, booked],
  ['holding', hold, held],
] as const)('%s a room', (_name, ask, happens) => {
  test('is granted while there is one, the last one too', () => {
    given(opened).when(ask('ann')).thenEvents(happens('ann'))
    given(opened, booked('bob')).when(ask('ann')).thenEvents(happens('ann'))
    given(opened, held('bob')).when(ask('ann')).thenEvents(happens('ann'))
  })

  test('is refused when all are booked, held, or some of each', () => {
    given(opened, booked('bob'), booked('cid')).when(ask('ann')).thenRefused('sold-out')
    given(opened, held('bob'), held('cid')).when(ask('ann')).thenRefused('sold-out')
    given(opened, booked('bob'), held('cid')).when(ask('ann')).thenRefused('sold-out')
    given(opened, held('bob'), paid('bob'), held('cid')).when(ask('ann')).thenRefused('sold-out')
  })

  test('is granted again once a hold was released or a booking cancelled', () => {
    given(opened, held('bob'), held('cid'), released('bob')).when(ask('ann')).thenEvents(happens('ann'))
    given(opened, booked('bob'), booked('cid'), cancelled('cid')).when(ask('ann')).thenEvents(happens('ann'))
  })

  test('is at the price of the moment', () => {
    given(opened, repriced).when(ask('ann')).thenEvents(happens('ann', 150_000))
  })

  test('is refused to a guest who has one, whether or not there are more', () => {
    given(opened, booked('ann')).when(ask('ann')).thenRefused('already-booked')
    given(opened, booked('ann'), booked('bob')).when(ask('ann')).thenRefused('already-booked')
    given(opened, held('ann')).when(ask('ann')).thenRefused('already-held')
  })

  test('is refused in an unknown room, and to nobody', () => {
    given().when(ask('ann')).thenRefused('unknown-room')
    given(opened).when(ask('')).thenRefused('malformed-command')
    given(opened)
      .when({ ...ask('ann'), guest: 7 })
      .thenRefused('malformed-command')
  })
})

describe('paying a hold', () => {
  test('makes it a booking, at the price of the hold', () => {
    given(opened, held('ann')).when(pay('ann')).thenEvents(paid('ann'))
    given(opened, held('ann'), repriced).when(pay('ann')).thenEvents(paid('ann'))
  })
  test('is refused when it comes after the release', () => {
    given(opened, held('ann'), released('ann')).when(pay('ann')).thenRefused('no-such-hold')
  })
  test('is refused to whoever holds nothing', () => {
    given(opened, held('bob')).when(pay('ann')).thenRefused('no-such-hold')
  })
  test('is refused the second time', () => {
    given(opened, held('ann'), paid('ann')).when(pay('ann')).thenRefused('already-booked')
  })
  test('is refused in an unknown room', () => given().when(pay('ann')).thenRefused('unknown-room'))
})

describe('releasing a hold', () => {
  test('gives the room back', () =>
    given(opened, held('ann')).when(release('ann')).thenEvents(released('ann')))
  test('is refused the second time', () => {
    given(opened, held('ann'), released('ann')).when(release('ann')).thenRefused('no-such-hold')
  })
  test('is refused when the payment was faster', () => {
    given(opened, held('ann'), paid('ann')).when(release('ann')).thenRefused('already-booked')
  })
  test('is refused in an unknown room', () => given().when(release('ann')).thenRefused('unknown-room'))
})

describe('cancelling a booking', () => {
  test('gives the room back, also one that was held first', () => {
    given(opened, booked('ann')).when(cancel('ann')).thenEvents(cancelled('ann'))
    given(opened, held('ann'), paid('ann')).when(cancel('ann')).thenEvents(cancelled('ann'))
  })
  test('is refused to whoever has none, or only a hold', () => {
    given(opened).when(cancel('ann')).thenRefused('no-such-booking')
    given(opened, held('ann')).when(cancel('ann')).thenRefused('no-such-booking')
    given(opened, booked('ann'), cancelled('ann')).when(cancel('ann')).thenRefused('no-such-booking')
  })
  test('is refused in an unknown room', () => given().when(cancel('ann')).thenRefused('unknown-room'))
})

describe('changing the price', () => {
  test('changes it, also of a full room', () => {
    given(opened).when(reprice).thenEvents(repriced)
    given(opened, booked('ann'), booked('bob')).when(reprice).thenEvents(repriced)
  })
  test('is refused when it is that already', () => {
    given(opened, repriced).when(reprice).thenRefused('nothing-to-change')
  })
  test.each([0, 2_000_000, '150000', null])('is refused for a price of %j', (wrong) => {
    given(opened)
      .when({ ...reprice, price: wrong })
      .thenRefused('price-out-of-range')
  })
  test('is refused in an unknown room', () => given().when(reprice).thenRefused('unknown-room'))
})

describe('any command', () => {
  test('passes with the version that is current', () => {
    given(opened)
      .when({ ...book('ann'), expectedVersion: 1 })
      .thenEvents(booked('ann'))
    given()
      .when({ ...open, expectedVersion: 0 })
      .thenEvents(opened)
  })

  test('is refused with another version, before any other rule is looked at', () => {
    given(opened, booked('ann'))
      .when({ ...book('ann'), expectedVersion: 1 })
      .thenRefused('version-conflict')
    given()
      .when({ ...open, hotel: 'moon', expectedVersion: 1 })
      .thenRefused('version-conflict')
  })

  test('is refused when no rule knows its type', () => {
    given(opened).when({ type: 'PaintRoom', id: 'room-1' }).thenRefused('malformed-command')
  })

  test('crashes on a stored room that no event could have made', () => {
    expect(() => decide({ version: 1, status: 'open' }, book('ann'))).toThrow('Broken invariant')
  })
})
