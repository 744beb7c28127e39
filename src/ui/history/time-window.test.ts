// The window of the charts: what stays where it is when one zooms, and that it never leaves the run.
import { describe, expect, test } from 'vitest'
import { brushed, following, panned, SHORTEST, zoomed } from './time-window'

const END = 1_000_000

describe('zooming', () => {
  test('keeps the anchor where it is', () => {
    expect(zoomed(null, END, { factor: 2, anchor: 400_000 })).toEqual({ from: 200_000, until: 700_000 })
  })
  test('out to the whole run shows the whole run, also as it grows', () => {
    expect(zoomed({ from: 0, until: 600_000 }, END, { factor: 0.5, anchor: 0 })).toBeNull()
  })
  test('ends where nothing more could be seen', () => {
    const { from, until } = zoomed({ from: 500, until: 500 + SHORTEST }, END, { factor: 8, anchor: 900 }) ?? {
      from: 0,
      until: 0,
    }
    expect(until - from).toBe(SHORTEST)
  })
  test('about an instant that is not shown goes to the end that is nearest to it', () => {
    const window = { from: 200_000, until: 400_000 }
    expect(zoomed(window, END, { factor: 2, anchor: 900_000 })).toEqual({ from: 300_000, until: 400_000 })
  })
})

describe('moving', () => {
  test('goes by a share of the window and stops at the ends of the run', () => {
    const window = { from: 200_000, until: 400_000 }
    expect(panned(window, END, 0.5)).toEqual({ from: 300_000, until: 500_000 })
    expect(panned(window, END, -4)).toEqual({ from: 0, until: 200_000 })
    expect(panned(window, END, 40)).toEqual({ from: 800_000, until: END })
  })
  test('does nothing where all is shown', () => {
    expect(panned(null, END, 1)).toBeNull()
  })
})

test('a brush shows what lies under it, in whichever direction it was drawn, and a touch is not nothing', () => {
  expect(brushed(700_000, 300_000, END)).toEqual({ from: 300_000, until: 700_000 })
  expect(brushed(500, 500, END)).toEqual({ from: 500, until: 500 + SHORTEST })
  expect(brushed(0, END, END)).toBeNull()
})

test('the window follows a cursor that leaves it, and no other', () => {
  const window = { from: 200_000, until: 400_000 }
  expect(following(window, END, 300_000)).toBe(window)
  expect(following(window, END, 500_000)).toEqual({ from: 470_000, until: 670_000 })
  expect(following(window, END, 10_000)).toEqual({ from: 0, until: 200_000 })
  expect(following(null, END, 500_000)).toBeNull()
})
