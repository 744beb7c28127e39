/** What a room becomes when something happens to it. */
import { evolving } from '../evolving'
import { readRoomEvent, roomIn } from './read-room'
import { statusWhen } from './room'
import type { Room, RoomEvent, Stay } from './room'

const after = (room: Room, event: RoomEvent): Room => {
  const next = changed(room, event)
  return { ...next, status: statusWhen(next.capacity - next.bookings.length - next.holds.length) }
}

const changed = (room: Room, { type, data }: RoomEvent): Room => {
  switch (type) {
    case 'RoomOpened':
    case 'PriceChanged':
      return { ...room, ...data }
    case 'RoomBooked':
      return booked(room, data)
    case 'RoomHeld':
      return { ...room, holds: [...room.holds, data] }
    case 'HoldPaid':
      return booked({ ...room, holds: without(room.holds, data.guest) }, data)
    case 'HoldReleased':
      return { ...room, holds: without(room.holds, data.guest) }
    case 'BookingCancelled':
      return { ...room, bookings: without(room.bookings, data.guest) }
  }
}

const booked = (room: Room, stay: Stay): Room => ({
  ...room,
  bookings: [...room.bookings, stay],
  lastGuest: stay.guest,
})

const without = (stays: readonly Stay[], guest: string): readonly Stay[] =>
  stays.filter((stay) => stay.guest !== guest)

const blank = (id: string): Room => ({
  id,
  version: 0,
  status: 'full',
  hotel: 'unknown',
  capacity: 0,
  price: 0,
  bookings: [],
  holds: [],
  lastGuest: null,
})

/** The room after an event. No event deletes a room, but a store may say that one was. */
export const evolve = evolving({ aggregateIn: roomIn, blank, readEvent: readRoomEvent, after })
