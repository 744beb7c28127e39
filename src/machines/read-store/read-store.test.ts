// The read store: what inbox and guards make of repeated, late and early events.
import { describe, expect, test } from 'vitest'
import type { Guard, Protocol } from '../protocol/protocol'
import { createReadStore } from './read-store'
import type { Projection } from './read-store-rows'
import { rig } from '../rig'

/** A view per order that counts what was applied to it. */
const projection: Projection = {
  models: ['order_view'],
  document: 'order_view',
  project: (_apply, { aggregateId, version, payload }, read) =>
    payload['malformed'] === true
      ? undefined
      : [
          {
            model: 'order_view',
            key: aggregateId,
            row: { version, applied: Number(read('order_view', aggregateId)?.['applied'] ?? 0) + 1 },
          },
        ],
}

function given(guard: Guard, inbox = false) {
  const bench = rig({
    machines: [createReadStore({ id: 'read-store', projection })],
    probes: { projector: undefined },
    links: ['projector->read-store'],
  })
  const event = (version: number, payload = {}): Protocol['apply']['event'] => ({
    id: `o1@${version}`,
    type: 'E',
    aggregateId: 'o1',
    version,
    style: '',
    payload,
  })
  const content = { consumer: 'p', apply: 'upsert', guard, inbox, round: 1 }
  return {
    ...bench,
    /** Applies versions in this order, ten milliseconds apart, and says what became of each. */
    apply(...versions: readonly number[]) {
      for (const [i, version] of versions.entries())
        bench.say(10 * i, 'projector to read-store', 'apply', { ...content, event: event(version) })
      bench.until(10 * versions.length + 10)
      return bench.heard('projector', 'applied').map(({ body }) => body['outcome'])
    },
    say: bench.say,
    event,
    view: () => bench.row('order_view', 'o1'),
  }
}

describe('applying events', () => {
  test('without guard and inbox: every event takes effect, the late one last', () => {
    const store = given('none')
    expect(store.apply(1, 2, 1)).toEqual(['applied', 'applied', 'applied'])
    expect(store.view()).toEqual({ version: 1, applied: 3 })
  })

  test('with an inbox: each event takes effect once', () => {
    const store = given('none', true)
    expect(store.apply(1, 2, 1, 2)).toEqual(['applied', 'applied', 'duplicate', 'duplicate'])
    expect(store.view()).toEqual({ version: 2, applied: 2 })
  })

  test('only newer: what is older than the row is ignored, a hole is stepped over', () => {
    const store = given('newer')
    expect(store.apply(1, 3, 2, 3)).toEqual(['applied', 'applied', 'ignored', 'ignored'])
    expect(store.view()).toEqual({ version: 3, applied: 2 })
  })

  test('only the next: what comes too early waits, and is let go in order by what it waited for', () => {
    const store = given('next', true)
    expect(store.apply(1, 4, 3, 3, 2)).toEqual(['applied', 'buffered', 'buffered', 'duplicate', 'applied'])
    expect(store.heard('projector').at(-1)?.body['released']).toEqual(['o1@3', 'o1@4'])
    expect(store.view()).toEqual({ version: 4, applied: 4 })
    expect(store.rows('waiting_events')).toEqual([])
  })

  test('only the next: a lost event stops its row, and nothing is wrong meanwhile', () => {
    const store = given('next')
    expect(store.apply(1, 3, 4)).toEqual(['applied', 'buffered', 'buffered'])
    expect(store.view()).toEqual({ version: 1, applied: 1 })
    expect(store.rows('waiting_events')).toHaveLength(2)
  })

  test('inbox and row are written in one step', () => {
    const store = given('none', true)
    store.apply(1)
    const steps = store.simulation.journal.filter(({ changes }) =>
      changes.some(({ table }) => table === 'inbox'),
    )
    expect(steps.map(({ changes }) => changes.some(({ table }) => table === 'order_view'))).toEqual([true])
  })

  test('what cannot be decoded has no effect, and no receipt', () => {
    const store = given('none', true)
    store.say(0, 'projector to read-store', 'apply', {
      consumer: 'p',
      apply: 'upsert',
      guard: 'none',
      inbox: true,
      round: 1,
      event: store.event(1, { malformed: true }),
    })
    store.until(10)
    expect(store.heard('projector').map(({ body }) => body['outcome'])).toEqual(['undecodable'])
    expect(store.rows('inbox')).toEqual([])
  })

  test('a crash before the write is done loses it whole', () => {
    const store = given('none', true)
    store.plan(1.5, { kind: 'crash', component: 'read-store' })
    store.apply(1)
    expect(store.rows('order_view')).toEqual([])
    expect(store.rows('inbox')).toEqual([])
  })
})

test('a parked event is kept as a dead letter with its reason', () => {
  const store = given('none')
  store.say(0, 'projector to read-store', 'park', {
    consumer: 'p',
    event: store.event(1),
    why: 'undecodable',
    round: 1,
  })
  store.until(10)
  expect(store.row('dead_letters', 'o1@1')).toMatchObject({ why: 'undecodable', at: 2000 })
  expect(store.heard('projector').map(({ type }) => type)).toEqual(['parked'])
})

test('a query is answered with the row and its version, or with nothing', () => {
  const store = given('none')
  store.say(50, 'projector to read-store', 'query', { key: 'o1', member: 'm' })
  store.say(0, 'projector to read-store', 'query', { key: 'o2', member: 'm' })
  store.apply(1)
  store.until(100)
  expect(
    store.heard('projector', 'result').map(({ body }) => [body['key'], body['version'], body['row']]),
  ).toEqual([
    ['o2', 0, null],
    ['o1', 1, { version: 1, applied: 1 }],
  ])
})
