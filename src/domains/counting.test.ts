/** What keeps the rows of counters equal to what documents contribute. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, changesToCarry, readChanges, writeCounts } from './counting'
import type { Counter } from './counting'
import type { Contribution, JsonObject } from './domain'

const counter: Counter = {
  name: 'pets',
  group: 'kind',
  fields: ['many', 'hungry'],
  groupOf: (value) => (value === 'cat' || value === 'dog' ? value : undefined),
}
const pets = (key: string, many: number, hungry: number): Contribution => ({
  model: 'pets',
  key,
  add: { many, hungry },
})

const household = fc
  .record({ cat: fc.nat(3), dog: fc.nat(3), hungry: fc.boolean() })
  .map(({ cat, dog, hungry }) =>
    [pets('cat', cat, hungry ? cat : 0), pets('dog', dog, 0)].slice(hungry ? 0 : 1),
  )

test('a document that moves to another group takes its share out of the old one first', () => {
  expect(changesBetween([pets('cat', 2, 1)], [pets('dog', 2, 0)])).toEqual([
    pets('cat', -2, -1),
    pets('dog', 2, 0),
  ])
})

test('what stays the same is no change, and no row is written for it', () => {
  expect(changesBetween([pets('cat', 2, 1)], [pets('cat', 2, 1), pets('dog', 0, 0)])).toEqual([])
  expect(writeCounts([pets('cat', 0, 0)], () => undefined)).toEqual([])
})

test('rows that are moved from document to document say what the last one contributes (seed 51)', () => {
  fc.assert(
    fc.property(fc.array(household, { minLength: 1 }), (documents) => {
      const rows = new Map<string, JsonObject>()
      documents.forEach((document, at) => {
        const changes = changesBetween(documents[at - 1] ?? [], document)
        for (const { key, row } of writeCounts(changes, (_model, place) => rows.get(place)))
          rows.set(key, row ?? {})
      })
      for (const key of ['cat', 'dog']) {
        const last = documents.at(-1)?.find((each) => each.key === key)
        expect(rows.get(key) ?? pets(key, 0, 0).add).toEqual(last?.add ?? pets(key, 0, 0).add)
      }
    }),
    { seed: 51 },
  )
})

test('changes are read as they were carried, and not when a group or a number is none', () => {
  const changes = [pets('cat', 1, -1), pets('dog', 0, 2)]
  expect(changesToCarry(counter, changes)[0]).toEqual({ kind: 'cat', many: 1, hungry: -1 })
  expect(readChanges(counter, changesToCarry(counter, changes))).toEqual(changes)
  for (const spoilt of [{ kind: 'cow', many: 1, hungry: 1 }, { kind: 'cat', many: 1 }, 'cat', null]) {
    expect(readChanges(counter, [spoilt])).toBeUndefined()
  }
  expect(readChanges(counter, undefined)).toBeUndefined()
})
