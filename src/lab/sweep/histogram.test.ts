// Counts by size: what a bucket forgets, and that parts add up to the whole whichever way they are cut.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTo, bars, type Histogram, note, quantile, total } from './histogram'

const times = fc.array(fc.integer({ min: 0, max: 700_000_000_000 }), { maxLength: 200 })
const histogramOf = (samples: readonly number[]): Histogram => {
  const histogram: Histogram = {}
  for (const sample of samples) note(histogram, sample)
  return histogram
}
const seed = { seed: 20_261_125 }

test('times up to 255 µs are exact, the first longer ones share a bucket in pairs', () => {
  expect(bars(histogramOf([0, 255, 256, 257, 258]))).toEqual([
    [0, 1],
    [255, 1],
    [257, 2],
    [259, 1],
  ])
})

test('a bucket says at most one part in 128 more than was counted, and never less (seed 20261125)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700_000_000_000 }), (time) => {
      const [[edge] = [-1]] = bars(histogramOf([time]))
      expect(edge).toBeGreaterThanOrEqual(time)
      expect(edge - time).toBeLessThanOrEqual(time / 128)
    }),
    seed,
  )
})

test('parts add up to the whole (seed 20261125)', () => {
  fc.assert(
    fc.property(times, times, (some, others) => {
      const whole = histogramOf(others)
      addTo(whole, histogramOf(some))
      expect(whole).toEqual(histogramOf([...some, ...others]))
      expect(total(whole)).toBe(some.length + others.length)
    }),
    seed,
  )
})

test('a quantile is the edge of the bucket in which the sorted sample lies (seed 20261125)', () => {
  fc.assert(
    fc.property(times, fc.constantFrom(0.1, 0.5, 0.9, 0.99, 1), (samples, share) => {
      const sorted = samples.toSorted((a, b) => a - b)
      const sample = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
      const [[edge] = [0]] = sample === undefined ? [] : bars(histogramOf([sample]))
      expect(quantile(histogramOf(samples), share)).toBe(edge)
    }),
    seed,
  )
})
