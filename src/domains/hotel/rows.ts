/** Rooms in normalised tables, one for the room and one for how it is booked, and what a row says of the document. */
import type { AggregateState, JsonObject, TableRow } from '../domain'
import { integerAt, textAt } from '../read-json'
import { readRowPayload } from '../row-payload'
import type { Known } from './availability'
import { findHotel } from './catalogue'
import { readTerms, roomIn } from './read-room'
import { takingsOf } from './takings'

const roomsTable = 'rooms'
const bookingsTable = 'room_bookings'

/** The rows of a room, parent first. */
export const rowsOf = (state: AggregateState): readonly TableRow[] => {
  const room = roomIn(state)
  const { id, version, hotel, capacity, price, holds, lastGuest, lastGuestAt } = room
  const { bookings: booked, revenue } = takingsOf(room.bookings)
  return [
    { table: roomsTable, key: id, row: { id, version, hotel, capacity, price } },
    {
      table: bookingsTable,
      key: `${id}/bookings`,
      row: { roomId: id, version, booked, held: holds.length, revenue, lastGuest, lastGuestAt },
    },
  ]
}

/** What a captured row says of its room's document. */
export type RowNews =
  | { readonly from: 'room'; readonly fields: Pick<Known, 'hotel' | 'capacity' | 'price' | 'version'> }
  | { readonly from: 'bookings'; readonly fields: BookingFields & Pick<Known, 'version'> }
  | { readonly from: 'deleted-room' }
  | { readonly from: 'deleted-bookings'; readonly fields: BookingFields }

type BookingFields = Pick<Known, 'booked' | 'held' | 'revenue' | 'lastGuest' | 'lastGuestAt'>

/** Reads the payload of a row event; undefined when it is no row of a room. */
export const readRowNews = (payload: JsonObject): RowNews | undefined => {
  const change = readRowPayload(payload)
  if (change?.table === roomsTable) {
    return change.row === null ? { from: 'deleted-room' } : readRoomRow(change.row)
  }
  if (change?.table === bookingsTable) {
    return change.row === null
      ? { from: 'deleted-bookings', fields: noBookings }
      : readBookingsRow(change.row)
  }
  return undefined
}

const readRoomRow = (row: JsonObject): RowNews | undefined => {
  const version = integerAt(row, 'version')
  const terms = readTerms(row)
  if (version === undefined || terms === undefined || findHotel(terms.hotel) === undefined) return undefined
  return { from: 'room', fields: { ...terms, version } }
}

const readBookingsRow = (row: JsonObject): RowNews | undefined => {
  const version = integerAt(row, 'version')
  const booked = integerAt(row, 'booked')
  const held = integerAt(row, 'held')
  const revenue = integerAt(row, 'revenue')
  if (version === undefined || booked === undefined || held === undefined || revenue === undefined) {
    return undefined
  }
  const lastGuest = textAt(row, 'lastGuest') ?? null
  const lastGuestAt = integerAt(row, 'lastGuestAt') ?? 0
  return { from: 'bookings', fields: { booked, held, revenue, lastGuest, lastGuestAt, version } }
}

const noBookings: BookingFields = { booked: null, held: null, revenue: null, lastGuest: null, lastGuestAt: 0 }
