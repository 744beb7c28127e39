// The digest: what counts, what does not, and that different rows do not meet by chance, in either half.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashRow } from './digest'
import type { Json, JsonObject } from './json'
import { randomWord } from './random'
import { digestOf } from './rows'

const digest = (table: string, key: string, value: Json) => digestOf([[table, key, value]])
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
const fields = fc.dictionary(fc.string({ maxLength: 6 }), json, { maxKeys: 6, noNullPrototype: true })

describe('the digest of a row', () => {
  test('does not depend on the order of fields, 2,000 cases, seed 21', () => {
    const turned = (value: Json): Json => {
      if (Array.isArray(value)) return (value as readonly Json[]).map(turned)
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(
        Object.entries(value as JsonObject)
          .toReversed()
          .map(([k, v]) => [k, turned(v)]),
      )
    }
    fc.assert(
      fc.property(fields, (value) => {
        expect(digest('t', 'k', turned(value))).toBe(digest('t', 'k', value))
      }),
      { seed: 21, numRuns: 2000 },
    )
  })

  test('changes with table, key and value, 5,000 cases, seed 22', () => {
    fc.assert(
      fc.property(json, json, fc.string(), fc.string(), (one, two, k, l) => {
        if (JSON.stringify(one) !== JSON.stringify(two) && !sameJson(one, two))
          expect(digest('t', k, one)).not.toBe(digest('t', k, two))
        if (k !== l) expect(digest('t', k, one)).not.toBe(digest('t', l, one))
        if (k !== l) expect(digest(k, 'x', one)).not.toBe(digest(l, 'x', one))
        if (k !== l) expect(digest(k, l, one)).not.toBe(digest(l, k, one))
      }),
      { seed: 22, numRuns: 5000 },
    )
  })

  test('tells near values apart: numbers from text, null from nothing, nested from flat, small from large', () => {
    const values: readonly Json[] = [
      0,
      1,
      -1,
      2 ** 31,
      -(2 ** 31),
      2 ** 32,
      2 ** 32 + 1,
      2 ** 52 + 1,
      0.5,
      -0.5,
      1e300,
      '',
      '0',
      '1',
      'null',
      'true',
      '0.5',
      null,
      true,
      false,
      [],
      {},
      [[]],
      [{}],
      { a: {} },
      { a: [] },
      { a: null },
      { a: 1 },
      { b: 1 },
      { a: 1, b: 2 },
      { a: 2, b: 1 },
      { a: { b: 1 } },
      { b: { a: 1 } },
      [1, 2],
      [2, 1],
      [1, 2, 0],
      [[1], 2],
    ]
    expect(new Set(values.map((value) => digest('t', 'k', value))).size).toBe(values.length)
  })

  test('of 200,000 neighbouring rows collides neither whole nor more often in each half than chance allows', () => {
    const whole = new Set<string>()
    const [left, right] = [new Set<number>(), new Set<number>()]
    const count = 200_000
    for (let i = 0; i < count; i++) {
      const lanes = hashRow('outbox', String(i), { sent: null })
      left.add(lanes.a)
      right.add(lanes.b)
      whole.add(`${lanes.a}/${lanes.b}`)
    }
    expect(whole.size).toBe(count)
    // By chance 4.7 pairs of 200,000 meet in 32 bits.
    expect(count - left.size).toBeLessThan(20)
    expect(count - right.size).toBeLessThan(20)
  })

  test('is independent in its halves: rows that meet in one half do not meet in the other', () => {
    const seen = new Map<number, number>()
    let met = 0
    for (let i = 0; i < 400_000; i++) {
      const { a, b } = hashRow('wires', `m${randomWord(1, 'keys', i)}`, 1)
      const other = seen.get(a)
      if (other !== undefined) {
        met += 1
        expect(b).not.toBe(other)
      }
      seen.set(a, b)
    }
    expect(met).toBeGreaterThan(0)
  })
})

/** Equal for the digest: minus zero is zero, as in JSON. */
const sameJson = (one: Json, two: Json): boolean =>
  JSON.stringify(one, sorted) === JSON.stringify(two, sorted)

const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1)))
    : value
