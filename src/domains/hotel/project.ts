/** What a projector of rooms writes for one event. */
import { writeCounts } from '../counting'
import type { Envelope, JsonObject } from '../domain'
import { projecting } from '../projecting'
import type { Act, News } from '../projecting'
import { integerAt, textAt } from '../read-json'
import { availability, knownOf, nothingKnown } from './availability'
import type { Known } from './availability'
import { findHotel } from './catalogue'
import { readRoom, readStays, readTerms } from './read-room'
import { roomEventType } from './room'
import { roomTables } from './rows'
import { takingsModel, takingsOf } from './takings'
import type { Takings } from './takings'

const readImage = (image: JsonObject): Known | undefined => {
  const room = readRoom(image)
  return room === undefined || findHotel(room.hotel) === undefined ? undefined : knownOf(room)
}

// Full state is read like a patch.
const readNews = (event: Envelope): News<Known> | undefined => {
  if (event.type === 'RoomOpened') {
    const terms = readTerms(event.payload)
    if (terms === undefined || findHotel(terms.hotel) === undefined) return undefined
    return { is: 'opened', document: { ...nothingKnown, booked: 0, held: 0, revenue: 0, ...terms } }
  }
  const changed = readChanged(event)
  return changed && { is: 'changed', change: (before) => ({ ...before, ...changed }) }
}

const readChanged = (event: Envelope): Partial<Known> | undefined => {
  const type = roomEventType(event.type)
  switch (type) {
    case undefined:
    case 'RoomOpened':
      return undefined
    case 'RoomBooked':
      return together(readBooked(event.payload), readGuest(event))
    case 'HoldPaid':
      return together(readBooked(event.payload), readHeld(event.payload), readGuest(event))
    case 'RoomHeld':
    case 'HoldReleased':
      return readHeld(event.payload)
    case 'BookingCancelled':
      return readBooked(event.payload)
    case 'PriceChanged': {
      const price = integerAt(event.payload, 'price')
      return price === undefined ? undefined : { price }
    }
  }
}

// All parts as one; undefined when one of them is.
const together = (...parts: readonly (Partial<Known> | undefined)[]): Partial<Known> | undefined =>
  parts.reduce((all, part) => (all === undefined || part === undefined ? undefined : { ...all, ...part }))

const readBooked = (payload: JsonObject): Partial<Known> | undefined => {
  const bookings = readStays(payload, 'bookings')
  if (bookings === undefined) return undefined
  const { bookings: booked, revenue } = takingsOf(bookings)
  return { booked, revenue }
}

const readHeld = (payload: JsonObject): Partial<Known> | undefined => {
  const holds = readStays(payload, 'holds')
  return holds === undefined ? undefined : { held: holds.length }
}

const readGuest = ({ payload }: Envelope): Partial<Known> | undefined => {
  const lastGuest = textAt(payload, 'lastGuest')
  return lastGuest === undefined ? undefined : { lastGuest }
}

// Adds blindly to whatever is there, zeros if nothing is: in any order the same result, but twice is double. The
// guest of the latest booking commutes too: beside the document the row keeps which event that was, as `lastGuestAt`.
const increment: Act = (event, read) => {
  const delta = readIncrement(event)
  if (delta === undefined) return undefined
  const { aggregateId: key, version } = event
  const row = read(availability.model, key) ?? {}
  const before = availability.readRow(row)
  const lastGuestAt = integerAt(row, 'lastGuestAt') ?? 0
  const guest = version >= lastGuestAt ? readGuest(event) : undefined
  const after: Known = {
    hotel: delta.hotel,
    price: (before.price ?? 0) + delta.price,
    capacity: (before.capacity ?? 0) + delta.capacity,
    booked: (before.booked ?? 0) + delta.takings.bookings,
    held: (before.held ?? 0) + delta.held,
    revenue: (before.revenue ?? 0) + delta.takings.revenue,
    lastGuest: before.lastGuest,
    ...guest,
    version,
  }
  const kept = { ...availability.rowOf(after), lastGuestAt: guest === undefined ? lastGuestAt : version }
  return [
    { model: availability.model, key, row: kept },
    ...writeCounts([{ model: takingsModel, key: delta.hotel, add: delta.takings }], read),
  ]
}

interface Increment {
  readonly hotel: string
  readonly price: number
  readonly capacity: number
  readonly held: number
  readonly takings: Takings
}

const readIncrement = ({ type: name, payload }: Envelope): Increment | undefined => {
  const type = roomEventType(name)
  const hotel = findHotel(payload['hotel'])?.id
  const price = integerAt(payload, 'priceDelta')
  const capacity = integerAt(payload, 'capacityDelta')
  const held = integerAt(payload, 'heldDelta')
  const bookings = integerAt(payload, 'bookedDelta')
  const revenue = integerAt(payload, 'revenueDelta')
  if (type === undefined || hotel === undefined || price === undefined || capacity === undefined)
    return undefined
  if (held === undefined || bookings === undefined || revenue === undefined) return undefined
  return { hotel, price, capacity, held, takings: { bookings, revenue } }
}

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = projecting({
  documents: availability,
  tables: roomTables,
  readImage,
  readNews,
  increment,
})
