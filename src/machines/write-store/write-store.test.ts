// The write store: row locks, sequences that never roll back, commits that are whole, and how a relay finds what is new.
import { describe, expect, test } from 'vitest'
import { isSent } from '../relay/outbox-selection'
import type { EventBody, OutboxRow, Selection } from '../protocol/protocol'
import { rig } from '../rig'
import { createWriteStore } from './write-store'

const STORE = 'write-store'

const event = (id: string, version: number): EventBody => ({
  id: `${id}@${version}`,
  type: 'Changed',
  aggregateId: id,
  version,
  style: 'full-state',
  payload: {},
})

function given() {
  const bench = rig({
    machines: [createWriteStore({ id: STORE, aggregates: 'orders' })],
    probes: { ann: undefined, bob: undefined, relay: undefined },
    links: [`ann->${STORE}`, `bob->${STORE}`, `relay->${STORE}`],
  })
  const { say } = bench
  return {
    ...bench,
    insert: (at: number, from: string, task: string, key = 'o1') =>
      say(at, `${from} to ${STORE}`, 'insert', {
        task,
        key,
        expected: 0,
        state: { version: 1, by: task },
        events: [event(key, 1)],
        number: 1,
      }),
    commit: (at: number, from: string, task: string) =>
      say(at, `${from} to ${STORE}`, 'commit', { task, key: 'o1', number: 1 }),
    rollback: (at: number, from: string, task: string) =>
      say(at, `${from} to ${STORE}`, 'rollback', { task }),
    select: (at: number, how: Selection, skip = 0) =>
      say(at, `relay to ${STORE}`, 'select', { how, limit: 10, skip, round: 1 }),
    mark: (at: number, how: Selection, ids: readonly number[]) =>
      say(at, `relay to ${STORE}`, 'mark', { how, ids, xid: 0, round: 1 }),
    session: (at: number, type: 'session-begin' | 'session-end', name: string, writes = false) =>
      bench.plan(at, { kind: 'stimulus', component: STORE, type, body: { name, writes } }),
    found: () =>
      bench.heard('relay', 'rows').map(({ body }) => ({
        ids: (body['rows'] as unknown as readonly OutboxRow[]).map(({ id }) => id),
        gap: body['gap'],
      })),
  }
}
const typesOf = (heard: readonly { readonly type: string; readonly body: object }[]) =>
  heard.map(({ type, body }) => `${type} ${'task' in body ? String(body.task) : ''}`.trim())

describe('transactions of the write store', () => {
  test('a second writer of a row waits, and learns of the conflict when the first has committed', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.insert(1, 'bob', 'c2')
    store.until(5)
    expect(store.heard('bob')).toEqual([])
    expect(store.row('transactions', 'c2')).toMatchObject({ status: 'waiting', xid: 0 })
  })

  test('whoever waited goes on after a commit with a conflict, after a rollback with the lock', () => {
    const [committed, rolledBack] = [given(), given()]
    for (const store of [committed, rolledBack]) {
      store.insert(0, 'ann', 'c1')
      store.insert(1, 'bob', 'c2')
    }
    committed.commit(10, 'ann', 'c1')
    rolledBack.rollback(10, 'ann', 'c1')
    committed.until(30)
    rolledBack.until(30)
    expect(typesOf(committed.heard('bob'))).toEqual(['conflict c2'])
    expect(typesOf(rolledBack.heard('bob'))).toEqual(['inserted c2'])
  })

  test('all who wait for a row are told of the conflict, not only the first', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.insert(1, 'bob', 'c2')
    store.insert(2, 'bob', 'c3')
    store.insert(3, 'bob', 'c4')
    store.commit(10, 'ann', 'c1')
    store.until(30)
    expect(typesOf(store.heard('bob'))).toEqual(['conflict c2', 'conflict c3', 'conflict c4'])
  })

  test('whoever comes now does not overtake whoever waits for the same row', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.insert(1, 'bob', 'c2')
    store.rollback(10, 'ann', 'c1')
    store.insert(10, 'ann', 'c3')
    store.until(30)
    expect(typesOf(store.heard('bob'))).toEqual(['inserted c2'])
    expect(store.row('transactions', 'c3')).toMatchObject({ status: 'waiting' })
  })

  test('never have two of them the same row open', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    for (let i = 2; i < 8; i++) store.insert(i, i % 2 === 0 ? 'ann' : 'bob', `c${i}`)
    for (let i = 1; i < 8; i++) store.rollback(20 + i, 'ann', `c${i}`)
    store.until(60)
    const { simulation } = store
    for (let place = 0; place <= simulation.journal.length; place++) {
      simulation.seek(place)
      const open = store.rows('transactions').filter((row) => (row as { status: string }).status === 'open')
      expect(open.length).toBeLessThan(2)
    }
  })

  test('a writer that gave up waiting leaves the row to the next', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.insert(1, 'bob', 'c2')
    store.insert(2, 'bob', 'c3')
    store.rollback(5, 'bob', 'c2')
    store.rollback(10, 'ann', 'c1')
    store.until(30)
    expect(typesOf(store.heard('bob'))).toEqual(['inserted c3'])
  })

  test('ids of a sequence are not given back by a rollback', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.rollback(5, 'ann', 'c1')
    store.insert(10, 'ann', 'c2')
    store.until(30)
    expect(store.heard('ann', 'inserted').map(({ body }) => body['ids'])).toEqual([[1], [2]])
  })

  test('state and outbox are written in one step, after the flush', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.commit(5, 'ann', 'c1')
    store.until(30)
    const step = store.simulation.journal.find(({ changes }) =>
      changes.some(({ table }) => table === 'orders'),
    )
    expect(step?.changes.map(({ table }) => table)).toContain('outbox')
    expect(step?.at).toBe(7500)
    expect(typesOf(store.heard('ann'))).toEqual(['inserted c1', 'committed c1'])
  })

  test('a crash in the middle of the flush loses the transaction, its state and its event alike', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.commit(5, 'ann', 'c1')
    store.plan(7, { kind: 'crash', component: STORE, restartAfter: 1000 })
    store.until(500)
    expect(store.rows('orders')).toEqual([])
    expect(store.rows('outbox')).toEqual([])
    expect(typesOf(store.heard('ann'))).toEqual(['inserted c1', 'disconnected'])
  })

  test('a transaction ends with the connection of its client, and its lock with it', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.insert(1, 'bob', 'c2')
    store.plan(5, { kind: 'crash', component: 'ann' })
    store.until(30)
    expect(typesOf(store.heard('bob'))).toEqual(['inserted c2'])
    expect(store.row('transactions', 'c1')).toBeUndefined()
  })

  test('the end of an earlier connection does not end a transaction of the next', () => {
    const store = given()
    store.plan(5, { kind: 'crash', component: 'ann', restartAfter: 0 })
    store.until(5)
    const notice = store.simulation.rows.keys('wires')[0] ?? ''
    store.simulation.intervene(store.now(), { kind: 'message', id: notice, action: 'hold', until: 50_000 })
    store.simulation.intervene(store.now(), {
      kind: 'later',
      at: 10_000,
      control: {
        kind: 'stimulus',
        component: 'ann',
        type: 'insert',
        body: {
          link: `ann->${STORE}`,
          body: { task: 'c1', key: 'o1', expected: 0, state: {}, events: [], number: 1 },
        },
      },
    })
    store.until(100)
    expect(store.events(STORE)).toContain('disconnected')
    expect(store.row('transactions', 'c1')).toMatchObject({ status: 'open' })
  })

  test('an abandoned transaction ends by itself after a minute', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.until(59_000)
    expect(store.rows('transactions')).toHaveLength(1)
    store.until(61_000)
    expect(store.rows('transactions')).toEqual([])
  })

  test('a commit that the network says twice is one commit with one answer', () => {
    const store = given()
    store.insert(0, 'ann', 'c1')
    store.commit(5, 'ann', 'c1')
    store.until(5)
    const { simulation } = store
    simulation.intervene(store.now(), {
      kind: 'message',
      id: simulation.rows.keys('wires')[0] ?? '',
      action: 'duplicate',
    })
    store.until(100)
    expect(typesOf(store.heard('ann'))).toEqual(['inserted c1', 'committed c1'])
    expect(store.rows('outbox')).toHaveLength(1)
  })

  test('a commit of a transaction that is gone is answered with its rollback', () => {
    const store = given()
    store.commit(5, 'ann', 'c1')
    store.until(30)
    expect(typesOf(store.heard('ann'))).toEqual(['aborted c1'])
  })
})

describe('what a relay finds when ids are committed out of order', () => {
  /** Event 1 belongs to a transaction that is still open when event 2 is committed. */
  const overtaken = () => {
    const store = given()
    store.insert(0, 'ann', 'c1', 'o1')
    store.insert(1, 'bob', 'c2', 'o2')
    store.commit(5, 'bob', 'c2')
    return store
  }

  test('by cursor: the late one is never found once the cursor has passed it', () => {
    const store = overtaken()
    store.select(20, 'cursor')
    store.mark(25, 'cursor', [2])
    store.commit(30, 'ann', 'c1')
    store.select(50, 'cursor')
    store.until(60)
    expect(store.found()).toEqual([
      { ids: [2], gap: null },
      { ids: [], gap: null },
    ])
    const late = store.row('outbox', '1') as unknown as OutboxRow
    expect(isSent(late, { id: 2, xid: 0 }, 'cursor')).toBe(true)
  })

  test('by flag: the late one is found, whatever was marked before', () => {
    const store = overtaken()
    store.select(20, 'flag')
    store.mark(25, 'flag', [2])
    store.commit(30, 'ann', 'c1')
    store.select(50, 'flag')
    store.mark(55, 'flag', [1])
    store.select(60, 'flag')
    store.until(70)
    expect(store.found().map(({ ids }) => ids)).toEqual([[2], [1], []])
  })

  test('behind the horizon: nothing that is younger than an open writer is found before it ends', () => {
    const store = overtaken()
    store.select(20, 'xmin-horizon')
    store.commit(30, 'ann', 'c1')
    store.select(50, 'xmin-horizon')
    store.until(60)
    expect(store.found().map(({ ids }) => ids)).toEqual([[], [1, 2]])
  })

  test('waiting at gaps: nothing beyond a missing id is found, until it is stepped over', () => {
    const store = overtaken()
    store.select(20, 'gap-wait')
    store.select(30, 'gap-wait', 1)
    store.until(40)
    expect(store.found()).toEqual([
      { ids: [], gap: 1 },
      { ids: [2], gap: null },
    ])
  })

  test("somebody else's session holds the horizon while it writes, and does not while it reads", () => {
    for (const writes of [true, false]) {
      const store = given()
      store.session(0, 'session-begin', 'report', writes)
      store.insert(1, 'ann', 'c1')
      store.commit(5, 'ann', 'c1')
      store.select(20, 'xmin-horizon')
      store.session(30, 'session-end', 'report')
      store.select(40, 'xmin-horizon')
      store.until(50)
      expect(store.found().map(({ ids }) => ids)).toEqual([writes ? [] : [1], [1]])
    }
  })
})
