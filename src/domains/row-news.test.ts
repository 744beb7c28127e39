/** When a payload is one of style `row`. */
import { expect, test } from 'vitest'
import type { JsonObject } from './domain'
import { readRowPayload } from './row-news'

const row = { id: 'thing-1', version: 2 }
const parent = { table: 'things', key: 'thing-1', row }

test('a row that was created, updated or read is there, and of a deleted one there is only the key', () => {
  for (const op of ['c', 'u', 'r'] as const) {
    expect(readRowPayload({ ...parent, op })).toEqual({ ...parent, op })
    expect(readRowPayload({ ...parent, op, row: null })).toBeUndefined()
  }
  expect(readRowPayload({ ...parent, op: 'd' })).toEqual({ ...parent, op: 'd', row: null })
})

test.each<JsonObject>([
  {},
  { ...parent, op: 'x' },
  { ...parent, op: 'u', row: [row] },
  { ...parent, op: 'u', key: '' },
  { key: 'thing-1', op: 'u', row },
])('%j is no row', (payload) => {
  expect(readRowPayload(payload)).toBeUndefined()
})
