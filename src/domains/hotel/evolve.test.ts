/** What happens to a room: each event, and whole random lives that never sell more rooms than there are. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AggregateState, Command, DomainEvent } from '../domain'
import { commit, stateAfter } from '../rig'
import { evolve } from './evolve'
import { hotel } from './hotel'
import { readRoom } from './read-room'

const opened: DomainEvent = { type: 'RoomOpened', data: { hotel: 'garden', capacity: 2, price: 90_000 } }
const ann = { guest: 'ann', price: 90_000 }
const bob = { guest: 'bob', price: 90_000 }

const after = (...events: readonly DomainEvent[]): AggregateState | undefined =>
  stateAfter({ evolve }, 'room-1', events)

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ type: 'OpenRoom', id: 'room-1', capacity: 2 }) },
  { weight: 1, arbitrary: fc.constant({ type: 'ChangePrice', id: 'room-1', price: 77_000 }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom('BookRoom', 'HoldRoom', 'PayHold', 'ReleaseHold', 'CancelBooking'),
      id: fc.constant('room-1'),
      guest: fc.constantFrom('ann', 'bob', 'cid', 'dan'),
    }),
  },
)

describe('a room', () => {
  test('is empty when it opens', () => {
    expect(after(opened)).toEqual({
      id: 'room-1',
      version: 1,
      status: 'open',
      hotel: 'garden',
      capacity: 2,
      price: 90_000,
      bookings: [],
      holds: [],
      lastGuest: null,
    })
  })

  test('is full when all of it is booked or held, and open again when some is given back', () => {
    const full = [opened, { type: 'RoomBooked', data: ann }, { type: 'RoomHeld', data: bob }]
    expect(after(...full)).toMatchObject({ status: 'full', bookings: [ann], holds: [bob], lastGuest: 'ann' })
    expect(after(...full, { type: 'HoldReleased', data: { guest: 'bob' } })).toMatchObject({
      status: 'open',
      holds: [],
    })
    expect(after(...full, { type: 'BookingCancelled', data: { guest: 'ann' } })).toMatchObject({
      status: 'open',
      bookings: [],
      lastGuest: 'ann',
    })
  })

  test('turns a hold that is paid into a booking at the price of the hold', () => {
    const room = after(
      opened,
      { type: 'RoomHeld', data: bob },
      { type: 'PriceChanged', data: { price: 95_000 } },
      { type: 'HoldPaid', data: bob },
    )
    expect(room).toMatchObject({
      bookings: [bob],
      holds: [],
      price: 95_000,
      lastGuest: 'bob',
    })
  })

  test('only counts an event that it does not know or cannot read', () => {
    for (const event of [
      { type: 'RoomPainted', data: {} },
      { type: 'RoomBooked', data: { guest: 'ann' } },
      { type: 'HoldReleased', data: {} },
      { type: 'PriceChanged', data: { price: 'much' } },
    ]) {
      expect(after(opened, event)).toEqual({ ...after(opened), version: 2 })
    }
  })

  test('exists after any first event, so that evolving is total', () => {
    expect(after({ type: 'RoomBooked', data: ann })).toMatchObject({
      version: 1,
      status: 'full',
      bookings: [ann],
    })
  })

  test('is never sold to more guests than it has room for, and is readable from its row (seed 21)', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        for (const { after: state } of commit(hotel, commands).happened) {
          const room = readRoom(JSON.parse(JSON.stringify(state)))
          expect(room).toEqual(state)
          const guests = [...(room?.bookings ?? []), ...(room?.holds ?? [])].map(({ guest }) => guest)
          expect(guests.length).toBeLessThanOrEqual(2)
          expect(new Set(guests).size).toBe(guests.length)
          expect(room?.status).toBe(guests.length < 2 ? 'open' : 'full')
        }
      }),
      { seed: 21 },
    )
  })
})
