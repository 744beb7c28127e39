// The event store: an aggregate is loaded as facts since a snapshot, and readers fetch by position.
import { describe, expect, test } from 'vitest'
import { STORE, writeStoreRig } from './write-store-rig'

describe('the event store', () => {
  const facts = { events: 'event-store' } as const

  test('loads an aggregate as its last snapshot and the facts since', () => {
    const store = writeStoreRig({ ...facts, snapshotEvery: 2 })
    for (const version of [1, 2, 3]) store.commits(version * 10, 'o1', version)
    store.say(50, `bob to ${STORE}`, 'load', { key: 'o1', task: 't' })
    store.until(60)
    expect(store.heard('bob', 'loaded')).toMatchObject([
      { body: { state: { version: 2 }, facts: [{ id: 'o1@3' }] } },
    ])
  })

  test('without snapshots loads all facts, and of nobody nothing', () => {
    const store = writeStoreRig(facts)
    for (const version of [1, 2]) store.commits(version * 10, 'o1', version)
    store.say(50, `bob to ${STORE}`, 'load', { key: 'o1', task: 't' })
    store.say(51, `bob to ${STORE}`, 'load', { key: 'o2', task: 't' })
    store.until(60)
    expect(store.heard('bob', 'loaded')).toMatchObject([
      { body: { state: null, facts: [{ id: 'o1@1' }, { id: 'o1@2' }] } },
      { body: { state: null, facts: [] } },
    ])
  })

  test('answers a fetch that waits once a commit is visible, also one that waited for its standby', () => {
    for (const [sync, at] of [
      [false, 16.5],
      [true, 36.5],
    ] as const) {
      const store = writeStoreRig({ ...facts, standby: { delay: 20_000, sync } })
      store.fetch(0, 0)
      store.commits(10, 'o1')
      store.until(90)
      expect(store.answers()).toEqual([{ at, type: 'records', positions: [1] }])
    }
  })

  /** Of two events the one with the higher position commits first. */
  const overtaken = (select: 'cursor' | 'xmin-horizon' | 'gap-wait') => {
    const store = writeStoreRig({ ...facts, select })
    store.insert(0, 'o1')
    store.insert(10, 'o2', 1, 'bob')
    store.commit(20, 'o2', 1, 'bob')
    store.fetch(30, 0)
    store.commit(200, 'o1')
    store.until(140)
    const early = store.answers().map(({ positions }) => positions)
    return { early, store }
  }

  test('gives a cursor what lies behind a gap, which it then never asks for', () => {
    expect(overtaken('cursor').early).toEqual([[2]])
  })

  test.each(['xmin-horizon', 'gap-wait'] as const)(
    'with %s gives nothing behind a gap that may be filled',
    (select) => {
      expect(overtaken(select).early).toEqual([[]])
    },
  )

  test.each(['xmin-horizon', 'gap-wait'] as const)(
    'with %s steps over an id that was rolled back',
    (select) => {
      const store = writeStoreRig({ ...facts, select })
      store.insert(0, 'o1')
      store.say(5, `ann to ${STORE}`, 'rollback', { task: 'o1@1' })
      store.commits(10, 'o2')
      store.fetch(30, 0)
      store.until(90)
      expect(store.answers()).toMatchObject([{ positions: [2] }])
    },
  )

  test('is held up by any open transaction that has written where the horizon counts, and only by its own at gaps', () => {
    for (const [select, positions] of [
      ['xmin-horizon', []],
      ['gap-wait', [1]],
    ] as const) {
      const store = writeStoreRig({ ...facts, select })
      store.plan(0, {
        kind: 'stimulus',
        component: STORE,
        type: 'session-begin',
        body: { name: 'x', writes: true },
      })
      store.commits(10, 'o1')
      store.fetch(30, 0)
      store.until(200)
      expect(store.answers()).toMatchObject([{ positions }])
    }
  })
})
