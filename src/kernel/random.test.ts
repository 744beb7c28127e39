// Random numbers: streams that know nothing of each other, evenly spread words, and a logarithm that is the same everywhere.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { below, exponential, happens, naturalLog, randomWord } from './random'

const words = (seed: number, stream: string, count: number) =>
  Array.from({ length: count }, (_, position) => randomWord(seed, stream, position))

/** The chi-square statistic of words sorted into equal bins: about the number of bins for even words. */
function chiSquare(values: readonly number[], bins: number): number {
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of values) {
    const bin = below(value, bins)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const expected = values.length / bins
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('random words', () => {
  test('are a function of seed, stream and position', () => {
    expect(words(7, 'link:a->b', 5)).toEqual(words(7, 'link:a->b', 5))
    expect(words(7, 'link:a->b', 5)).not.toEqual(words(8, 'link:a->b', 5))
    expect(words(7, 'link:a->b', 5)).not.toEqual(words(7, 'link:a->c', 5))
  })

  test('are spread evenly over 64 bins, in 200 streams of 6,400 words', () => {
    for (let stream = 0; stream < 200; stream++)
      // 63 degrees of freedom: above 130 with a chance of one in a million.
      expect(chiSquare(words(stream % 5, `stream-${stream}`, 6400), 64)).toBeLessThan(130)
  })

  test('of neighbouring positions, seeds and streams agree in half of their bits', () => {
    const bits = (x: number): number => (x === 0 ? 0 : (x & 1) + bits(x >>> 1))
    const agree = (pairs: readonly (readonly [number, number])[]) =>
      pairs.reduce((sum, [x, y]) => sum + 32 - bits((x ^ y) >>> 0), 0) / (32 * pairs.length)
    const pairs = (other: (i: number) => number) =>
      Array.from({ length: 4000 }, (_, i) => [randomWord(1, 'a', i), other(i)] as const)
    for (const other of [
      (i: number) => randomWord(1, 'a', i + 1),
      (i: number) => randomWord(2, 'a', i),
      (i: number) => randomWord(1, 'b', i),
    ])
      expect(Math.abs(agree(pairs(other)) - 0.5)).toBeLessThan(0.01)
  })

  test('choose below a bound and decide chances in proportion', () => {
    const drawn = words(3, 'x', 20_000)
    expect(new Set(drawn.map((word) => below(word, 6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
    expect(drawn.filter((word) => happens(word, 0.3)).length / drawn.length).toBeCloseTo(0.3, 1)
    expect(drawn.some((word) => happens(word, 0))).toBe(false)
    expect(drawn.every((word) => happens(word, 1))).toBe(true)
  })
})

describe('the logarithm', () => {
  test('agrees with Math.log to 1e-11, relative for large and absolute for small, 20,000 cases, seed 11', () => {
    const number = fc.double({ min: 2 ** -40, max: 1, noNaN: true })
    fc.assert(
      fc.property(number, (x) => {
        const exact = Math.log(x)
        expect(Math.abs(naturalLog(x) - exact)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(exact)))
      }),
      { seed: 11, numRuns: 20_000 },
    )
  })

  test('is exact at one and for every word of a random stream', () => {
    expect(naturalLog(1)).toBe(0)
    for (const word of words(5, 'log', 20_000)) {
      const x = (word + 1) / 0x100000000
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(1e-11)
    }
  })
})

describe('exponential lengths', () => {
  test('have the mean they were asked for, and the spread that goes with it', () => {
    const lengths = words(9, 'arrivals', 100_000).map((word) => exponential(word, 500))
    const mean = lengths.reduce((sum, x) => sum + x, 0) / lengths.length
    const variance = lengths.reduce((sum, x) => sum + (x - mean) ** 2, 0) / lengths.length
    expect(mean / 500).toBeCloseTo(1, 1)
    expect(Math.sqrt(variance) / 500).toBeCloseTo(1, 1)
    expect(Math.min(...lengths.slice(0, 10_000))).toBeGreaterThanOrEqual(0)
  })
})
