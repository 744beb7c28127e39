// Materialised views at the write store: one refresh at a time, and who waits for what.
import { describe, expect, test } from 'vitest'
import type { Projection } from '../read-store/read-store-rows'
import { textOf } from '../input'
import { rig } from '../rig'
import { createWriteStore } from './write-store'

const projection: Projection = {
  models: ['view'],
  document: 'view',
  project: (_apply, { aggregateId: key, version }) => [{ model: 'view', key, row: { version } }],
}

/** A database with a view. Times in milliseconds. */
function database() {
  const store = createWriteStore({
    id: 'write-store',
    aggregates: 'orders',
    events: 'none',
    models: {
      projection,
      apply: null,
      eventOf: (state) => ({
        id: '',
        type: '',
        aggregateId: textOf(state['id']),
        version: Number(state['version']),
        style: 'full-state',
        payload: {},
      }),
    },
  })
  const bench = rig({
    machines: [store],
    probes: { ann: undefined, bob: undefined, job: undefined },
    links: ['ann->write-store', 'bob->write-store', 'job->write-store'],
  })
  return {
    ...bench,
    commit(at: number, key: string, version: number): void {
      const task = `${key}@${version}`
      const state = { id: key, version }
      bench.say(at, 'ann to write-store', 'insert', {
        task,
        key,
        expected: version - 1,
        state,
        events: [],
        number: 1,
      })
      bench.say(at + 2.5, 'ann to write-store', 'commit', { task, key, number: 1 })
    },
    refresh(at: number, duration: number, concurrently = false, round = 1): void {
      const content = { duration: duration * 1000, concurrently, round }
      bench.say(at, 'job to write-store', 'refresh', content)
    },
    ask(at: number, key: string, atLeast = 0, timeout = 0): void {
      const content = { key, member: 'bob', atLeast, timeout: timeout * 1000 }
      bench.say(at, 'bob to write-store', 'query', content)
    },
    answers: () => bench.heard('bob', 'result').map(({ at, body }) => [at, body['version'], body['late']]),
    refreshed: () =>
      bench.heard('job', 'refreshed').map(({ at, body }) => [at, body['round'], body['changed']]),
  }
}

test('a refresh shows what was committed when it began, all in one step', () => {
  const world = database()
  world.commit(0, 'o1', 1)
  world.commit(0, 'o2', 1)
  world.refresh(10, 100)
  world.commit(20, 'o1', 2)
  world.until(1000)
  expect(world.rows('view')).toEqual([{ version: 1 }, { version: 1 }])
  expect(world.refreshed()).toEqual([[112, 1, 2]])
})

test('refreshes queue: the second takes its snapshot when the first is done', () => {
  const world = database()
  world.commit(0, 'o1', 1)
  world.refresh(10, 100)
  world.refresh(20, 100, false, 2)
  world.commit(30, 'o1', 2)
  world.until(1000)
  expect(world.refreshed()).toEqual([
    [112, 1, 1],
    [212, 2, 1],
  ])
  expect(world.rows('view')).toEqual([{ version: 2 }])
})

describe('a query', () => {
  test('waits for a plain refresh, not for a concurrent one', () => {
    const plain = database()
    plain.commit(0, 'o1', 1)
    plain.refresh(10, 100)
    plain.ask(20, 'o1')
    plain.until(1000)
    expect(plain.answers()).toEqual([[112, 1, undefined]])
    const concurrent = database()
    concurrent.commit(0, 'o1', 1)
    concurrent.refresh(10, 100, true)
    concurrent.ask(20, 'o1')
    concurrent.until(1000)
    expect(concurrent.answers()).toEqual([[22, 0, undefined]])
  })

  test('waits for a version until a refresh brings it', () => {
    const world = database()
    world.commit(0, 'o1', 1)
    world.ask(20, 'o1', 1, 500)
    world.refresh(50, 100, true)
    world.until(1000)
    expect(world.answers()).toEqual([[152, 1, undefined]])
    expect(world.rows('waiting_queries')).toEqual([])
  })

  test('is told when its time is up; a lock has no time-out', () => {
    const world = database()
    world.commit(0, 'o1', 1)
    world.ask(20, 'o1', 1, 30)
    world.ask(60, 'o1', 5, 30)
    world.refresh(70, 100)
    world.until(1000)
    expect(world.answers()).toEqual([
      [52, 0, true],
      [172, 1, true],
    ])
  })
})

test('a crash leaves the old content and forgets the refresh', () => {
  const world = database()
  world.commit(0, 'o1', 1)
  world.refresh(10, 100)
  world.plan(50, { kind: 'crash', component: 'write-store', restartAfter: 10_000 })
  world.refresh(500, 100, false, 2)
  world.until(400)
  expect(world.rows('view')).toEqual([])
  world.until(1000)
  expect(world.refreshed()).toEqual([[602, 2, 1]])
})

test('a failover forgets it as well, and the next one begins anew', () => {
  const world = database()
  world.commit(0, 'o1', 1)
  world.refresh(100, 100)
  world.plan(150, { kind: 'stimulus', component: 'write-store', type: 'failover', body: {} })
  world.refresh(2000, 100, false, 2)
  world.until(3000)
  expect(world.refreshed()).toEqual([[2102, 2, 1]])
})
