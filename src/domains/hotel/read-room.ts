/** Reads rooms, their terms, their guests and their events out of JSON that nobody has checked yet. */
import type { AggregateState, DomainEvent, JsonObject } from '../domain'
import { keptIn } from '../kept'
import { integerAt, isObject, listOf, textAt } from '../read-json'
import { roomEventType, roomStatus } from './room'
import type { Room, RoomEvent, RoomTerms, Stay } from './room'

/** Reads a room; undefined when it is not one. */
export const readRoom = (json: JsonObject): Room | undefined => {
  const id = textAt(json, 'id')
  const version = integerAt(json, 'version')
  const status = roomStatus(json['status'])
  const terms = readTerms(json)
  const bookings = readStays(json, 'bookings')
  const holds = readStays(json, 'holds')
  if (id === undefined || version === undefined || status === undefined || terms === undefined)
    return undefined
  if (bookings === undefined || holds === undefined) return undefined
  const lastGuest = textAt(json, 'lastGuest') ?? null
  return { id, version, status, ...terms, bookings, holds, lastGuest }
}

/** The room in a write-store row; undefined when there is none, or not any more. */
export const roomIn = (state: AggregateState | undefined): Room | undefined => keptIn(state, readRoom)

/** Reads what a room was opened with; undefined when a part is missing. */
export const readTerms = (json: JsonObject): RoomTerms | undefined => {
  const hotel = textAt(json, 'hotel')
  const capacity = integerAt(json, 'capacity')
  const price = integerAt(json, 'price')
  if (hotel === undefined || capacity === undefined || price === undefined) return undefined
  return { hotel, capacity, price }
}

/** Reads a list of stays; undefined when it is none or one of them is no stay. */
export const readStays = (json: JsonObject, key: string): readonly Stay[] | undefined =>
  listOf(json[key], (item) => (isObject(item) ? readStay(item) : undefined))

/** Reads an event of a room; undefined when it is another business's or lacks what it should carry. */
export const readRoomEvent = ({ type: name, data: json }: DomainEvent): RoomEvent | undefined => {
  const type = roomEventType(name)
  switch (type) {
    case undefined:
      return undefined
    case 'RoomOpened': {
      const data = readTerms(json)
      return data === undefined ? undefined : { type, data }
    }
    case 'RoomBooked':
    case 'RoomHeld':
    case 'HoldPaid': {
      const data = readStay(json)
      return data === undefined ? undefined : { type, data }
    }
    case 'HoldReleased':
    case 'BookingCancelled': {
      const guest = textAt(json, 'guest')
      return guest === undefined ? undefined : { type, data: { guest } }
    }
    case 'PriceChanged': {
      const price = integerAt(json, 'price')
      return price === undefined ? undefined : { type, data: { price } }
    }
  }
}

const readStay = (json: JsonObject): Stay | undefined => {
  const guest = textAt(json, 'guest')
  const price = integerAt(json, 'price')
  return guest === undefined || price === undefined ? undefined : { guest, price }
}
