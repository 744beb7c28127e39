// Several relays at one outbox: which rows each gets by row locks, by a lease, or as its share of the aggregates.
import { describe, expect, test } from 'vitest'
import { partitionOf, routeOf } from '../publisher/partition'
import type { EventBody, OutboxRow, Protocol } from '../protocol/protocol'
import { rig } from '../rig'
import { createWriteStore } from '../write-store/write-store'

const STORE = 'write-store'

/** A store with four orders in its outbox, and two relays. */
function given() {
  const bench = rig({
    machines: [createWriteStore({ id: STORE, aggregates: 'orders' })],
    probes: { ann: undefined, one: undefined, two: undefined },
    links: [`ann->${STORE}`, `one->${STORE}`, `two->${STORE}`],
  })
  const { say } = bench
  for (const [i, key] of ['o1', 'o2', 'o3', 'o4'].entries()) {
    const event: EventBody = {
      id: `${key}@1`,
      type: 'E',
      aggregateId: key,
      version: 1,
      style: '',
      payload: {},
    }
    const insert = { task: key, key, expected: 0, state: { version: 1 }, events: [event], number: i }
    say(i * 10, `ann to ${STORE}`, 'insert', insert)
    say(i * 10 + 5, `ann to ${STORE}`, 'commit', { task: key, key, number: i })
  }
  return {
    ...bench,
    select: (at: number, relay: string, limit: number, more: Partial<Protocol['select']>) =>
      say(at, `${relay} to ${STORE}`, 'select', { how: 'flag', limit, skip: 0, round: 1, ...more }),
    mark: (at: number, relay: string, ids: readonly number[], more: Partial<Protocol['mark']> = {}) =>
      say(at, `${relay} to ${STORE}`, 'mark', { how: 'flag', ids, xid: 0, round: 1, ...more }),
    found: (relay: string) =>
      bench
        .heard(relay, 'rows')
        .map(({ body }) => (body['rows'] as unknown as readonly OutboxRow[]).map(({ id }) => id)),
  }
}
const skip = { lock: 'skip-locked' } as const

describe('SKIP LOCKED', () => {
  test('gives a row to one relay at a time, until it is marked', () => {
    const store = given()
    store.select(100, 'one', 2, skip)
    store.select(110, 'two', 2, skip)
    store.select(120, 'two', 4, skip)
    store.mark(130, 'one', [1, 2])
    store.select(140, 'two', 4, skip)
    store.until(200)
    expect(store.found('one')).toEqual([[1, 2]])
    expect(store.found('two')).toEqual([
      [3, 4],
      [3, 4],
      [3, 4],
    ])
    expect(store.rows('row_locks')).toHaveLength(2)
  })

  test('frees the rows of a relay whose connection ends, and all when the server dies', () => {
    const store = given()
    store.select(100, 'one', 2, skip)
    store.plan(110, { kind: 'crash', component: 'one', restartAfter: 0 })
    store.select(120, 'two', 4, skip)
    store.plan(130, { kind: 'crash', component: STORE, restartAfter: 0 })
    store.until(140)
    expect(store.found('two')).toEqual([[1, 2, 3, 4]])
    expect(store.rows('row_locks')).toEqual([])
  })

  test('counts a new query of the same relay as a new transaction', () => {
    const store = given()
    store.select(100, 'one', 4, skip)
    store.select(110, 'one', 1, skip)
    store.select(120, 'two', 4, skip)
    store.until(200)
    expect(store.found('two')).toEqual([[2, 3, 4]])
  })
})

describe('a lease', () => {
  const lease = { lease: 100_000 }

  test('lets one relay lead, and moves on with each of its queries', () => {
    const store = given()
    store.select(100, 'one', 4, lease)
    store.select(120, 'two', 4, lease)
    store.select(190, 'one', 4, lease)
    store.select(250, 'two', 4, lease)
    store.until(300)
    expect(store.found('one')).toHaveLength(2)
    expect(store.heard('two').map(({ type, body }) => [type, body['until']])).toEqual([
      ['standby', 201_000],
      ['standby', 291_000],
    ])
  })

  test('goes to whoever asks when it is over, whatever its holder believes', () => {
    const store = given()
    store.select(100, 'one', 4, lease)
    store.select(220, 'two', 4, lease)
    store.mark(230, 'one', [1])
    store.until(300)
    expect(store.found('two')).toEqual([[1, 2, 3, 4]])
    expect(store.heard('one').map(({ type }) => type)).toEqual(['rows', 'marked'])
    expect(store.row('relay_lease', 'relay')).toEqual({ holder: 'two', until: 321_000 })
  })
})

describe('shares of the aggregates', () => {
  test('are disjoint and together all, and each has a cursor of its own', () => {
    const store = given()
    const shares = [0, 1].map((index) => ({ share: { index, count: 2 } }))
    for (const [i, relay] of ['one', 'two'].entries()) {
      store.select(100, relay, 4, { how: 'cursor', ...shares[i] })
      store.mark(110, relay, [i + 1], { how: 'cursor', ...shares[i] })
    }
    store.until(200)
    const [one = [], two = []] = [...store.found('one'), ...store.found('two')]
    expect([...one, ...two].toSorted((x, y) => x - y)).toEqual([1, 2, 3, 4])
    expect(one.every((id) => partitionOf(`o${id}`, 2) === 0)).toBe(true)
    expect(store.row('relay_cursor', 'relay')).toMatchObject({ id: 1 })
    expect(store.row('relay_cursor', 'relay/1')).toMatchObject({ id: 2 })
  })
})

describe('the route of an event', () => {
  const route = { partitions: 3, key: 'aggregate', topics: [] } as const
  const turns = [0, 1, 2, 3]

  test('keeps an aggregate in one partition, whatever happens to it', () => {
    for (const type of ['Placed', 'Paid'])
      for (const turn of turns) expect(routeOf({ type }, 'o1', turn, route)).toBe(partitionOf('o1', 3))
  })

  test('without a key goes through the partitions in turn', () => {
    expect(turns.map((turn) => routeOf({ type: 'E' }, 'o1', turn, { ...route, key: 'none' }))).toEqual([
      0, 1, 2, 0,
    ])
  })

  test('with a topic for each type never shares a partition between two types', () => {
    const topics = ['Placed', 'Paid']
    const partitions = ['o1', 'o2', 'o3', 'o4'].map((key) =>
      topics.map((type) => routeOf({ type }, key, 0, { ...route, topics })),
    )
    for (const [placed = -1, paid = -1] of partitions) expect([placed < 3, paid >= 3]).toEqual([true, true])
  })
})
