// Simulated instants as dates, for formats that know no others: the run begins with the year 2000, in universal time.

/** Microseconds of a day, and days from 1970 to the year 2000. */
const DAY = 86_400_000_000
const EPOCH_DAY = 10_957

/** The date of an instant in microseconds, as RFC 3339 writes it, with six decimals. */
export function timestampOf(micros: number): string {
  const { year, month, day } = dateOf(EPOCH_DAY + Math.floor(micros / DAY))
  const rest = micros % DAY
  const [hours, minutes] = [Math.floor(rest / 3_600_000_000), Math.floor(rest / 60_000_000) % 60]
  const seconds = Math.floor(rest / 1_000_000) % 60
  const time = [hours, minutes, seconds].map(twoDigits).join(':')
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${time}.${String(rest % 1_000_000).padStart(6, '0')}Z`
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** The date so many days after the first of January 1970: counted in eras of 400 years that begin with March. */
function dateOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}
