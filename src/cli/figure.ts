// What a benchmark says: a figure, and beside it the figure's ratio to a yardstick timed at the same moment. The page
// that measures in a browser says it in the same way.

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /**
   * The same as a multiple of the yardstick, which does not depend on the machine and its mood: a duration in yardsticks,
   * a rate as what fits into one. Null for shares, which are ratios already.
   */
  readonly ratio: number | null
  /** What was measured. */
  readonly note: string
}

/** One timed pass, with the yardstick as it was around it. Both in milliseconds. */
export interface Sample {
  readonly millis: number
  readonly yardstick: number
}

const KEYS = Array.from({ length: 1024 }, (_, i) => `row-${i}`)
const counts = new Map(KEYS.map((key) => [key, { times: 0 }]))

/**
 * The fixed piece of work that is the yardstick: rows looked up by key and changed, texts hashed. It leaves no garbage,
 * because how fast garbage is collected depends on everything else that lives.
 */
function work(): number {
  let hash = 1
  for (let i = 0; i < 60_000; i++) {
    const key = KEYS[hash & 1023] ?? ''
    const row = counts.get(key)
    if (row !== undefined) row.times = (row.times + 1) | 0
    for (let j = 0; j < key.length; j++) hash = Math.imul(hash ^ key.charCodeAt(j), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash
}

const REPEATS = 12

/** How long the yardstick takes now, in milliseconds. The first round is for the compiler. */
export function yardstick(): number {
  work()
  const begun = performance.now()
  for (let i = 0; i < REPEATS; i++) work()
  return (performance.now() - begun) / REPEATS
}

/** Starts a clock; the returned function stops it. The yardstick is timed before and after. */
export function start(): () => Sample {
  const before = yardstick()
  const begun = performance.now()
  return () => {
    const millis = performance.now() - begun
    return { millis, yardstick: (before + yardstick()) / 2 }
  }
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((x, y) => x - y)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Four digits are more than any of this is good for. */
export const rounded = (value: number): number => Number(value.toPrecision(4))

/** The median of the passes, in milliseconds and in yardsticks. */
function middle(samples: readonly Sample[]): { readonly millis: number; readonly yardsticks: number } {
  const millis = median(samples.map((sample) => sample.millis))
  const mean = samples.reduce((sum, sample) => sum + sample.yardstick, 0) / samples.length
  return { millis, yardsticks: millis / mean }
}

/** How long a pass took. */
export function duration(name: string, note: string, samples: readonly Sample[]): Figure {
  const { millis, yardsticks } = middle(samples)
  return { name, value: rounded(millis), unit: 'ms', ratio: rounded(yardsticks), note }
}

/** What a pass made: so many steps, runs, states. */
export interface Made {
  readonly count: number
  readonly unit: string
}

/** How many a second a pass made. */
export function rate(name: string, note: string, { count, unit }: Made, samples: readonly Sample[]): Figure {
  const { millis, yardsticks } = middle(samples)
  return { name, value: rounded((count / millis) * 1000), unit, ratio: rounded(count / yardsticks), note }
}

/** A part of a whole. */
export const share = (name: string, note: string, part: number): Figure => ({
  name,
  value: Math.round(part * 1000) / 10,
  unit: '%',
  ratio: null,
  note,
})

/** The yardstick itself, so that ratios can be turned back. */
export const yardstickFigure = (where: string): Figure => ({
  name: `yardstick in ${where}`,
  value: rounded(median(Array.from({ length: 5 }, yardstick))),
  unit: 'ms',
  ratio: 1,
  note: 'a fixed loop that looks rows up and hashes texts: what ratios refer to',
})
