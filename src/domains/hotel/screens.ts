/** Who looks at rooms and how: the screens of the hotel, and the messages it sends. */
import type { Feature } from '../domain'

/** The screens that ask for a room. */
export const features: readonly Feature[] = [
  { id: 'search', label: { en: 'Room search', ko: '객실 검색' }, level: 'eventual' },
  { id: 'my-bookings', label: { en: 'My bookings', ko: '내 예약' }, level: 'causal' },
  { id: 'booking', label: { en: 'Booking', ko: '예약하기' }, level: 'strong' },
]

/** What a guest gets a message about. */
export const notifies: readonly string[] = ['RoomBooked', 'HoldPaid']
