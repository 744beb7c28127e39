/** Rooms in normalised tables, one for the room and one for how it is booked, and what a row says of the document. */
import type { AggregateState, JsonObject, TableRow } from '../domain'
import { integerAt, textAt } from '../read-json'
import type { Tables } from '../row-news'
import { nothingKnown } from './availability'
import type { Known } from './availability'
import { findHotel } from './catalogue'
import { readTerms, roomIn } from './read-room'
import { takingsOf } from './takings'

const roomsTable = 'rooms'
const bookingsTable = 'room_bookings'

/** The rows of a room, parent first; one that is no more has none. */
export const rowsOf = (state: AggregateState): readonly TableRow[] => {
  const room = roomIn(state)
  if (room === undefined) return []
  const { id, version, hotel, capacity, price, holds, lastGuest } = room
  const { bookings: booked, revenue } = takingsOf(room.bookings)
  return [
    { table: roomsTable, key: id, row: { id, version, hotel, capacity, price } },
    {
      table: bookingsTable,
      key: `${id}/bookings`,
      row: { roomId: id, booked, held: holds.length, revenue, lastGuest },
    },
  ]
}

const readRoomRow = (row: JsonObject): Partial<Known> | undefined => {
  const version = integerAt(row, 'version')
  const terms = readTerms(row)
  if (version === undefined || terms === undefined || findHotel(terms.hotel) === undefined) return undefined
  return { ...terms, version }
}

const readBookingsRow = (row: JsonObject): Partial<Known> | undefined => {
  const booked = integerAt(row, 'booked')
  const held = integerAt(row, 'held')
  const revenue = integerAt(row, 'revenue')
  if (booked === undefined || held === undefined || revenue === undefined) return undefined
  return { booked, held, revenue, lastGuest: textAt(row, 'lastGuest') ?? null }
}

/** How the rows of a room make up its document. */
export const roomTables: Tables<Known> = {
  parent: roomsTable,
  child: bookingsTable,
  unknown: nothingKnown,
  readParent: readRoomRow,
  readChild: readBookingsRow,
  noChild: { booked: null, held: null, revenue: null, lastGuest: null },
  hasParent: ({ hotel }) => hotel !== null,
}
