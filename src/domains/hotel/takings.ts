/** What bookings add up to: the measure kept per hotel by the read model, the delta payloads and the oracle alike. */
import type { Contribution } from '../domain'
import type { Known } from './availability'
import type { Stay } from './room'

/** The name of the counter: one row per hotel. */
export const takingsModel = 'bookings_by_hotel'

/** Bookings and money. What is only held does not count. */
export type Takings = { readonly bookings: number; readonly revenue: number }

/** The fields of `Takings`, in the order in which they are shown. */
export const takingsFields = ['bookings', 'revenue'] as const

/** What some bookings bring: each the price it was made at. */
export const takingsOf = (bookings: readonly Stay[]): Takings => ({
  bookings: bookings.length,
  revenue: bookings.reduce((sum, stay) => sum + stay.price, 0),
})

/** What a room brings its hotel; zeros while its bookings are not known. */
export const contributionsOf = ({ hotel, booked, revenue }: Known): readonly Contribution[] => {
  if (hotel === null) return []
  const known = booked !== null && revenue !== null
  const add = known ? { bookings: booked, revenue } : { bookings: 0, revenue: 0 }
  return [{ model: takingsModel, key: hotel, add }]
}
