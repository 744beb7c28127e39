// What counts as JSON, and when two values say the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf, type Json } from '#kernel'
import { isJson, sameJson } from './json-value'

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, true, false, '', 0),
    fc.integer(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
  ),
})).value

test('JSON is JSON, and survives the copying that a database does', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(isJson(value)).toBe(true)
      expect(sameJson(value, structuredClone(value))).toBe(true)
    }),
  )
})

test('values that say the same have the same digest', () => {
  fc.assert(
    fc.property(json, json, (left, right) => {
      const same = digestOf([['t', 'k', left]]) === digestOf([['t', 'k', right]])
      expect(sameJson(left, right)).toBe(same)
    }),
  )
})

test('the order of fields does not count, a missing field does', () => {
  expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
  expect(sameJson({ a: 1 }, { a: 1, b: null })).toBe(false)
  expect(sameJson({ a: 1 }, { b: 1 })).toBe(false)
  expect(sameJson([], {})).toBe(false)
  expect(sameJson(undefined, null)).toBe(false)
})

test('what JSON cannot say is not JSON', () => {
  const circle: unknown[] = []
  circle.push(circle)
  for (const value of [
    undefined,
    1n,
    Symbol('s'),
    () => 1,
    new Date(0),
    new Map(),
    [1n],
    { a: [new Set()] },
    circle,
  ])
    expect(isJson(value)).toBe(false)
  expect(isJson({ a: undefined })).toBe(true)
})
