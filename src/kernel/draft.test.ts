// A step in the making: reads through its own writes, and hands over the shortest list of changes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Draft } from './draft'
import { defineTable, RowStore } from './rows'
import { clock, CLOCK } from './tables'
import { START } from './time'

const table = defineTable<number>({ name: 't', owner: 'a', durable: true, home: 'writeStore' })
const other = defineTable<number>({ name: 'u', owner: 'a', durable: false, home: 'kernel' })

function storeWith(rows: readonly (readonly [string, number])[]): RowStore {
  const store = new RowStore([clock, table, other])
  const put = (name: string, key: string, row: number | object) => {
    const change = store.changeTo(name, key, row as number)
    if (change !== undefined) store.apply(change)
  }
  put(clock.name, CLOCK, { now: 0, sequence: 5, progress: 2 })
  for (const [key, row] of rows) put('t', key, row)
  return store
}

describe('a draft', () => {
  test('reads like a map that was written to at once, 2,000 cases with few and many writes, seed 41', () => {
    const key = fc.nat({ max: 30 }).map((n) => `k${n}`)
    const writes = fc.array(fc.tuple(key, fc.option(fc.nat({ max: 3 }), { nil: undefined }), fc.boolean()))
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat({ max: 3 }))), writes, (present, list) => {
        const store = storeWith(present)
        const draft = new Draft(store, START)
        const model = new Map(present)
        for (const [each, row, elsewhere] of list) {
          if (elsewhere) draft.put(other, each, row)
          else {
            draft.put(table, each, row)
            if (row === undefined) model.delete(each)
            else model.set(each, row)
          }
          expect(draft.get(table, each)).toBe(model.get(each))
        }
        expect(draft.keys(table)).toEqual([...model.keys()].toSorted())
        expect(draft.size(table)).toBe(model.size)
        for (const change of draft.changes()) store.apply(change)
        expect(new Map(store.entries('t'))).toEqual(model)
      }),
      { seed: 41, numRuns: 2000 },
    )
  })

  test('leaves nothing behind of a row that it wrote and removed again', () => {
    const draft = new Draft(storeWith([]), START)
    draft.put(table, 'k', 1)
    draft.put(table, 'k', undefined)
    expect(draft.changes().filter((change) => change.table === 't')).toEqual([])
  })

  test('applies nothing before its changes are applied', () => {
    const store = storeWith([['k', 1]])
    const digest = store.digest
    const draft = new Draft(store, START)
    draft.put(table, 'k', 2)
    draft.changes()
    expect(store.digest).toBe(digest)
    expect(store.get('t', 'k')).toBe(1)
  })

  test('hands out numbers that go on from the clock and end in it', () => {
    const draft = new Draft(storeWith([]), START)
    expect([draft.nextSequence(), draft.nextSequence()]).toEqual([6, 7])
    expect(draft.changes().at(-1)?.after).toMatchObject({ sequence: 7 })
  })

  test('counts as progress when a row of a component changes, unless the step is mere polling', () => {
    const progressOf = (background: boolean, write: boolean) => {
      const draft = new Draft(storeWith([]), START)
      draft.background = background
      if (write) draft.put(table, 'k', 1)
      draft.nextSequence()
      return draft.changes().at(-1)?.after
    }
    expect(progressOf(false, true)).toMatchObject({ progress: 6 })
    expect(progressOf(true, true)).toMatchObject({ progress: 2 })
    expect(progressOf(false, false)).toMatchObject({ progress: 2 })
  })
})
