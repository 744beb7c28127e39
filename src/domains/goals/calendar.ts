/** Days as the calendar writes them, such as 2026-02-28. Counts by itself: a simulated member owns no clock. */

/** Whether there is such a day. */
export const isDate = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))
}

/** The date a number of days after the first of January 2026. */
export const dateAfter = (days: number): string => {
  let left = days
  let year = 2026
  let month = 1
  while (left >= daysIn(year, month)) {
    left -= daysIn(year, month)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
  return `${year}-${twoDigits(month)}-${twoDigits(left + 1)}`
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (month < 1 || month > 12) return 0
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
