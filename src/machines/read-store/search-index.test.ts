// The search index: safe at once, to be found after the next refresh (G48), and what reads by id and patient writers make of it.
import { describe, expect, test } from 'vitest'
import { readStoreRig } from './read-store-rig'

const given = (search: Partial<{ waitFor: boolean; read: 'search' | 'get'; refresh: number }> = {}) =>
  readStoreRig({
    kind: 'search-index',
    search: { refresh: 1_000_000, waitFor: false, read: 'search', ...search },
  })

test('what was written is not found before the refresh, and is after it (A34)', () => {
  const index = given()
  index.apply(300, 'o1', 1)
  index.ask(310, 'o1')
  index.ask(1100, 'o1')
  index.until(2000)
  expect(index.heard('projector', 'applied').map(({ at }) => at)).toEqual([303])
  expect(index.answers()).toEqual([
    { at: 312.3, version: 0 },
    { at: 1102.3, version: 1 },
  ])
})

test('a read by id sees what cannot be searched yet', () => {
  const index = given({ read: 'get' })
  index.apply(300, 'o1', 1)
  index.ask(310, 'o1')
  index.until(2000)
  expect(index.answers()).toEqual([{ at: 312.3, version: 1 }])
})

test('a writer that waits for the refresh hears of it when everybody can see it', () => {
  const index = given({ waitFor: true })
  index.apply(300, 'o1', 1)
  index.until(900)
  expect(index.heard('projector', 'applied')).toEqual([])
  index.until(2000)
  expect(index.heard('projector', 'applied').map(({ at }) => at)).toEqual([1021])
  expect(index.row('view', 'o1')).toMatchObject({ version: 1 })
})

test('guards and increments count with the newest, found or not', () => {
  const index = given()
  index.apply(300, 'o1', 1, { guard: 'newer' })
  index.apply(310, 'o1', 2, { guard: 'newer' })
  index.apply(320, 'o1', 1, { guard: 'newer' })
  index.until(900)
  expect(index.heard('projector', 'applied').map(({ body }) => body['outcome'])).toEqual([
    'applied',
    'applied',
    'ignored',
  ])
  expect(index.rows('view')).toEqual([])
  index.until(2000)
  expect(index.row('counts', 'all')).toEqual({ events: 2 })
  expect(index.rows('translog')).toEqual([])
})

test('it is refreshing while it opens the new segment, and what comes meanwhile is for the next', () => {
  const index = given()
  index.apply(300, 'o1', 1)
  index.apply(1008, 'o2', 1)
  index.until(1030)
  expect(index.rows('view')).toHaveLength(1)
  expect(index.rows('translog')).toHaveLength(2)
  index.until(3000)
  expect(index.events('read-store').filter((event) => event.startsWith('refresh'))).toEqual([
    'refresh',
    'refreshed',
    'refresh',
    'refreshed',
  ])
  expect(index.rows('view')).toHaveLength(2)
})

test('nothing is refreshed while nothing was written', () => {
  const index = given()
  index.ask(10, 'o1')
  index.until(60_000)
  expect(index.events('read-store')).toEqual(['start', 'query', 'read'])
})

describe('a crash', () => {
  test('between write and refresh loses nothing: the translog is on disk', () => {
    const index = given()
    index.apply(300, 'o1', 1)
    index.plan(500, { kind: 'crash', component: 'read-store', restartAfter: 1_000_000 })
    index.until(5000)
    expect(index.row('view', 'o1')).toMatchObject({ version: 1 })
  })

  test('leaves a writer that waits without an answer', () => {
    const index = given({ waitFor: true })
    index.apply(300, 'o1', 1)
    index.plan(500, { kind: 'crash', component: 'read-store', restartAfter: 1_000_000 })
    index.until(5000)
    expect(index.heard('projector').map(({ type }) => type)).toEqual(['disconnected'])
  })
})

test('a reader who waits for a version gets it with the refresh', () => {
  const index = given()
  index.apply(300, 'o1', 1)
  index.ask(310, 'o1', { atLeast: 1, timeout: 5_000_000 })
  index.until(2000)
  expect(index.answers()).toEqual([{ at: 1021, version: 1 }])
})
