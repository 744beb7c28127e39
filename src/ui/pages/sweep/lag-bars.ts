// The distribution of lag as bars of equal width on a logarithmic axis.
import { placeOf, timeAt, type TimeScale } from './time-scale'

/** A bar in pixels, and the share of all writes that it stands for. */
export interface LagBar {
  readonly left: number
  readonly right: number
  readonly share: number
}

type Counts = readonly { readonly until: number; readonly count: number }[]

/** Counts by time, gathered into so many bars; shares are of `whole`. */
export function lagBars(
  counts: Counts,
  scale: TimeScale,
  { number, whole }: { readonly number: number; readonly whole: number },
): readonly LagBar[] {
  const begin = placeOf(scale, scale.least)
  const width = (scale.right - begin) / number
  const sums = new Map<number, number>()
  for (const { until, count } of counts) {
    const index =
      until < scale.least ? -1 : Math.min(number - 1, Math.floor((placeOf(scale, until) - begin) / width))
    sums.set(index, (sums.get(index) ?? 0) + count)
  }
  return [...sums]
    .toSorted(([a], [b]) => a - b)
    .map(([index, sum]) => ({
      left: index < 0 ? scale.left : begin + index * width,
      right: index < 0 ? begin : begin + (index + 1) * width,
      share: whole === 0 ? 0 : sum / whole,
    }))
}

/** The times between which a bar lies. */
export const stretchOf = (
  scale: TimeScale,
  { left, right }: LagBar,
): readonly [from: number, until: number] => [timeAt(scale, left), timeAt(scale, right)]
