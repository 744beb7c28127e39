/**
 * What a projector of rooms writes for one event, in each of three styles. Applies whatever it is given, however
 * often and in whatever order: guards and inboxes are the projector's own, not the business's.
 */
import type { ApplyStyle, Envelope, JsonObject, ModelWrite, ReadModelRow } from '../domain'
import { isDeleted } from '../domain'
import { integerAt, textAt } from '../read-json'
import { joinRow, readRowNews } from '../row-news'
import {
  availabilityFrom,
  availabilityModel,
  availabilityOf,
  nothingKnown,
  readAvailability,
  takingsIn,
  takingsModel,
} from './availability'
import type { Availability, Known } from './availability'
import { findHotel } from './catalogue'
import { readRoom, readStays, readTerms } from './read-room'
import { roomEventType } from './room'
import { roomTables } from './rows'
import { difference, isNoTakings, noTakings, plus, readTakings, takingsOf } from './takings'
import type { Takings } from './takings'

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = (
  style: ApplyStyle,
  event: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  switch (style) {
    case 'upsert':
      return event.style === 'row' ? mergeRow(style, event, read) : upsert(event, read)
    case 'partial':
      return event.style === 'row' ? mergeRow(style, event, read) : patch(event, read)
    case 'delta':
      return increment(event, read)
  }
}

// Replaces the row by the image. The counter moves by the difference between the two, so it is always the sum of
// the rows and a replay does no harm.
const upsert = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  if (event.style !== 'full-state') return undefined
  if (isDeleted(event.payload)) return replaceRow(event.aggregateId, undefined, read)
  const room = readRoom(event.payload)
  if (room === undefined || findHotel(room.hotel) === undefined) return undefined
  return replaceRow(event.aggregateId, availabilityOf({ ...room, version: event.version }), read)
}

// Inserts on the opening, patches on anything else and only `ifPresent`: what overtakes the opening is silently lost.
const patch = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  if (event.style !== 'partial' && event.style !== 'full-state') return undefined
  const { aggregateId, version } = event
  if (event.type === 'RoomOpened') {
    const terms = readTerms(event.payload)
    if (terms === undefined || findHotel(terms.hotel) === undefined) return undefined
    const empty = { ...nothingKnown, booked: 0, held: 0, revenue: 0 }
    return replaceRow(aggregateId, availabilityFrom({ ...empty, ...terms, version }), read)
  }
  const changed = readChanged(event)
  if (changed === undefined) return undefined
  const before = readAvailability(read(availabilityModel, aggregateId))
  if (before === undefined) return []
  return replaceRow(aggregateId, availabilityFrom({ ...before, ...changed, version }), read)
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

const mergeRow = (
  style: 'upsert' | 'partial',
  { aggregateId: key, payload }: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  const news = readRowNews(roomTables, payload)
  if (news === undefined) return undefined
  const joined = joinRow(roomTables, style, news, readAvailability(read(availabilityModel, key)))
  if (joined.is === 'dropped') return []
  const { document } = joined
  return replaceRow(key, document === undefined ? undefined : availabilityFrom(document), read)
}

// Adds blindly to whatever is there, zeros if nothing is: in any order the same result, but twice is double. The
// guest of the latest booking commutes too: beside the document the row keeps which event that was, as `lastGuestAt`.
const increment = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  const delta = event.style === 'delta' ? readIncrement(event) : undefined
  if (delta === undefined) return undefined
  const present = read(availabilityModel, event.aggregateId)
  const before = readAvailability(present) ?? nothingKnown
  const lastGuestAt = integerAt(present ?? {}, 'lastGuestAt') ?? 0
  const guest = event.version >= lastGuestAt ? readGuest(event) : undefined
  const row = availabilityFrom({
    hotel: delta.hotel,
    price: (before.price ?? 0) + delta.price,
    capacity: (before.capacity ?? 0) + delta.capacity,
    booked: (before.booked ?? 0) + delta.takings.bookings,
    held: (before.held ?? 0) + delta.held,
    revenue: (before.revenue ?? 0) + delta.takings.revenue,
    lastGuest: before.lastGuest,
    ...guest,
    version: event.version,
  })
  const kept = { ...row, lastGuestAt: guest === undefined ? lastGuestAt : event.version }
  return [writeRow(event.aggregateId, kept), ...addTakings(delta.hotel, delta.takings, read)]
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

const replaceRow = (
  key: string,
  after: Availability | undefined,
  read: ReadModelRow,
): readonly ModelWrite[] => [
  writeRow(key, after),
  ...moveTakings(readAvailability(read(availabilityModel, key)), after, read),
]

const moveTakings = (
  before: Availability | undefined,
  after: Availability | undefined,
  read: ReadModelRow,
): readonly ModelWrite[] => {
  const from = before?.hotel ?? null
  const to = after?.hotel ?? null
  if (from === to) return addTakings(to, difference(takingsIn(before), takingsIn(after)), read)
  return [
    ...addTakings(from, difference(takingsIn(before), noTakings), read),
    ...addTakings(to, takingsIn(after), read),
  ]
}

// A row that does not say which hotel it is in is counted nowhere.
const addTakings = (hotel: string | null, change: Takings, read: ReadModelRow): readonly ModelWrite[] =>
  hotel === null || isNoTakings(change)
    ? []
    : [{ model: takingsModel, key: hotel, row: plus(readTakings(read(takingsModel, hotel)), change) }]

const writeRow = (key: string, row: Availability | undefined): ModelWrite => ({
  model: availabilityModel,
  key,
  row,
})
