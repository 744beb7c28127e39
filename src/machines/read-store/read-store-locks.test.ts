// Row locks of a summary table: parallel projectors wait for each other at a hot counter row, and only there.
import { describe, expect, test } from 'vitest'
import { readStoreRig } from './read-store-rig'

const table = () => readStoreRig({ kind: 'summary-table', service: { read: 300, apply: 10_000 } })
const appliedAt = (store: ReturnType<typeof table>, who: string) =>
  store.heard(who, 'applied').map(({ at }) => at)

test('two writers of one counter row: the second waits for the first', () => {
  const store = table()
  store.apply(0, 'o1', 1)
  store.apply(1, 'o2', 1, { from: 'projector-2' })
  store.until(100)
  expect(appliedAt(store, 'projector')).toEqual([12])
  expect(appliedAt(store, 'projector-2')).toEqual([22])
  expect(store.row('counts', 'all')).toEqual({ events: 2 })
})

test('writers of different counter rows do not wait', () => {
  const store = table()
  store.apply(0, 'o1', 1, { group: 'a' })
  store.apply(1, 'o2', 1, { group: 'b', from: 'projector-2' })
  store.until(100)
  expect(appliedAt(store, 'projector-2')).toEqual([13])
})

test('a document store has no such rows', () => {
  const store = readStoreRig({ service: { read: 300, apply: 10_000 } })
  store.apply(0, 'o1', 1)
  store.apply(1, 'o2', 1, { from: 'projector-2' })
  store.until(100)
  expect(store.heard('projector-2', 'applied').map(({ at }) => at)).toEqual([13])
})

test('many writers of one row take turns in the order in which they came, and none is lost', () => {
  const store = table()
  for (let i = 1; i <= 6; i++)
    store.apply(i / 10, `o${i}`, 1, { from: i % 2 === 0 ? 'projector' : 'projector-2' })
  store.until(200)
  const written = store.simulation.journal
    .filter(({ event }) => event === 'written')
    .map(({ at, cause }) => [at, cause.kind === 'timer' ? JSON.stringify(cause.body).match(/o\d/)?.[0] : ''])
  expect(written.map(([, key]) => key)).toEqual(['o1', 'o2', 'o3', 'o4', 'o5', 'o6'])
  expect(store.row('counts', 'all')).toEqual({ events: 6 })
  expect(store.rows('read-store.row_locks')).toEqual([])
  expect(store.rows('read-store.lock_waits')).toEqual([])
})

describe('a crash', () => {
  test('lets go of every lock', () => {
    const store = table()
    store.apply(0, 'o1', 1)
    store.apply(1, 'o2', 1, { from: 'projector-2' })
    store.plan(5, { kind: 'crash', component: 'read-store', restartAfter: 1000 })
    store.apply(300, 'o3', 1)
    store.until(400)
    expect(appliedAt(store, 'projector')).toEqual([312])
    expect(store.row('counts', 'all')).toEqual({ events: 1 })
  })
})
