/** The rows that the hotel read models hold, how they follow from a room and how they are read back. */
import type { AggregateState, Contribution, JsonObject, ModelWrite, ReadModelSpec } from '../domain'
import { idOf } from '../kept'
import { integerAt, textAt } from '../read-json'
import { readStatus, roomIn } from './read-room'
import { statusWhen } from './room'
import type { Room, RoomStatus } from './room'
import { noTakings, takingsFields, takingsOf } from './takings'
import type { Takings } from './takings'

/** The names of the read models. */
export const availabilityModel = 'room_availability'
export const takingsModel = 'bookings_by_hotel'

/** The read models: one row per room, and one counter per hotel over all bookings. */
export const roomModels: readonly ReadModelSpec[] = [
  {
    name: availabilityModel,
    kind: 'document',
    fields: [
      'hotel',
      'price',
      'capacity',
      'booked',
      'held',
      'available',
      'revenue',
      'lastGuest',
      'status',
      'version',
    ],
  },
  { name: takingsModel, kind: 'counter', fields: takingsFields },
]

/** What a room's own row says: all that the rest follows from. Null is what has not arrived yet. */
export type Known = {
  readonly hotel: string | null
  readonly price: number | null
  readonly capacity: number | null
  readonly booked: number | null
  readonly held: number | null
  readonly revenue: number | null
  readonly lastGuest: string | null
  readonly version: number
}

/** A room as a guest sees it who looks for one. */
export type Availability = Known & { readonly available: number | null; readonly status: RoomStatus | null }

/** What is known of a room of which nothing has arrived. */
export const nothingKnown: Known = {
  hotel: null,
  price: null,
  capacity: null,
  booked: null,
  held: null,
  revenue: null,
  lastGuest: null,
  version: 0,
}

/** Completes a row by what follows: how many rooms are left, once that can be told. */
export const availabilityFrom = (known: Known): Availability => {
  const { capacity, booked, held } = known
  if (capacity === null || booked === null || held === null)
    return { ...known, available: null, status: null }
  const available = capacity - booked - held
  return { ...known, available, status: statusWhen(available) }
}

/** The row of a room. */
export const availabilityOf = (room: Room): Availability => {
  const { hotel, price, capacity, lastGuest, version } = room
  const { bookings: booked, revenue } = takingsOf(room.bookings)
  const held = room.holds.length
  return availabilityFrom({ hotel, price, capacity, booked, held, revenue, lastGuest, version })
}

/** Reads a row back; what it does not say is null. Undefined when there is no row. */
export const readAvailability = (row: JsonObject | undefined): Availability | undefined =>
  row === undefined
    ? undefined
    : {
        hotel: textAt(row, 'hotel') ?? null,
        price: integerAt(row, 'price') ?? null,
        capacity: integerAt(row, 'capacity') ?? null,
        booked: integerAt(row, 'booked') ?? null,
        held: integerAt(row, 'held') ?? null,
        available: integerAt(row, 'available') ?? null,
        revenue: integerAt(row, 'revenue') ?? null,
        lastGuest: textAt(row, 'lastGuest') ?? null,
        status: readStatus(row['status']) ?? null,
        version: integerAt(row, 'version') ?? 0,
      }

/** What a row counts for in its hotel's takings; nothing while its bookings are not known. */
export const takingsIn = (row: Known | undefined): Takings =>
  row === undefined || row.booked === null || row.revenue === null
    ? noTakings
    : { bookings: row.booked, revenue: row.revenue }

/** The oracle's row for a room; none when it is no more. */
export const documentOf = (state: AggregateState): ModelWrite => {
  const room = roomIn(state)
  return {
    model: availabilityModel,
    key: idOf(state),
    row: room === undefined ? undefined : availabilityOf(room),
  }
}

/** What a room brings its hotel. */
export const contributionsOf = (state: AggregateState): readonly Contribution[] => {
  const room = roomIn(state)
  return room === undefined ? [] : [{ model: takingsModel, key: room.hotel, add: takingsOf(room.bookings) }]
}
