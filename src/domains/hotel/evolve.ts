/** What a room becomes when something happens to it; the same for the write store and for a replay. */
import type { AggregateState, DomainEvent } from '../domain'
import { isTombstone, tombstone } from '../kept'
import type { Tombstone } from '../kept'
import { readRoomEvent, roomIn } from './read-room'
import { statusWhen } from './room'
import type { Room, RoomEvent, Stay } from './room'

/**
 * The room after an event. Refuses nothing: an event it does not know only counts up the version. No event deletes a
 * room, but a store may say that one was.
 */
export const evolve = (
  state: AggregateState | undefined,
  id: string,
  event: DomainEvent,
): Room | Tombstone => {
  const version = (state?.version ?? 0) + 1
  if (state !== undefined && isTombstone(state)) return tombstone(id, version)
  const next = { ...(roomIn(state) ?? blank(id)), version }
  const happened = readRoomEvent(event)
  if (happened === undefined) return next
  const after = changed(next, happened)
  return { ...after, status: statusWhen(after.capacity - after.bookings.length - after.holds.length) }
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

// Stands in for a room whose first event is not the opening; no decision leads there, but evolve must answer.
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
