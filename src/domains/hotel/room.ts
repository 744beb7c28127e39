/** The words of the hotel business: what a room is, what can be asked of it and what can happen to it. */
import type { CommandSpec } from '../domain'
import { oneOf } from '../read-json'
import { hotels } from './catalogue'

/** The command that starts a room. */
export const opening = 'OpenRoom'

const statuses = ['open', 'full'] as const
const followUps = ['BookRoom', 'HoldRoom', 'PayHold', 'ReleaseHold', 'CancelBooking', 'ChangePrice'] as const

/** The type of every event there is. */
export const roomEvents = [
  'RoomOpened',
  'RoomBooked',
  'RoomHeld',
  'HoldPaid',
  'HoldReleased',
  'BookingCancelled',
  'PriceChanged',
] as const

export type RoomStatus = (typeof statuses)[number]
export type RoomFollowUp = (typeof followUps)[number]

/** One guest's night, at the price that was asked when it was booked or held. */
export type Stay = { readonly guest: string; readonly price: number }

/** What was settled when a room was opened. */
export type RoomTerms = { readonly hotel: string; readonly capacity: number; readonly price: number }

/** All rooms of one kind in one hotel for one night. `capacity` is how many there are. */
export type Room = RoomTerms & {
  readonly id: string
  readonly version: number
  readonly status: RoomStatus
  readonly bookings: readonly Stay[]
  /** Rooms kept for guests who are about to pay. */
  readonly holds: readonly Stay[]
  /** Who booked last, whatever became of it. */
  readonly lastGuest: string | null
}

/** What can happen to a room. */
export type RoomEvent =
  | { readonly type: 'RoomOpened'; readonly data: RoomTerms }
  | { readonly type: 'RoomBooked' | 'RoomHeld' | 'HoldPaid'; readonly data: Stay }
  | { readonly type: 'HoldReleased' | 'BookingCancelled'; readonly data: { readonly guest: string } }
  | { readonly type: 'PriceChanged'; readonly data: { readonly price: number } }

/** The fewest and the most rooms of one kind. */
export const capacityMin = 1
export const capacityMax = 50

/** The lowest and the highest price of a night. */
export const priceMin = 1_000
export const priceMax = 1_000_000

const guestField = { type: 'string', name: 'guest', required: true, maxLength: 40 } as const
const priceField = { type: 'integer', name: 'price', min: priceMin, max: priceMax } as const

/** The commands as a scenario file may write them. */
export const roomCommands: readonly CommandSpec[] = [
  {
    type: opening,
    creates: true,
    fields: [
      {
        type: 'choice',
        name: 'hotel',
        required: false,
        choices: hotels.map((hotel) => hotel.id),
        labels: Object.fromEntries(hotels.map((hotel) => [hotel.id, hotel.name])),
      },
      { type: 'integer', name: 'capacity', required: true, min: capacityMin, max: capacityMax },
      { ...priceField, required: false },
    ],
  },
  { type: 'BookRoom', creates: false, fields: [guestField] },
  { type: 'HoldRoom', creates: false, fields: [guestField] },
  { type: 'PayHold', creates: false, fields: [guestField] },
  { type: 'ReleaseHold', creates: false, fields: [guestField] },
  { type: 'CancelBooking', creates: false, fields: [guestField] },
  { type: 'ChangePrice', creates: false, fields: [{ ...priceField, required: true }] },
]

/** Full when everything is booked or held. */
export const statusWhen = (available: number): RoomStatus => (available > 0 ? 'open' : 'full')

/** Whether a guest is among some stays. */
export const hasGuest = (stays: readonly Stay[], guest: string): boolean =>
  stays.some((stay) => stay.guest === guest)

/** The status a value spells; undefined when it spells none. */
export const roomStatus = oneOf(statuses)

/** The command for a room that is there which a type names; undefined when it names none. */
export const roomFollowUp = oneOf(followUps)

/** The hotel event a type names; undefined when it names none. */
export const roomEventType = oneOf(roomEvents)
