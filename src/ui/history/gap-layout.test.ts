// The gap chart's numbers: step lines, shortened stretches, few points for many, labels that do not collide.
import { describe, expect, test } from 'vitest'
import type { History } from '#app'
import { layoutGap, valuesAt } from './gap-layout'
import { historyAxis } from './history-axis'
import { timeAxis } from './time-axis'

const SECOND = 1_000_000
const history: History = {
  end: 10 * SECOND,
  gap: [
    { at: 1 * SECOND, step: 5, committed: 1, visible: 0 },
    { at: 2 * SECOND, step: 9, committed: 1, visible: 1 },
    { at: 4 * SECOND, step: 12, committed: 2, visible: 1 },
    { at: 6 * SECOND, step: 20, committed: 2, visible: 2 },
    { at: 8 * SECOND, step: 22, committed: 3, visible: 2 },
  ],
  bands: [{ id: 'f1', kind: 'down', target: 'relay', fault: 'crash', from: 5 * SECOND, until: null }],
  marks: [{ at: 5 * SECOND, step: 14, kind: 'crash', target: 'relay' }],
}
const options = { width: 500, height: 100, bandLabel: () => 'relay down', measure: () => 60 }

describe('the axis', () => {
  test('is linear where something happens all the time', () => {
    const axis = historyAxis(history, { width: 500 })
    expect(axis.breaks).toEqual([])
    expect(axis.x(5 * SECOND)).toBeCloseTo(250)
    expect(axis.at(125)).toBeCloseTo(2.5 * SECOND)
  })

  test('shortens a long stretch without change and says which', () => {
    const axis = timeAxis({
      from: 0,
      until: 120 * SECOND,
      width: 500,
      busy: [SECOND, 2 * SECOND, 110 * SECOND, 111 * SECOND],
    })
    expect(axis.breaks).toHaveLength(1)
    expect((axis.breaks[0]?.x1 ?? 0) - (axis.breaks[0]?.x0 ?? 0)).toBe(30)
    expect(axis.breaks[0]?.from).toBeGreaterThan(2 * SECOND)
    expect(axis.breaks[0]?.until).toBeLessThan(110 * SECOND)
  })

  test('goes there and back, also inside a break, and never runs backwards', () => {
    const axis = timeAxis({
      from: 0,
      until: 600 * SECOND,
      width: 700,
      busy: [SECOND, 300 * SECOND, 301 * SECOND],
    })
    let before = -1
    for (let at = 0; at <= 600 * SECOND; at += 7 * SECOND) {
      const x = axis.x(at)
      expect(axis.at(x)).toBeCloseTo(at, -2)
      expect(x).toBeGreaterThan(before)
      before = x
    }
    expect(axis.x(600 * SECOND)).toBeCloseTo(700)
  })

  test('is linear for a run in which nothing happens, and clamps what it is asked', () => {
    const axis = timeAxis({ from: 0, until: 60 * SECOND, width: 100, busy: [] })
    expect(axis.x(30 * SECOND)).toBeCloseTo(50)
    expect(axis.x(-5)).toBe(0)
    expect(axis.x(999 * SECOND)).toBe(100)
    expect(timeAxis({ from: 0, until: 0, width: 100, busy: [] }).x(0)).toBe(0)
  })
})

/** The corners of a path of straight lines. */
const corners = (path: string): readonly (readonly [number, number])[] =>
  path
    .slice(1)
    .split('L')
    .map((corner) => corner.split(',').map(Number))
    .map(([x = NaN, y = NaN]) => [x, y] as const)

/** How high a step line runs at a place. */
function heightAt(path: string, x: number): number {
  const before = corners(path).filter((corner) => corner[0] <= x)
  return before.at(-1)?.[1] ?? NaN
}

describe('the lines', () => {
  test('are steps that hold until the next change', () => {
    const { committed, visible } = layoutGap(history, options)
    const heights = (path: string) => [25, 75, 150, 250, 350, 450].map((x) => heightAt(path, x))
    expect(heights(committed)).toEqual([100, 66.67, 66.67, 33.33, 33.33, 0])
    expect(heights(visible)).toEqual([100, 100, 66.67, 66.67, 33.33, 33.33])
  })

  test('begin and end with the values they have there', () => {
    const { end, axis } = layoutGap(history, { ...options, from: 5 * SECOND, until: 9 * SECOND })
    expect(axis.x(5 * SECOND)).toBe(0)
    expect(end).toMatchObject({ committed: 3, visible: 2 })
  })

  test('of a history without events are flat', () => {
    const empty = layoutGap({ end: 0, gap: [], bands: [], marks: [] }, options)
    expect(corners(empty.committed)).toEqual([
      [0, 100],
      [500, 100],
      [500, 100],
    ])
    expect(empty.levels).toHaveLength(2)
  })

  test('of a hundred thousand changes are a few points for each pixel', () => {
    const gap = Array.from({ length: 100_000 }, (_, index) => ({
      at: index * 1000,
      step: index,
      committed: index + 1,
      visible: index === 50_000 ? 0 : index,
    }))
    const { committed, visible } = layoutGap({ end: 100_000_000, gap, bands: [], marks: [] }, options)
    // A step has two corners.
    expect(corners(committed).length).toBeLessThan(500 * 4 * 2 + 4)
    expect(corners(visible).filter(([, y]) => y === 100).length).toBeGreaterThan(1)
    expect(heightAt(visible, 260)).toBeLessThan(60)
  })
})

test('values at an instant are those of the last change', () => {
  expect(valuesAt(history, 3 * SECOND)).toMatchObject({ committed: 1, visible: 1, step: 9 })
  expect(valuesAt(history, 0)).toMatchObject({ committed: 0, visible: 0 })
})

test('a fault that lasts reaches to the end, and its label has a place', () => {
  const [band] = layoutGap(history, options).bands
  expect(band).toMatchObject({ x: 250, width: 250, lane: 0 })
})

test('labels of bands that begin together stand in different rows, and what has no room has none', () => {
  const bands = Array.from({ length: 5 }, (_, index) => ({
    id: `f${index}`,
    kind: 'fault' as const,
    target: 'relay',
    fault: 'slow',
    from: index * 1000,
    until: 9 * SECOND,
  }))
  expect(layoutGap({ ...history, bands }, options).bands.map(({ lane }) => lane)).toEqual([
    0,
    1,
    2,
    null,
    null,
  ])
})

test('ticks keep their distance and stay out of breaks', () => {
  const busy: History = { ...history, end: 300 * SECOND }
  const { ticks, axis } = layoutGap(busy, options)
  expect(ticks.length).toBeGreaterThan(1)
  ticks.slice(1).forEach((tick, index) => expect(tick.x - (ticks[index]?.x ?? 0)).toBeGreaterThanOrEqual(76))
  expect(ticks.filter(({ x }) => axis.breaks.some((gap) => x > gap.x0 && x < gap.x1))).toEqual([])
})
