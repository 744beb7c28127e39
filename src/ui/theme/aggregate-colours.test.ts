// Aggregates keep their colours, and all colours can be read and told apart in both themes.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { aggregateColour, aggregateColours, aggregateMark, aggregatePaint } from './aggregate-colours'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split("[data-theme='dark'] {")

const tokens = (part: string): ReadonlyMap<string, string> =>
  new Map(
    [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )

const themes = { light: tokens(light), dark: tokens(dark) }

const channels = (hex: string): readonly [number, number, number] => {
  const at = (from: number): number => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return [at(1), at(3), at(5)]
}

const luminance = (hex: string): number => {
  const [r, g, b] = channels(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

/** How different two colours look, in OKLab. */
function difference(a: string, b: string): number {
  const lab = (hex: string): readonly number[] => {
    const [r, g, b2] = channels(hex)
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b2)
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b2)
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b2)
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ]
  }
  const first = lab(a)
  return Math.hypot(...lab(b).map((value, index) => value - (first[index] ?? 0)))
}

describe('the colour of an aggregate', () => {
  test('follows from the number in its key', () => {
    expect([1, 2, 8, 9].map((number) => aggregateColour(`order-${number}`))).toEqual([1, 2, 8, 1])
    expect(aggregatePaint('order-3')).toBe('var(--agg-3)')
  })

  test('is one of eight for any key, always the same, and grey for none', () => {
    for (const key of ['room', '방', 'order-0', 'order-123456', 'a-1-b-2']) {
      expect(aggregateColour(key)).toBe(aggregateColour(key))
      expect(aggregateColour(key)).toBeGreaterThanOrEqual(1)
      expect(aggregateColour(key)).toBeLessThanOrEqual(aggregateColours)
    }
    expect(aggregatePaint('')).toBe('var(--lane)')
  })

  test('is never alone: the mark is the number, or a letter', () => {
    expect(aggregateMark('order-12')).toBe('12')
    expect(aggregateMark('lobby')).toBe('L')
  })
})

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  const colour = (name: string): string => theme.get(name) ?? '#000000'
  const aggregates = Array.from({ length: aggregateColours }, (__, index) => colour(`agg-${index + 1}`))

  test('has text that can be read on every ground it stands on', () => {
    const grounds = ['panel', 'paper', 'write-wash', 'read-wash']
    for (const text of ['ink', 'soft', 'write', 'read', 'ok', 'stale', 'fault'])
      for (const ground of grounds)
        expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    for (const role of ['ok', 'stale', 'fault', 'write', 'read'])
      expect(contrast(colour(role), colour(`${role}-tint`)), role).toBeGreaterThanOrEqual(4.5)
  })

  test('has numbers that can be read on every aggregate, and rings on the panel', () => {
    for (const aggregate of aggregates) {
      expect(contrast(aggregate, colour('agg-ink')), aggregate).toBeGreaterThanOrEqual(4.5)
      expect(contrast(aggregate, colour('panel')), aggregate).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('has eight aggregate colours that differ', () => {
    aggregates.forEach((a, index) => {
      for (const b of aggregates.slice(index + 1))
        expect(difference(a, b), `${a} ${b}`).toBeGreaterThan(0.075)
    })
  })

  test('has lanes that can be seen', () => {
    for (const ground of ['write-wash', 'read-wash'])
      expect(contrast(colour('lane'), colour(ground))).toBeGreaterThanOrEqual(2.8)
  })
})
