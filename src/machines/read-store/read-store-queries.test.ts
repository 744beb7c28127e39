// Queries of a read store: those that wait for a version, those that wait in vain, those that want some fields, and the age of news.
import { describe, expect, test } from 'vitest'
import { readStoreRig } from './read-store-rig'

describe('a query for a version that is not there yet', () => {
  test('is answered when the version comes', () => {
    const store = readStoreRig({})
    store.apply(0, 'o1', 1)
    store.ask(10, 'o1', { atLeast: 2, timeout: 1_000_000 })
    store.apply(200, 'o1', 2)
    store.until(3000)
    expect(store.answers()).toEqual([{ at: 203, version: 2 }])
    expect(store.rows('read-store.held')).toEqual([])
  })

  test('is answered late with what is there when the version does not come', () => {
    const store = readStoreRig({})
    store.apply(0, 'o1', 1)
    store.ask(10, 'o1', { atLeast: 3, timeout: 1_000_000 })
    store.apply(200, 'o1', 2)
    store.until(3000)
    expect(store.answers()).toEqual([{ at: 1012.3, version: 2, late: true }])
  })

  test('is not held back by another key, and another key does not let it go', () => {
    const store = readStoreRig({})
    store.ask(0, 'o1', { atLeast: 1, timeout: 1_000_000 })
    store.ask(0, 'o2')
    store.apply(100, 'o2', 1)
    store.until(500)
    expect(store.answers()).toEqual([{ at: 2.3, version: 0 }])
  })

  test('occupies nobody while it waits', () => {
    const store = readStoreRig({ capacity: 1 })
    store.ask(0, 'o1', { atLeast: 1, timeout: 1_000_000 })
    store.ask(0, 'o2')
    store.until(500)
    expect(store.answers()).toEqual([{ at: 2.6, version: 0 }])
  })
})

test('an answer carries the fields that were asked for, and no others', () => {
  const store = readStoreRig({})
  store.apply(0, 'o1', 1)
  store.ask(10, 'o1', { fields: ['colour', 'weight'] })
  store.ask(20, 'o2', { fields: ['colour'] })
  store.until(100)
  expect(store.heard('ann').map(({ body }) => [body['version'], body['row']])).toEqual([
    [1, { colour: 'red' }],
    [0, null],
  ])
})

test('where it is asked to, an answer says how long the store has heard of nothing, whatever the key', () => {
  const store = readStoreRig({ dated: true })
  store.apply(100, 'o1', 1)
  store.apply(200, 'o2', 1)
  store.ask(300, 'o1')
  store.until(1000)
  expect(store.answers()).toEqual([{ at: 302.3, version: 1, age: 99_300 }])
})
