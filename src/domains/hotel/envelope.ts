/** Dresses a room's event for travelling, with as much in its payload as the style carries. */
import type { JsonObject } from '../domain'
import { dressing } from '../dress'
import type { Step } from '../dress'
import { roomIn } from './read-room'
import { roomEventType } from './room'
import type { Room } from './room'
import { rowsOf } from './rows'
import { takingsOf } from './takings'

const changedFields = ({ event, after }: Step<Room>): JsonObject => {
  if (after === undefined) return {}
  const { hotel, capacity, price, bookings, holds, lastGuest } = after
  const type = roomEventType(event.type)
  switch (type) {
    case undefined:
      return {}
    case 'RoomOpened':
      return { hotel, capacity, price }
    case 'RoomBooked':
      return { bookings, lastGuest }
    case 'HoldPaid':
      return { bookings, holds, lastGuest }
    case 'RoomHeld':
    case 'HoldReleased':
      return { holds }
    case 'BookingCancelled':
      return { bookings }
    case 'PriceChanged':
      return { price }
  }
}

// The hotel rides along with every event, so that a counter needs nothing else; a new guest's name with the booking.
const increments = ({ event, before, after }: Step<Room>): JsonObject => {
  if (after === undefined) return {}
  const [had, has] = [takingsOf(before?.bookings ?? []), takingsOf(after.bookings)]
  const common = {
    hotel: after.hotel,
    capacityDelta: after.capacity - (before?.capacity ?? 0),
    priceDelta: after.price - (before?.price ?? 0),
    bookedDelta: has.bookings - had.bookings,
    heldDelta: after.holds.length - (before?.holds.length ?? 0),
    revenueDelta: has.revenue - had.revenue,
  }
  const books = event.type === 'RoomBooked' || event.type === 'HoldPaid'
  return books ? { ...common, lastGuest: after.lastGuest } : common
}

/** The envelope of an event that led from one state to the next. */
export const envelope = dressing({ seenIn: roomIn, rowsOf, changedFields, increments })
