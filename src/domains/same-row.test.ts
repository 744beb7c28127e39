// When two rows of a read model say the same: documents without their version, counters with missing as zero.
import { describe, expect, test } from 'vitest'
import type { ReadModelSpec } from './domain'
import { sameRow } from './same-row'

const counter: ReadModelSpec = { name: 'counts', kind: 'counter', fields: ['a', 'b'] }
const document: ReadModelSpec = { name: 'things', kind: 'document', fields: ['status', 'tags', 'version'] }

describe('in a counter', () => {
  test('a missing row equals a row of zeros', () => {
    expect(sameRow(counter, undefined, { a: 0, b: 0 })).toBe(true)
    expect(sameRow(counter, { a: 0, b: -0 }, undefined)).toBe(true)
    expect(sameRow(counter, undefined, undefined)).toBe(true)
  })

  test('one differing field is enough to differ', () => {
    expect(sameRow(counter, undefined, { a: 0, b: 1 })).toBe(false)
    expect(sameRow(counter, { a: 1, b: 2 }, { a: 1, b: 2 })).toBe(true)
    expect(sameRow(counter, { a: 1, b: 2 }, { a: 1, b: 3 })).toBe(false)
  })

  test('a spoilt count equals nothing, not even zero', () => {
    expect(sameRow(counter, { a: 'many', b: 0 }, undefined)).toBe(false)
    expect(sameRow(counter, { a: 1.5, b: 0 }, { a: 1.5, b: 0 })).toBe(false)
    expect(sameRow(counter, { b: 0 }, undefined)).toBe(false)
  })
})

describe('in a document', () => {
  test('a missing row equals only a missing row', () => {
    expect(sameRow(document, undefined, undefined)).toBe(true)
    expect(sameRow(document, { status: 'paid', tags: [] }, undefined)).toBe(false)
    expect(sameRow(document, undefined, { status: 'paid', tags: [] })).toBe(false)
  })

  test('the version that wrote last is not compared', () => {
    expect(sameRow(document, { status: 'paid', version: 2 }, { status: 'paid', version: 4 })).toBe(true)
    expect(sameRow(document, { status: 'paid', version: 2 }, { status: 'placed', version: 2 })).toBe(false)
  })

  test('nested values are compared by what they say', () => {
    const tags = [{ x: 1, y: [null] }]
    expect(sameRow(document, { status: 'paid', tags }, { status: 'paid', tags: [{ y: [null], x: 1 }] })).toBe(
      true,
    )
    expect(sameRow(document, { status: 'paid', tags }, { status: 'paid', tags: [{ y: [], x: 1 }] })).toBe(
      false,
    )
    expect(sameRow(document, { status: 'paid', tags }, { status: 'paid', tags: { 0: tags } })).toBe(false)
    expect(sameRow(document, { status: 'paid', tags: null }, { status: 'paid' })).toBe(false)
  })
})
