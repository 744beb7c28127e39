// The logarithmic axis of time: every time has its place, every place its time, and ticks have room.
import { describe, expect, test } from 'vitest'
import { lagBars, stretchOf } from './lag-bars'
import { placeOf, ticksOf, timeAt, timeScale } from './time-scale'

const scale = timeScale(15, 1000, { left: 40, right: 640 })

describe('the axis', () => {
  test('has room for both ends, and a place of its own for what happens at once', () => {
    expect(placeOf(scale, 0)).toBe(40)
    expect(placeOf(scale, 15)).toBeGreaterThan(54)
    expect(placeOf(scale, 1000)).toBeLessThan(640)
    expect(placeOf(scale, 1_000_000)).toBe(640)
  })

  test('gives back the time of a place', () => {
    for (const time of [10, 15, 99, 1000]) expect(timeAt(scale, placeOf(scale, time))).toBeCloseTo(time, 6)
    expect(timeAt(scale, 45)).toBe(0)
  })

  test('has round ticks, fewer where there is little room', () => {
    expect(ticksOf(scale, 50)).toEqual([10, 20, 50, 100, 200, 500, 1000])
    expect(ticksOf(timeScale(15, 1000, { left: 40, right: 240 }), 50)).toEqual([10, 100, 1000])
  })

  test('stands also where everything happens at one time', () => {
    const single = timeScale(1, 1, { left: 0, right: 100 })
    expect(single.most).toBeGreaterThan(single.least)
    expect(placeOf(single, 1)).toBeGreaterThan(0)
  })
})

describe('bars', () => {
  const counts = [
    { until: 0, count: 1 },
    { until: 15, count: 2 },
    { until: 16, count: 1 },
    { until: 900, count: 4 },
  ]
  const bars = lagBars(counts, scale, { number: 20, whole: 10 })

  test('gather what lies close together, and their shares are of the whole', () => {
    expect(bars.map(({ share }) => share)).toEqual([0.1, 0.3, 0.4])
  })

  test('say between which times they lie', () => {
    const [atOnce, first] = bars.map((bar) => stretchOf(scale, bar))
    expect(atOnce?.[0]).toBe(0)
    expect(first?.[0]).toBeLessThanOrEqual(15)
    expect(first?.[1]).toBeGreaterThanOrEqual(16)
  })
})
