// A logarithmic axis of time for what spreads from milliseconds to minutes. What happens at once has a place of its own.

/** An axis from left to right, in pixels; times in milliseconds. */
export interface TimeScale {
  readonly least: number
  readonly most: number
  readonly left: number
  readonly right: number
}

/** How many pixels at the left end belong to what happens at once. */
const AT_ONCE = 14

/** The axis on which times between two bounds have room, with some to spare on either side. */
export function timeScale(
  first: number,
  last: number,
  { left, right }: Pick<TimeScale, 'left' | 'right'>,
): TimeScale {
  const least = Math.max(0.001, first / 1.5)
  return { least, most: Math.max(last * 1.3, least * 10), left, right }
}

/** Where a time lies. */
export function placeOf({ least, most, left, right }: TimeScale, time: number): number {
  if (time < least) return left
  const share = Math.log(time / least) / Math.log(most / least)
  return left + AT_ONCE + Math.min(1, share) * (right - left - AT_ONCE)
}

/** The time that a place means, at or above the least. */
export function timeAt({ least, most, left, right }: TimeScale, place: number): number {
  const share = (place - left - AT_ONCE) / (right - left - AT_ONCE)
  return share < 0 ? 0 : least * (most / least) ** Math.min(1, share)
}

const STEPS = [1, 2, 5]

/** Round times on the axis, with at least so many pixels between two of them. */
export function ticksOf(scale: TimeScale, room: number): readonly number[] {
  const ticks: number[] = []
  const begin = Math.floor(Math.log10(scale.least))
  const end = Math.ceil(Math.log10(scale.most))
  const decade = placeOf(scale, scale.least * 10) - placeOf(scale, scale.least)
  const steps = decade / 3 >= room ? STEPS : [1]
  for (let power = begin; power <= end; power++)
    for (const step of steps) {
      const time = step * 10 ** power
      const last = ticks.at(-1)
      const isFar = last === undefined || placeOf(scale, time) - placeOf(scale, last) >= room
      if (time >= scale.least && time <= scale.most && isFar) ticks.push(time)
    }
  return ticks
}
