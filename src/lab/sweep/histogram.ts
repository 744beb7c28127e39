// Many lengths of time as counts by size: bounded however many runs there are, and two of them add up to one.

/** Counts by bucket. Plain JSON, so that it can travel between threads. */
export type Histogram = { [bucket: string]: number }

/** Up to here every microsecond has a bucket; above, every octave has half as many. */
const EXACT = 256
const PER_OCTAVE = EXACT / 2

/** The bucket of a length of time in whole microseconds. */
function bucketOf(micros: number): number {
  let octave = 0
  let rest = micros
  for (; rest >= EXACT; octave++) rest = Math.floor(rest / 2)
  return rest + octave * PER_OCTAVE
}

/** The longest time that falls into a bucket: at most one part in 128 longer than the shortest one. */
function edgeOf(bucket: number): number {
  if (bucket < EXACT) return bucket
  const octave = Math.floor(bucket / PER_OCTAVE) - 1
  return (bucket - octave * PER_OCTAVE + 1) * 2 ** octave - 1
}

/** Counts one more length of time. */
export function note(histogram: Histogram, micros: number): void {
  const bucket = bucketOf(micros)
  histogram[bucket] = (histogram[bucket] ?? 0) + 1
}

/** Adds the counts of `part` to those of `whole`. */
export function addTo(whole: Histogram, part: Histogram): void {
  for (const [bucket, count] of Object.entries(part)) whole[bucket] = (whole[bucket] ?? 0) + count
}

/** Each bucket's edge and count, the shortest first. */
export const bars = (histogram: Histogram): readonly (readonly [edge: number, count: number])[] =>
  Object.entries(histogram)
    .map(([bucket, count]): readonly [number, number] => [Number(bucket), count])
    .toSorted(([a], [b]) => a - b)
    .map(([bucket, count]) => [edgeOf(bucket), count])

/** How many were counted. */
export const total = (histogram: Histogram): number =>
  Object.values(histogram).reduce((sum, count) => sum + count, 0)

/** A time that this share of all does not exceed, rounded up to its bucket's edge; 0 where nothing was counted. */
export function quantile(histogram: Histogram, share: number): number {
  let left = share * total(histogram)
  let last = 0
  for (const [edge, count] of bars(histogram)) {
    left -= count
    last = edge
    if (left <= 0) break
  }
  return last
}
