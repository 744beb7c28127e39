// A standby takes over: what it had not heard of is gone everywhere at once, and who was connected connects anew.
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#kernel'
import type { EventBody } from '../protocol/protocol'
import type { Projection } from '../read-store/read-store-rows'
import { STORE, writeStoreRig } from './write-store-rig'
import type { WriteStoreOptions } from './write-store-rows'

/** A document per aggregate and one counter of all events. */
const counting: Projection = {
  models: ['view', 'counts'],
  document: 'view',
  project: (_apply, { aggregateId: key, version }, read) => [
    { model: 'view', key, row: { version } },
    { model: 'counts', key: 'all', row: { events: Number(read('counts', 'all')?.['events'] ?? 0) + 1 } },
  ],
}

function given(options: Partial<WriteStoreOptions> = {}) {
  const store = writeStoreRig({ standby: { delay: 20_000 }, ...options })
  return {
    ...store,
    failover: (at: number) =>
      store.plan(at, { kind: 'stimulus', component: STORE, type: 'failover', body: {} }),
    load: (at: number, key: string) => store.say(at, `bob to ${STORE}`, 'load', { key, task: 'load' }),
    state: () => store.row('machines', STORE),
  }
}

const idsIn = (rows: readonly unknown[]) =>
  (rows as readonly { readonly event: EventBody }[]).map(({ event }) => event.id)

/** Two versions that the standby has, and a third that it has not when it takes over at 140 ms. */
function threeVersions(options: Partial<WriteStoreOptions> = {}) {
  const store = given(options)
  store.commits(0, 'o1', 1)
  store.commits(50, 'o1', 2)
  store.commits(130, 'o1', 3)
  store.failover(140)
  return store
}

describe('a failover', () => {
  test('takes back what the standby had not heard of: state, outbox and log', () => {
    const store = threeVersions()
    store.until(139)
    expect(store.row('orders', 'o1')).toEqual({ version: 3 })
    store.until(141)
    expect(store.row('orders', 'o1')).toEqual({ version: 2 })
    expect(idsIn(store.rows('outbox'))).toEqual(['o1@1', 'o1@2'])
    expect(store.rows('commit_log')).toHaveLength(2)
    expect(store.row('timeline', 'timeline')).toBe(1)
    expect(store.row('timeline', 'fork')).toBe(2)
  })

  test('takes back several commits, the newest first, and brings a deleted row back', () => {
    const store = given()
    store.commits(0, 'o1', 1)
    store.commits(100, 'o1', 2)
    store.say(106, `ann to ${STORE}`, 'insert', {
      task: 'gone',
      key: 'o1',
      expected: 2,
      state: { version: 3, deleted: true },
      events: [],
      number: 3,
    })
    store.say(109, `ann to ${STORE}`, 'commit', { task: 'gone', key: 'o1', number: 3 })
    store.failover(115)
    store.until(114)
    expect(store.row('orders', 'o1')).toBeUndefined()
    expect(store.rows('graves')).toHaveLength(1)
    store.until(116)
    expect(store.row('orders', 'o1')).toEqual({ version: 1 })
    expect(store.rows('graves')).toEqual([])
  })

  test('takes back what models in the same database say of it: they go on agreeing', () => {
    const store = threeVersions({ models: { projection: counting, apply: 'delta' } })
    store.until(200)
    expect(store.row('view', 'o1')).toEqual({ version: 2 })
    expect(store.row('counts', 'all')).toEqual({ events: 2 })
  })

  test('takes back an event with the snapshot that was made of it', () => {
    const store = given({ events: 'event-store', snapshotEvery: 2 })
    store.commits(0, 'o1', 1)
    store.commits(130, 'o1', 2)
    store.failover(140)
    store.commits(2000, 'o1', 2)
    store.load(2100, 'o1')
    store.until(2200)
    expect(idsIn(store.rows('event_store'))).toEqual(['o1@1', 'o1@2#1'])
    expect(store.heard('bob', 'loaded').at(-1)?.body).toMatchObject({ state: { version: 2 }, facts: [] })
    expect(store.row('event_streams', 'o1')).toEqual({ positions: [1, 3] })
  })

  test('loses as little as there is in the standby: an older commit stays, though a reader has never confirmed it', () => {
    const store = threeVersions()
    store.until(200)
    expect(store.row('orders', 'o1')).toEqual({ version: 2 })
  })

  test('loses a commit all the same that a reader of the log has confirmed: that is no standby', () => {
    const store = given()
    store.read(0)
    store.commits(130, 'o1', 1)
    store.confirm(137, 1)
    store.failover(145)
    store.until(150)
    expect(store.row('orders', 'o1')).toBeUndefined()
  })

  test('gives a version that comes a second time another id, and never a position twice', () => {
    const store = threeVersions()
    store.commits(2000, 'o1', 3)
    store.until(2100)
    expect(store.rows('outbox')).toMatchObject([
      { id: 1, event: { id: 'o1@1' } },
      { id: 2, event: { id: 'o1@2' } },
      { id: 4, event: { id: 'o1@3#1' } },
    ])
    expect(store.rows('commit_log')).toMatchObject([{ position: 1 }, { position: 2 }, { position: 4 }])
  })

  test('ends all transactions: who was about to commit hears nothing, and what was not on disk never happened', () => {
    const store = given()
    store.insert(100, 'o1')
    store.commit(110, 'o1')
    store.insert(100, 'o2', 1, 'bob')
    store.failover(111.5)
    store.until(1500)
    expect(store.rows('transactions')).toEqual([])
    expect(store.rows('orders')).toEqual([])
    expect(store.heard('ann', 'committed')).toEqual([])
  })

  test('refuses all requests while the standby is promoted, and works afterwards', () => {
    const store = given()
    store.failover(0)
    store.load(500, 'o1')
    store.load(1500, 'o1')
    store.until(2000)
    expect(store.heard('bob').map(({ at, type }) => [at, type])).toEqual([
      [502, 'refused'],
      [1502, 'loaded'],
    ])
  })

  test('leaves no slot behind, unless it is a failover slot', () => {
    for (const [failoverSlot, slots] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const store = given({ log: { limit: null, traffic: 0, failoverSlot } })
      store.read(0)
      store.failover(50)
      store.until(2000)
      expect(store.rows('slots')).toHaveLength(slots)
      expect(store.heard('reader').map(({ type }) => type)).toEqual(['refused'])
    }
  })
})

describe('a synchronous standby', () => {
  const sync: Partial<WriteStoreOptions> = { standby: { delay: 20_000, sync: true } }

  test('loses nothing that was answered', () => {
    const store = given(sync)
    store.commits(0, 'o1', 1)
    store.failover(27)
    store.until(40)
    expect(store.heard('ann', 'committed')).toHaveLength(1)
    expect(store.row('orders', 'o1')).toEqual({ version: 1 })
  })

  test('has not heard of a commit that still waits for it: it is gone, and its client never learns', () => {
    const store = given(sync)
    store.commits(0, 'o1', 1)
    store.failover(20)
    store.until(2000)
    expect(store.heard('ann', 'committed')).toEqual([])
    expect(store.rows('orders')).toEqual([])
    expect(store.rows('commit_log')).toEqual([])
  })
})

describe('standbys that follow the log', () => {
  const followers = (more: object = {}): Partial<WriteStoreOptions> => ({
    standby: { followers: ['reader', 'late'], delay: 0, ...more },
  })
  const newTimelines = (heard: readonly { readonly body: JsonObject }[]) =>
    heard.map(({ body }) => body['position'])

  test('keep what any of them has confirmed, and learn where the new history begins', () => {
    const store = given(followers())
    store.read(0)
    store.read(0, {}, 'late')
    store.commits(10, 'o1')
    store.confirm(20, 1)
    store.commits(30, 'o2')
    store.read(50)
    store.failover(60)
    store.read(100, {}, 'late')
    store.until(2000)
    expect(store.row('orders', 'o1')).toEqual({ version: 1 })
    expect(store.row('orders', 'o2')).toBeUndefined()
    expect(newTimelines(store.heard('late', 'new-timeline'))).toEqual([1])
    expect(store.rows('slots')).toHaveLength(2)
  })

  test('lose a commit that was answered because nobody had confirmed it in time', () => {
    const store = given(followers({ sync: true, patience: 50_000 }))
    store.read(0)
    store.commits(10, 'o1')
    store.failover(100)
    store.until(90)
    expect(store.heard('ann', 'committed')).toHaveLength(1)
    store.until(2000)
    expect(store.row('orders', 'o1')).toBeUndefined()
  })

  test('are enough of them only when the quorum has confirmed', () => {
    const store = given(followers({ sync: true, quorum: 2 }))
    store.read(0)
    store.read(0, {}, 'late')
    store.commits(10, 'o1')
    store.confirm(30, 1)
    store.confirm(60, 1, 'late')
    store.until(55)
    expect(store.heard('ann', 'committed')).toEqual([])
    store.until(80)
    expect(store.heard('ann', 'committed')).toHaveLength(1)
  })
})
