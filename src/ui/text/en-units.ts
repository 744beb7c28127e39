// How English writes and speaks units of time.
import type { UnitWords } from './formats'

const counted = (word: string) => (count: string) => `${count} ${word}${count === '1' ? '' : 's'}`

/** Units of time in English. */
export const enUnits: UnitWords = {
  micro: ' µs',
  milli: ' ms',
  second: ' s',
  minute: ' min',
  hour: ' h',
  spoken: { second: counted('second'), minute: counted('minute'), hour: counted('hour') },
}
