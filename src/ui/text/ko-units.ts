// How Korean writes and speaks units of time.
import type { UnitWords } from './formats'

/** Units of time in Korean; words for seconds and longer stand without a space. */
export const koUnits: UnitWords = {
  micro: 'µs',
  milli: 'ms',
  second: '초',
  minute: '분',
  hour: '시간',
  spoken: {
    second: (count) => `${count}초`,
    minute: (count) => `${count}분`,
    hour: (count) => `${count}시간`,
  },
}
