// Numbers and simulated times as people read them, in one language. Times are microseconds.

/** Units as a language writes them behind a number, with the space that belongs between. */
export interface UnitWords {
  readonly micro: string
  readonly milli: string
  readonly second: string
  readonly minute: string
  readonly hour: string
  /** The same in full words, for screen readers. */
  readonly spoken: {
    readonly second: (count: string) => string
    readonly minute: (count: string) => string
    readonly hour: (count: string) => string
  }
}

/** How one language writes numbers and times. */
export interface Formats {
  /** An instant as a clock shows it: `00:12.480`, with hours only when there are some. */
  readonly clock: (micros: number) => string
  /** A length of time with its unit: `420 µs`, `8.25 ms`, `1.84 s`, `2 min 5 s`. */
  readonly duration: (micros: number) => string
  /** An instant in full words, for screen readers. */
  readonly spoken: (micros: number) => string
  readonly count: (value: number) => string
  /** How often something happens: two digits that count, so that a slow rate is not nothing. */
  readonly rate: (value: number) => string
  /** A chance between 0 and 1. */
  readonly percent: (chance: number) => string
  /** A speed: `0.25×`, `1000×`. */
  readonly ratio: (value: number) => string
}

const SECOND = 1_000_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Makes the formats of a language. */
export function createFormats(locale: string, units: UnitWords): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const few = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })
  const three = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
  const two = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return {
    clock,
    duration: (micros) => durationOf(Math.max(0, micros), units, three),
    spoken: (micros) => spokenOf(Math.max(0, micros), units, two),
    count: (value) => whole.format(value),
    rate: (value) => few.format(value),
    percent: (chance) => percents.format(chance),
    ratio: (value) => `${String(value)}×`,
  }
}

function clock(micros: number): string {
  const millis = Math.floor(Math.max(0, micros) / 1000)
  const part = (value: number, digits = 2) => String(value).padStart(digits, '0')
  const hours = Math.floor(millis / 3_600_000)
  const minutes = Math.floor(millis / 60_000) % 60
  const seconds = Math.floor(millis / 1000) % 60
  const text = `${part(minutes)}:${part(seconds)}.${part(millis % 1000, 3)}`
  return hours > 0 ? `${hours}:${text}` : text
}

function durationOf(micros: number, units: UnitWords, number: Intl.NumberFormat): string {
  if (micros === 0) return `0${units.milli}`
  if (micros < 1000) return number.format(Math.round(micros)) + units.micro
  if (micros < 999_500) return number.format(micros / 1000) + units.milli
  if (micros < MINUTE) return number.format(micros / SECOND) + units.second
  if (micros < HOUR) {
    return pair(
      Math.floor(micros / MINUTE),
      units.minute,
      Math.floor((micros % MINUTE) / SECOND),
      units.second,
    )
  }
  return pair(Math.floor(micros / HOUR), units.hour, Math.floor((micros % HOUR) / MINUTE), units.minute)
}

const pair = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit} ${small}${smallUnit}`

function spokenOf(micros: number, units: UnitWords, number: Intl.NumberFormat): string {
  const hours = Math.floor(micros / HOUR)
  const minutes = Math.floor((micros % HOUR) / MINUTE)
  const seconds = (micros % MINUTE) / SECOND
  const parts = [
    hours > 0 ? units.spoken.hour(String(hours)) : '',
    minutes > 0 ? units.spoken.minute(String(minutes)) : '',
    units.spoken.second(number.format(seconds)),
  ]
  return parts.filter((part) => part !== '').join(' ')
}
