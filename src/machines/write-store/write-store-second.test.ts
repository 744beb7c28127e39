// A transaction that changes two aggregates: both are checked, locked and written, or neither; and it is one commit.
import { describe, expect, test } from 'vitest'
import type { EventBody } from '../protocol/protocol'
import { STORE, writeStoreRig } from './write-store-rig'
import type { WriteStoreOptions } from './write-store-rows'

const event = (key: string, version: number): EventBody => ({
  id: `${key}@${version}`,
  type: 'E',
  aggregateId: key,
  version,
  style: '',
  payload: {},
})

const fieldOf = (row: unknown, field: string): unknown =>
  (row as { readonly [field: string]: unknown } | undefined)?.[field]

function given(options: Partial<WriteStoreOptions> = {}) {
  const bench = writeStoreRig(options)
  return {
    ...bench,
    /** Changes both aggregates, each from an expected version to the next. */
    both(at: number, task: string, expected: { readonly one: number; readonly two: number }, from = 'ann') {
      bench.say(at, `${from} to ${STORE}`, 'insert', {
        task,
        key: 'one',
        expected: expected.one,
        state: { version: expected.one + 1 },
        events: [event('one', expected.one + 1)],
        number: 1,
        second: {
          key: 'two',
          expected: expected.two,
          state: { version: expected.two + 1 },
          events: [event('two', expected.two + 1)],
        },
      })
    },
    done: (at: number, task: string, from = 'ann') =>
      bench.say(at, `${from} to ${STORE}`, 'commit', { task, key: 'one', number: 1 }),
    versions: () => ['one', 'two'].map((key) => fieldOf(bench.row('orders', key), 'version')),
    heardBy: (who: string) => bench.heard(who).map(({ type }) => type),
  }
}

describe('a transaction over two aggregates', () => {
  test('becomes visible as a whole, with an outbox row for each', () => {
    const store = given()
    store.both(0, 't', { one: 0, two: 0 })
    store.done(3, 't')
    store.until(4)
    expect(store.versions()).toEqual([undefined, undefined])
    store.until(50)
    expect(store.versions()).toEqual([1, 1])
    expect(store.rows('outbox').map((row) => fieldOf(row, 'key'))).toEqual(['one', 'two'])
  })

  test('is one record of the log that says what became of each', () => {
    const store = given()
    store.commits(0, 'two')
    store.both(20, 't', { one: 0, two: 1 })
    store.done(23, 't')
    store.until(60)
    expect(store.rows('commit_log')).toMatchObject([
      { position: 1, key: 'two' },
      {
        position: 2,
        key: 'one',
        version: 1,
        before: null,
        second: { key: 'two', version: 2, before: { version: 1 } },
      },
    ])
  })

  test.each([
    ['first', { one: 1, two: 0 }],
    ['second', { one: 0, two: 1 }],
  ])('is refused when the version of its %s aggregate is not as expected', (_which, expected) => {
    const store = given()
    store.both(0, 't', expected)
    store.until(50)
    expect(store.heardBy('ann')).toEqual(['conflict'])
    expect(store.rows('transactions')).toEqual([])
  })

  test('waits for whoever has the second aggregate, and is too late then', () => {
    const store = given()
    store.insert(0, 'two', 1, 'bob')
    store.both(2, 't', { one: 0, two: 0 })
    store.commit(10, 'two', 1, 'bob')
    store.until(8)
    expect(store.heardBy('ann')).toEqual([])
    store.until(50)
    expect(store.heardBy('ann')).toEqual(['conflict'])
    expect(store.versions()).toEqual([undefined, 1])
  })

  test('keeps others waiting who want the second aggregate', () => {
    const store = given()
    store.both(0, 't', { one: 0, two: 0 })
    store.insert(2, 'two', 2, 'bob')
    store.done(10, 't')
    store.until(8)
    expect(store.heardBy('bob')).toEqual([])
    store.until(50)
    expect(store.heardBy('bob')).toEqual(['inserted'])
  })

  test('is gone as a whole when a standby takes over that has not heard of it', () => {
    const store = given({ standby: { delay: 60_000 } })
    store.commits(0, 'one')
    store.commits(0, 'two')
    store.both(100, 't', { one: 1, two: 1 })
    store.done(103, 't')
    store.plan(120, { kind: 'stimulus', component: STORE, type: 'failover', body: {} })
    store.until(119)
    expect(store.versions()).toEqual([2, 2])
    store.until(200)
    expect(store.versions()).toEqual([1, 1])
  })

  test('is an event in the stream of each in an event store', () => {
    const store = given({ events: 'event-store', snapshotEvery: 1 })
    store.both(0, 't', { one: 0, two: 0 })
    store.done(3, 't')
    store.until(50)
    expect(store.rows('event_streams')).toEqual([{ positions: [1] }, { positions: [2] }])
    expect(store.row('snapshots', 'one')).toEqual({ version: 1 })
    expect(store.row('snapshots', 'two')).toEqual({ version: 1 })
  })
})
