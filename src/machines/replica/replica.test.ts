// The replica behind a write store: queries that wait for a version, pauses, confirmations, and a history that forks.
import { describe, expect, test } from 'vitest'
import { createReplica } from './replica'
import type { ReplicaOptions } from './replica-rows'
import { rig } from '../rig'
import { createWriteStore } from '../write-store/write-store'

/** A write store with one replica 20 ms away that replays for 10 ms. Times in milliseconds. */
function pair(options: Partial<ReplicaOptions> = {}) {
  const bench = rig({
    machines: [
      createWriteStore({
        id: 'write-store',
        aggregates: 'orders',
        events: 'none',
        standby: { followers: ['replica'] },
        log: { limit: null, traffic: 0, failoverSlot: false },
      }),
      createReplica({
        id: 'replica',
        aggregates: 'orders',
        toStore: 'replica->write-store',
        delay: 20_000,
        replay: 10_000,
        confirms: 'received',
        documentOf: (state) => state,
        ...options,
      }),
    ],
    probes: { ann: undefined, bob: undefined },
    links: ['ann->write-store', 'bob->replica', 'replica->write-store'],
  })
  return {
    ...bench,
    commit(at: number, key: string, version: number, more: { readonly deleted?: true } = {}): void {
      const task = `${key}@${version}`
      const state = { version, ...more }
      const events = [{ id: task, type: 'E', aggregateId: key, version, style: '', payload: {} }]
      const insert = { task, key, expected: version - 1, state, events, number: 1 }
      bench.say(at, 'ann to write-store', 'insert', insert)
      bench.say(at + 2.5, 'ann to write-store', 'commit', { task, key, number: 1 })
    },
    ask(at: number, key: string, atLeast?: number, timeout?: number): void {
      const wish = atLeast === undefined ? {} : { atLeast, timeout: (timeout ?? 0) * 1000 }
      bench.say(at, 'bob to replica', 'query', { key, member: 'bob', ...wish })
    },
    act(at: number, type: 'pause' | 'resume'): void {
      bench.plan(at, { kind: 'stimulus', component: 'replica', type, body: {} })
    },
    answers: () =>
      bench.heard('bob', 'result').map(({ at, body }) => [Math.round(at), body['version'], body['late']]),
  }
}

describe('a query', () => {
  test('that names no version is answered at once, with nothing if there is nothing', () => {
    const world = pair()
    world.commit(0, 'o1', 1)
    world.ask(10, 'o1')
    world.ask(100, 'o1')
    world.until(1000)
    expect(world.answers()).toEqual([
      [12, 0, undefined],
      [102, 1, undefined],
    ])
  })

  test('waits for the version it names, and is answered in the step that brings it', () => {
    const world = pair()
    world.commit(0, 'o1', 1)
    world.commit(50, 'o1', 2)
    world.ask(52, 'o1', 2, 500)
    world.until(1000)
    const [[at, version, late] = []] = world.answers()
    expect([version, late]).toEqual([2, undefined])
    expect(at).toBeGreaterThan(80)
    expect(at).toBeLessThan(95)
    expect(world.rows('replica.waits')).toEqual([])
  })

  test('is told that the version has not come in time', () => {
    const world = pair()
    world.commit(0, 'o1', 1)
    world.ask(100, 'o1', 2, 50)
    world.ask(100, 'o1', 2)
    world.until(1000)
    expect(world.answers()).toEqual([
      [102, 1, true],
      [152, 1, true],
    ])
  })

  test('for the version that deleted a row finds no row, and is not late', () => {
    const world = pair()
    world.commit(0, 'o1', 1)
    world.commit(20, 'o1', 2, { deleted: true })
    world.ask(25, 'o1', 2, 500)
    world.ask(200, 'o1', 2, 500)
    world.until(1000)
    expect(world.answers().map(([, version, late]) => [version, late])).toEqual([
      [2, undefined],
      [2, undefined],
    ])
    expect(world.heard('bob').map(({ body }) => body['row'])).toEqual([null, null])
  })
})

describe('a pause of the replay', () => {
  test('keeps what is received until it ends, and confirms it all the same', () => {
    const world = pair()
    world.act(0, 'pause')
    world.commit(10, 'o1', 1)
    world.commit(20, 'o2', 1)
    world.until(500)
    expect(world.rows('replica.orders')).toEqual([])
    expect(world.rows('replica.received')).toHaveLength(2)
    expect(world.row('slots', 'replica')).toMatchObject({ confirmed: 2 })
    world.simulation.intervene(world.now(), {
      kind: 'stimulus',
      component: 'replica',
      type: 'resume',
      body: {},
    })
    world.until(1000)
    expect(world.rows('replica.orders')).toHaveLength(2)
    expect(world.rows('replica.received')).toEqual([])
  })

  test('confirms nothing where only what queries see counts', () => {
    const world = pair({ confirms: 'applied' })
    world.act(0, 'pause')
    world.commit(10, 'o1', 1)
    world.act(300, 'resume')
    world.until(250)
    expect(world.row('slots', 'replica')).toMatchObject({ confirmed: 0 })
    world.until(1000)
    expect(world.row('slots', 'replica')).toMatchObject({ confirmed: 1 })
  })

  test('twice is one pause, and a crash ends it: a standby that starts replays', () => {
    const world = pair()
    world.act(0, 'pause')
    world.act(5, 'pause')
    world.commit(10, 'o1', 1)
    world.plan(200, { kind: 'crash', component: 'replica', restartAfter: 100_000 })
    world.until(2000)
    expect(world.rows('replica.orders')).toEqual([{ version: 1 }])
  })
})

describe('a failover', () => {
  const lose = (world: ReturnType<typeof pair>, at: number) =>
    world.plan(at, { kind: 'stimulus', component: 'write-store', type: 'failover', body: {} })

  test('ends what is on its way, and the replica follows the new primary', () => {
    const world = pair()
    world.commit(0, 'o1', 1)
    world.commit(100, 'o1', 2)
    lose(world, 110)
    world.commit(3000, 'o2', 1)
    world.until(5000)
    expect(world.rows('orders')).toEqual([{ version: 1 }, { version: 1 }])
    expect(world.rows('replica.orders')).toEqual([{ version: 1 }, { version: 1 }])
    expect(world.events('replica')).toContain('new-timeline')
  })

  test('leaves a standby that shows more than the new primary knows in need of a clone', () => {
    const world = pair({ delay: 0, replay: 0 })
    world.commit(0, 'o1', 1)
    world.when(({ component, event }) => component === 'replica' && event === 'replay', {
      kind: 'stimulus',
      component: 'write-store',
      type: 'failover',
      body: {},
    })
    world.until(5000)
    expect(world.row('machines', 'replica')).toMatchObject({ state: 'needs-clone' })
  })
})
