// The desk: what is read there shows what the same act has written, and each row leaves it once.
import { expect, test } from 'vitest'
import { defineTable, type SimTime, type View } from '#kernel'
import { atDesk } from './desk'
import { reach } from '../effects'

const table = defineTable<number>({ name: 'numbers', owner: 'desk', durable: true, home: 'kernel' })
const other = defineTable<number>({ name: 'others', owner: 'desk', durable: true, home: 'kernel' })

/** A view of one table. */
function viewOf(rows: { readonly [key: string]: number }): View {
  const view: Pick<View, 'now' | 'keys' | 'size'> & { get(of: unknown, key: string): unknown } = {
    now: 0 as SimTime,
    get: (of, key) => (of === table ? rows[key] : undefined),
    keys: (of) => (of === table ? Object.keys(rows).toSorted() : []),
    size: (of) => (of === table ? Object.keys(rows).length : 0),
  }
  return view as View
}

test('reading, listing and counting at a desk see what was written there', () => {
  atDesk(viewOf({ a: 1, b: 2 }), (desk) => {
    desk.put(table, 'b', undefined)
    desk.put(table, 'c', 3)
    desk.put(table, 'a', 5)
    desk.put(other, 'z', 9)
    expect([desk.get(table, 'a'), desk.get(table, 'b'), desk.get(table, 'c')]).toEqual([5, undefined, 3])
    expect([desk.keys(table), desk.size(table)]).toEqual([['a', 'c'], 2])
    expect([desk.keys(other), desk.size(other)]).toEqual([['z'], 1])
  })
})

test('each row leaves the desk as it was left, once, and before what was said', () => {
  const effects = atDesk(viewOf({}), (desk) => {
    desk.say(reach('point'))
    desk.put(table, 'a', 1)
    desk.put(table, 'a', 2)
  })
  expect(effects).toEqual([{ kind: 'write', table, key: 'a', row: 2 }, reach('point')])
})
