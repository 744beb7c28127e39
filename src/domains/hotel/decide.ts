/** The rules of the hotel business: what each command leads to, and which rule forbids it. */
import { deciding } from '../deciding'
import type { Command, Decision } from '../domain'
import { integerAt, textAt } from '../read-json'
import { defaultHotel, findHotel } from './catalogue'
import { roomIn } from './read-room'
import { capacityMax, capacityMin, hasGuest, opening, priceMax, priceMin, roomFollowUp } from './room'
import type { Room, RoomEvent, RoomFollowUp } from './room'

/** Every code with which a command can be refused. */
export const roomRefusals = [
  'malformed-command',
  'already-exists',
  'unknown-room',
  'version-conflict',
  'unknown-hotel',
  'capacity-out-of-range',
  'price-out-of-range',
  'nothing-to-change',
  'sold-out',
  'already-booked',
  'already-held',
  'no-such-hold',
  'no-such-booking',
] as const

type Refusal = (typeof roomRefusals)[number]

const open = (command: Command): Decision => {
  const hotel = command['hotel'] === undefined ? defaultHotel : findHotel(command['hotel'])
  if (hotel === undefined) return refuse('unknown-hotel')
  const capacity = integerAt(command, 'capacity')
  if (capacity === undefined || capacity < capacityMin || capacity > capacityMax) {
    return refuse('capacity-out-of-range')
  }
  const price = command['price'] === undefined ? hotel.price : allowedPrice(command)
  if (price === undefined) return refuse('price-out-of-range')
  return accept({ type: 'RoomOpened', data: { hotel: hotel.id, capacity, price } })
}

const follow = (type: RoomFollowUp, room: Room, command: Command): Decision => {
  if (type === 'ChangePrice') return changePrice(room, command)
  const guest = textAt(command, 'guest')
  if (guest === undefined) return refuse('malformed-command')
  switch (type) {
    case 'BookRoom':
      return take('RoomBooked', room, guest)
    case 'HoldRoom':
      return take('RoomHeld', room, guest)
    case 'PayHold':
      return payHold(room, guest)
    case 'ReleaseHold':
      return hasGuest(room.holds, guest)
        ? accept({ type: 'HoldReleased', data: { guest } })
        : refuse(hasGuest(room.bookings, guest) ? 'already-booked' : 'no-such-hold')
    case 'CancelBooking':
      return hasGuest(room.bookings, guest)
        ? accept({ type: 'BookingCancelled', data: { guest } })
        : refuse('no-such-booking')
  }
}

// The strong rule: nobody gets a room that is not there. A hold counts like a booking until it is released.
const take = (type: 'RoomBooked' | 'RoomHeld', room: Room, guest: string): Decision => {
  if (hasGuest(room.bookings, guest)) return refuse('already-booked')
  if (hasGuest(room.holds, guest)) return refuse('already-held')
  if (room.bookings.length + room.holds.length >= room.capacity) return refuse('sold-out')
  return accept({ type, data: { guest, price: room.price } })
}

// At the price of the hold, whatever a room costs by now. A payment that comes after the release finds no hold: the
// room may be somebody else's, and the money has to go back.
const payHold = (room: Room, guest: string): Decision => {
  const hold = room.holds.find((stay) => stay.guest === guest)
  if (hold !== undefined) return accept({ type: 'HoldPaid', data: hold })
  return refuse(hasGuest(room.bookings, guest) ? 'already-booked' : 'no-such-hold')
}

const changePrice = (room: Room, command: Command): Decision => {
  const price = allowedPrice(command)
  if (price === undefined) return refuse('price-out-of-range')
  if (price === room.price) return refuse('nothing-to-change')
  return accept({ type: 'PriceChanged', data: { price } })
}

const allowedPrice = (command: Command): number | undefined => {
  const price = integerAt(command, 'price')
  return price !== undefined && priceMin <= price && price <= priceMax ? price : undefined
}

const accept = (event: RoomEvent): Decision => ({ ok: true, events: [event] })

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal })

/** Answers a command. What the guest already has comes before what is left, so that whoever asks twice is told so. */
export const decide = deciding({
  opening,
  followUp: roomFollowUp,
  aggregateIn: roomIn,
  unknown: 'unknown-room' satisfies Refusal,
  open,
  follow,
})
