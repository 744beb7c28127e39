/** The hotels of the chain, with what a night usually costs in each. Prices are integer won. */
import type { Json, LocalText } from '../domain'

/** A hotel. */
interface Hotel {
  readonly id: string
  readonly name: LocalText
  readonly price: number
}

const harbour: Hotel = { id: 'harbour', name: { en: 'Harbour', ko: '하버' }, price: 120_000 }

/** All hotels; rooms open in the first unless another is named. */
export const hotels: readonly Hotel[] = [
  harbour,
  { id: 'garden', name: { en: 'Garden', ko: '가든' }, price: 90_000 },
  { id: 'palace', name: { en: 'Palace', ko: '팰리스' }, price: 240_000 },
  { id: 'station', name: { en: 'Station', ko: '스테이션' }, price: 70_000 },
]

/** Where a room is opened when the command does not say. */
export const defaultHotel: Hotel = harbour

/** The hotel with an id; undefined when the chain has none such. */
export const findHotel = (id: Json | undefined): Hotel | undefined => hotels.find((hotel) => hotel.id === id)
