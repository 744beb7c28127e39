/** Dresses a room's event for travelling, with as much in its payload as the style carries. */
import type { AggregateState, DomainEvent, Envelope, EventStyle, JsonObject } from '../domain'
import { parentChange } from '../changed-rows'
import { dress } from '../dress'
import { roomIn } from './read-room'
import { roomEventType } from './room'
import type { Room, RoomEventType } from './room'
import { rowsOf } from './rows'
import { difference, noTakings, takingsOf } from './takings'

/** The envelope of an event that led from one state to the next. */
export const envelope = (
  style: EventStyle,
  before: AggregateState | undefined,
  event: DomainEvent,
  after: AggregateState,
): Envelope => dress(style, event, after, payloadOf(style, before, event, after))

const payloadOf = (
  style: EventStyle,
  before: AggregateState | undefined,
  event: DomainEvent,
  after: AggregateState,
): JsonObject => {
  const type = roomEventType(event.type)
  switch (style) {
    case 'full-state':
      return after
    case 'partial':
      return changedFields(type, roomIn(after))
    case 'delta':
      return increments(type, roomIn(before), roomIn(after))
    case 'notification':
      return {}
    case 'row':
      return parentChange({ rowsOf }, before, after)
  }
}

const changedFields = (type: RoomEventType | undefined, after: Room | undefined): JsonObject => {
  if (after === undefined) return {}
  const { hotel, capacity, price, bookings, holds, lastGuest } = after
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
const increments = (
  type: RoomEventType | undefined,
  before: Room | undefined,
  after: Room | undefined,
): JsonObject => {
  if (after === undefined) return {}
  const booked = difference(
    before === undefined ? noTakings : takingsOf(before.bookings),
    takingsOf(after.bookings),
  )
  const common = {
    hotel: after.hotel,
    capacityDelta: after.capacity - (before?.capacity ?? 0),
    priceDelta: after.price - (before?.price ?? 0),
    bookedDelta: booked.bookings,
    heldDelta: after.holds.length - (before?.holds.length ?? 0),
    revenueDelta: booked.revenue,
  }
  return type === 'RoomBooked' || type === 'HoldPaid' ? { ...common, lastGuest: after.lastGuest } : common
}
