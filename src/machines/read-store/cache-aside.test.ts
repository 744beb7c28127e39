// Caches: the stale-set race with and without a lease (A31), the stampede (A32), and what a time to live takes away.
import { describe, expect, test } from 'vitest'
import type { CacheOptions } from './read-store-reading'
import { readStoreRig } from './read-store-rig'

const given = (cache: Partial<CacheOptions> = {}) =>
  readStoreRig({
    kind: 'cache',
    cache: { fill: 'aside', ttl: null, lease: false, singleFlight: false, ...cache },
  })

describe('a reader that missed, and fills in what it read before the writer deleted the key,', () => {
  const race = (cache: Partial<CacheOptions>) => {
    const store = given(cache)
    store.ask(0, 'o1')
    store.until(5)
    const lease = Number(store.heard('ann')[0]?.body['lease'] ?? 0)
    store.add(10, 'writer', 'invalidate', { key: 'o1', round: 1 })
    store.add(20, 'ann', 'fill', {
      key: 'o1',
      row: { version: 1 },
      version: 1,
      lease: cache.lease === true ? lease : null,
    })
    store.add(400, 'bob', 'query', { key: 'o1', member: 'bob' })
    store.until(500)
    return store
  }

  test('leaves the past there without a lease: a plain delete leaves no version to compare with', () => {
    const store = race({})
    expect(store.answers('bob')).toEqual([{ at: 402.3, version: 1 }])
    expect(store.heard('ann', 'filled').map(({ body }) => body['refused'])).toEqual([false])
  })

  test('is refused with a lease: the delete has taken its token back', () => {
    const store = race({ lease: true })
    expect(store.heard('ann', 'filled').map(({ body }) => body['refused'])).toEqual([true])
    expect(store.answers('bob')).toMatchObject([{ version: 0, source: 'miss' }])
  })

  test('leaves it there until the time to live is over', () => {
    const store = race({ ttl: 100_000 })
    expect(store.rows('view')).toEqual([])
    expect(store.answers('bob')).toMatchObject([{ source: 'miss' }])
    expect(store.events('read-store')).toContain('expire')
  })
})

test('an event of a projector deletes the key, whatever it says, and takes the tokens back', () => {
  const store = given({ lease: true })
  store.ask(0, 'o1')
  store.apply(30, 'o1', 2)
  store.until(5)
  const lease = Number(store.heard('ann')[0]?.body['lease'])
  store.add(10, 'ann', 'fill', { key: 'o1', row: { version: 1 }, version: 1, lease })
  store.until(20)
  expect(store.row('view', 'o1')).toEqual({ version: 1 })
  store.until(40)
  expect(store.rows('view')).toEqual([])
  expect(store.heard('projector', 'applied')).toMatchObject([{ body: { outcome: 'applied', version: 2 } }])
  expect(store.rows('read-store.leases')).toEqual([])
})

describe('fifty readers of a key that is not there', () => {
  const stampede = (singleFlight: boolean, lease = false) => {
    const store = given({ singleFlight, lease })
    for (let i = 0; i < 50; i++) store.ask(i / 10, 'o1', { from: i % 2 === 0 ? 'ann' : 'bob' })
    store.until(10)
    return store
  }
  const misses = (store: ReturnType<typeof given>) =>
    [...store.answers('ann'), ...store.answers('bob')].filter((answer) => 'source' in answer).length

  test('all have to load it', () => {
    expect(misses(stampede(false))).toBe(50)
  })

  test('with single flight, one of them does, and the others get what it fills in', () => {
    const store = stampede(true)
    expect(misses(store)).toBe(1)
    store.add(20, 'ann', 'fill', { key: 'o1', row: { version: 3 }, version: 3, lease: null })
    store.until(30)
    const all = [...store.answers('ann'), ...store.answers('bob')]
    expect(all.filter(({ version }) => version === 3)).toHaveLength(49)
    expect(store.rows('read-store.held')).toEqual([])
  })

  test('with single flight, another one loads it when the first does not come back', () => {
    const store = stampede(true)
    store.until(1100)
    expect(misses(store)).toBe(2)
  })

  test('with single flight, another one loads it when the first one’s token was taken back', () => {
    const store = stampede(true, true)
    const lease = Number(store.heard('ann')[0]?.body['lease'])
    store.add(20, 'writer', 'invalidate', { key: 'o1', round: 1 })
    store.add(30, 'ann', 'fill', { key: 'o1', row: { version: 3 }, version: 3, lease })
    store.until(40)
    expect(misses(store)).toBe(2)
    expect(store.rows('view')).toEqual([])
  })

  test('with single flight, all learn from one that there is nothing', () => {
    const store = stampede(true)
    store.add(20, 'ann', 'fill', { key: 'o1', row: null, version: 0, lease: null })
    store.until(30)
    expect(misses(store)).toBe(1)
    expect(store.answers('ann').length + store.answers('bob').length).toBe(50)
  })
})

describe('a cache that a projector writes', () => {
  test('keeps what was written', () => {
    const store = given({ fill: 'projection' })
    store.apply(0, 'o1', 1)
    store.until(1_000_000)
    expect(store.row('view', 'o1')).toMatchObject({ version: 1 })
  })

  test('loses it silently when it has a time to live: no reader fills it again', () => {
    const store = given({ fill: 'projection', ttl: 1_000_000 })
    store.apply(0, 'o1', 1)
    store.apply(600, 'o1', 2)
    store.ask(1700, 'o1')
    store.until(1500)
    expect(store.row('view', 'o1')).toMatchObject({ version: 2 })
    store.until(1800)
    expect(store.answers()).toEqual([{ at: 1702.3, version: 0 }])
    expect(store.rows('counts')).toEqual([])
  })

  test('goes on counting down after a crash', () => {
    const store = given({ fill: 'projection', ttl: 1_000_000 })
    store.apply(0, 'o1', 1)
    store.plan(100, { kind: 'crash', component: 'read-store', restartAfter: 200_000 })
    store.until(900)
    expect(store.rows('view')).toHaveLength(1)
    store.until(1100)
    expect(store.rows('view')).toEqual([])
  })
})
