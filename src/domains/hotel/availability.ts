/** The documents of the hotel read model, how they follow from a room and how they are read back. */
import type { Documents } from '../document'
import type { AggregateState, JsonObject, ReadModelSpec } from '../domain'
import { integerAt, textAt } from '../read-json'
import { roomIn } from './read-room'
import { statusWhen } from './room'
import type { Room } from './room'
import { contributionsOf, takingsFields, takingsModel, takingsOf } from './takings'

const availabilityModel = 'room_availability'

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

/** What is known of a room: all that the rest follows from. Null is what has not arrived yet. */
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

/** All that there is to know of a room. */
export const knownOf = (room: Room): Known => {
  const { hotel, price, capacity, lastGuest, version } = room
  const { bookings: booked, revenue } = takingsOf(room.bookings)
  return { hotel, price, capacity, booked, held: room.holds.length, revenue, lastGuest, version }
}

/** The same of the room in a write-store row; undefined when there is none, or not any more. */
export const knownIn = (state: AggregateState | undefined): Known | undefined => {
  const room = roomIn(state)
  return room && knownOf(room)
}

const readRow = (row: JsonObject): Known => ({
  hotel: textAt(row, 'hotel') ?? null,
  price: integerAt(row, 'price') ?? null,
  capacity: integerAt(row, 'capacity') ?? null,
  booked: integerAt(row, 'booked') ?? null,
  held: integerAt(row, 'held') ?? null,
  revenue: integerAt(row, 'revenue') ?? null,
  lastGuest: textAt(row, 'lastGuest') ?? null,
  version: integerAt(row, 'version') ?? 0,
})

/** What is known of a room of which nothing has arrived. */
export const nothingKnown: Known = readRow({})

// A room as a guest sees it who looks for one: with how many are left, once that can be told.
const rowOf = (known: Known): JsonObject => {
  const { capacity, booked, held } = known
  if (capacity === null || booked === null || held === null)
    return { ...known, available: null, status: null }
  const available = capacity - booked - held
  return { ...known, available, status: statusWhen(available) }
}

/** The documents of the read model. */
export const availability: Documents<Known> = { model: availabilityModel, readRow, rowOf, contributionsOf }
