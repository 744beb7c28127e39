/** What bookings add up to: the measure kept per hotel by the read model, the delta payloads and the oracle alike. */
import type { JsonObject } from '../domain'
import { integerAt } from '../read-json'
import type { Stay } from './room'

/** Bookings and money. What is only held does not count. */
export type Takings = { readonly bookings: number; readonly revenue: number }

/** The fields of `Takings`, in the order in which they are shown. */
export const takingsFields = ['bookings', 'revenue'] as const

/** No bookings at all. */
export const noTakings: Takings = { bookings: 0, revenue: 0 }

/** What some bookings bring: each the price it was made at. */
export const takingsOf = (bookings: readonly Stay[]): Takings => ({
  bookings: bookings.length,
  revenue: bookings.reduce((sum, stay) => sum + stay.price, 0),
})

/** The sum of two. */
export const plus = (left: Takings, right: Takings): Takings => ({
  bookings: left.bookings + right.bookings,
  revenue: left.revenue + right.revenue,
})

/** What must be added to `before` to get `after`. */
export const difference = (before: Takings, after: Takings): Takings => ({
  bookings: after.bookings - before.bookings,
  revenue: after.revenue - before.revenue,
})

/** Whether there is nothing to add. */
export const isNoTakings = (takings: Takings): boolean => takingsFields.every((field) => takings[field] === 0)

/** The takings in a counter row; what the row does not say counts as zero. */
export const readTakings = (row: JsonObject | undefined): Takings =>
  row === undefined
    ? noTakings
    : { bookings: integerAt(row, 'bookings') ?? 0, revenue: integerAt(row, 'revenue') ?? 0 }
