// Read models in the same database: changed in the transaction that changes the aggregate, or not at all.
import { describe, expect, test } from 'vitest'
import type { EventBody } from '../protocol/protocol'
import type { Projection } from '../read-store/read-store-rows'
import { rig } from '../rig'
import { createWriteStore } from './write-store'

const STORE = 'write-store'

/** A document per aggregate, and a counter for each colour. What is malformed cannot be projected. */
const projection: Projection = {
  models: ['view', 'counts'],
  document: 'view',
  project: (_apply, { aggregateId: key, version, payload }, read) => {
    const { colour } = payload
    if (typeof colour !== 'string') return undefined
    const events = Number(read('counts', colour)?.['events'] ?? 0) + 1
    return [
      { model: 'view', key, row: { version, colour } },
      { model: 'counts', key: colour, row: { events } },
    ]
  },
}

function given(mechanism: 'application' | 'trigger' = 'trigger') {
  const bench = rig({
    machines: [
      createWriteStore({
        id: STORE,
        aggregates: 'orders',
        events: 'none',
        models: { projection, apply: 'delta', mechanism },
      }),
    ],
    probes: { ann: undefined, bob: undefined, reader: undefined },
    links: [`ann->${STORE}`, `bob->${STORE}`, `reader->${STORE}`],
  })
  return {
    ...bench,
    insert: (at: number, from: string, key: string, colours: readonly string[]) =>
      bench.say(at, `${from} to ${STORE}`, 'insert', {
        task: `${from}/${key}`,
        key,
        expected: 0,
        state: { version: colours.length },
        events: colours.map((colour, i) => event(key, i + 1, colour)),
        number: 1,
      }),
    commit: (at: number, from: string, key: string) =>
      bench.say(at, `${from} to ${STORE}`, 'commit', { task: `${from}/${key}`, key, number: 1 }),
    project: (at: number, from: string, key: string) =>
      bench.say(at, `${from} to ${STORE}`, 'project', { task: `${from}/${key}`, index: 0, round: 0 }),
    heardBy: (id: string) => bench.heard(id).map(({ at, type }) => [at, type]),
  }
}

const event = (key: string, version: number, colour: string): EventBody => ({
  id: `${key}@${version}`,
  type: 'E',
  aggregateId: key,
  version,
  style: '',
  payload: colour === 'malformed' ? { malformed: true } : { colour },
})

describe('models in the same database', () => {
  test('change in the step in which the aggregate does, each event on top of the one before', () => {
    const store = given()
    store.insert(0, 'ann', 'o1', ['red', 'red'])
    store.commit(5, 'ann', 'o1')
    store.until(20)
    const changed = store.simulation.journal
      .map(({ changes }) => changes.map(({ table }) => table))
      .filter((tables) => tables.includes('orders') || tables.includes('view'))
    expect(changed).toHaveLength(1)
    expect(changed[0]).toEqual(expect.arrayContaining(['orders', 'view', 'counts']))
    expect(store.row('counts', 'red')).toEqual({ events: 2 })
    expect(store.rows('outbox')).toEqual([])
  })

  test('are as they were after a rollback', () => {
    const store = given()
    store.insert(0, 'ann', 'o1', ['red'])
    store.say(5, `ann to ${STORE}`, 'rollback', { task: 'ann/o1' })
    store.until(20)
    expect(store.rows('counts')).toEqual([])
  })

  test('take the command with them when they cannot be changed', () => {
    const store = given()
    store.insert(0, 'ann', 'o1', ['malformed'])
    store.until(20)
    expect(store.heard('ann')).toMatchObject([{ type: 'aborted', body: { why: 'projection-failed' } }])
    expect(store.rows('transactions')).toEqual([])
  })

  test('answer queries themselves', () => {
    const store = given()
    store.insert(0, 'ann', 'o1', ['red'])
    store.commit(5, 'ann', 'o1')
    store.say(30, `reader to ${STORE}`, 'query', { key: 'o1', member: 'reader' })
    store.until(40)
    expect(store.heard('reader', 'result')).toMatchObject([{ body: { version: 1, row: { colour: 'red' } } }])
  })
})

describe('a counter that many change', () => {
  test('has the second writer wait until the first is done, and no increment is lost', () => {
    const store = given()
    store.insert(0, 'ann', 'o1', ['red'])
    store.insert(1, 'bob', 'o2', ['red'])
    store.commit(1500, 'ann', 'o1')
    store.commit(1600, 'bob', 'o2')
    store.until(1700)
    expect(store.heardBy('bob')).toEqual([
      [1503.5, 'inserted'],
      [1603.7, 'committed'],
    ])
    expect(store.row('counts', 'red')).toEqual({ events: 2 })
  })

  test('keeps nobody waiting who changes another', () => {
    const store = given()
    store.insert(0, 'ann', 'o1', ['red'])
    store.insert(1, 'bob', 'o2', ['blue'])
    store.until(10)
    expect(store.heardBy('bob')).toEqual([[3, 'inserted']])
  })

  test('keeps nobody waiting behind one who waited for it and gives up', () => {
    const store = given()
    store.insert(0, 'ann', 'o1', ['red'])
    // Waits for red, and has the next one wait for the row that both want.
    store.insert(1, 'bob', 'o2', ['red'])
    store.insert(2, 'reader', 'o2', ['blue'])
    store.say(10, `bob to ${STORE}`, 'rollback', { task: 'bob/o2' })
    store.until(30)
    expect(store.heardBy('reader')).toEqual([[12, 'inserted']])
  })
})

describe('models that the application changes with a statement of its own', () => {
  test('are as they were where that statement never came, and change with the commit where it did', () => {
    const [without, with_] = [given('application'), given('application')]
    for (const store of [without, with_]) {
      store.insert(0, 'ann', 'o1', ['red'])
      if (store === with_) store.project(5, 'ann', 'o1')
      store.commit(10, 'ann', 'o1')
      store.until(20)
      expect(store.row('orders', 'o1')).toEqual({ version: 1 })
    }
    expect(without.rows('counts')).toEqual([])
    expect(with_.row('counts', 'red')).toEqual({ events: 1 })
  })

  test('cannot take every event: then nothing of the transaction stays', () => {
    const store = given('application')
    store.insert(0, 'ann', 'o1', ['malformed'])
    store.project(5, 'ann', 'o1')
    store.commit(10, 'ann', 'o1')
    store.until(20)
    expect(store.heard('ann').map(({ type }) => type)).toEqual(['inserted', 'unprojected', 'aborted'])
    expect(store.rows('orders')).toEqual([])
  })

  test('keep a writer waiting in the middle of its transaction, with its own row locked', () => {
    const store = given('application')
    store.insert(0, 'ann', 'o1', ['red'])
    store.project(5, 'ann', 'o1')
    store.insert(10, 'bob', 'o2', ['red'])
    store.project(15, 'bob', 'o2')
    store.insert(20, 'reader', 'o2', ['blue'])
    store.commit(100, 'ann', 'o1')
    store.commit(200, 'bob', 'o2')
    store.until(300)
    expect(store.heardBy('bob')).toEqual([
      [12, 'inserted'],
      [103.5, 'projected'],
      [203.7, 'committed'],
    ])
    expect(store.heardBy('reader')).toEqual([[203.5, 'conflict']])
    expect(store.row('counts', 'red')).toEqual({ events: 2 })
  })
})
