// What a consumer keeps in the read store: positions, dead letters, tombstones, and a second set of models for a rebuild.
import { describe, expect, test } from 'vitest'
import type { Protocol } from '../protocol/protocol'
import { createReadStore } from './read-store'
import type { Projection } from './read-store-rows'
import { rig } from '../rig'

/** A document per order and a counter of them; a payload that says `deleted` takes both away. */
const projection: Projection = {
  models: ['order_view', 'order_count'],
  document: 'order_view',
  project: (_apply, { aggregateId: key, version, payload, style }) => {
    if (style === 'notification') return undefined
    const row = payload['deleted'] === true ? undefined : { version, name: 'desk' }
    return [
      { model: 'order_view', key, row },
      { model: 'order_count', key, row: row === undefined ? undefined : { version } },
    ]
  },
}

function given() {
  const bench = rig({
    machines: [createReadStore({ id: 'read-store', projection })],
    probes: { projector: undefined },
    links: ['projector->read-store'],
  })
  const way = 'projector to read-store'
  const event = (version: number, more: object = {}): Protocol['apply']['event'] => ({
    id: `o1@${version}`,
    type: 'E',
    aggregateId: 'o1',
    version,
    style: 'full-state',
    payload: {},
    ...more,
  })
  const content = { consumer: 'p', apply: 'upsert', guard: 'newer', inbox: false, round: 1 } as const
  return {
    ...bench,
    event,
    ask: <Type extends keyof Protocol>(at: number, type: Type, body: Protocol[Type]) =>
      bench.say(at, way, type, body),
    apply: (at: number, version: number, more: Partial<Protocol['apply']> = {}, event_: object = {}) =>
      bench.say(at, way, 'apply', { ...content, ...more, event: event(version, event_) }),
  }
}

describe('a position', () => {
  test('is saved and loaded by consumer and partition', () => {
    const world = given()
    world.ask(0, 'save-checkpoint', { consumer: 'p', partition: 1, offset: 7, round: 1 })
    world.ask(10, 'save-checkpoint', { consumer: 'q', partition: 1, offset: 9, round: 1 })
    world.ask(20, 'load-checkpoint', { consumer: 'p', round: 2 })
    world.until(40)
    expect(world.heard('projector', 'checkpoint')[0]?.body).toEqual({ positions: { '1': 7 }, round: 2 })
  })

  test('is kept in the step that applies the event, also where the event changes nothing', () => {
    const world = given()
    world.apply(0, 2, { checkpoint: { partition: 0, offset: 5 } })
    world.apply(10, 1, { checkpoint: { partition: 0, offset: 6 } })
    world.until(30)
    expect(world.row('checkpoints', 'p/0')).toBe(6)
    expect(world.row('order_view', 'o1')).toEqual({ version: 2, name: 'desk' })
    const [written] = world.simulation.journal.filter(({ changes }) =>
      changes.some(({ table }) => table === 'checkpoints'),
    )
    expect(written?.changes.map(({ table }) => table)).toContain('order_view')
  })
})

test('a second set of models is filled, emptied and switched without a reader noticing before', () => {
  const world = given()
  world.apply(0, 1, { inbox: true })
  world.ask(10, 'reset', { consumer: 'p', beside: true, round: 1 })
  world.apply(20, 3, { inbox: true, beside: true })
  world.ask(40, 'switch', { consumer: 'p', positions: { '0': 4 }, round: 2 })
  world.ask(70, 'reset', { consumer: 'p', beside: false, round: 3 })
  world.until(30)
  expect(world.row('order_view', 'o1')).toEqual({ version: 1, name: 'desk' })
  expect(world.row('order_view__next', 'o1')).toEqual({ version: 3, name: 'desk' })
  world.until(60)
  expect(world.row('order_view', 'o1')).toEqual({ version: 3, name: 'desk' })
  expect(world.rows('order_view__next')).toEqual([])
  expect(world.simulation.rows.keys('inbox')).toEqual(['p/o1@3'])
  expect(world.row('checkpoints', 'p/0')).toBe(4)
  world.until(90)
  for (const table of ['order_view', 'order_count', 'inbox', 'checkpoints'])
    expect(world.rows(table)).toEqual([])
})

test('only the models that are asked for are written', () => {
  const world = given()
  world.apply(0, 1, { models: ['order_count'] })
  world.until(20)
  expect(world.rows('order_view')).toEqual([])
  expect(world.row('order_count', 'o1')).toEqual({ version: 1 })
})

test('a value by which an event was enriched goes into its document only', () => {
  const world = given()
  world.apply(0, 1, {}, { payload: { enriched: { field: 'name', value: 'bureau' } } })
  world.until(20)
  expect(world.row('order_view', 'o1')).toEqual({ version: 1, name: 'bureau' })
  expect(world.row('order_count', 'o1')).toEqual({ version: 1 })
})

describe('a deleted document', () => {
  test('leaves its version behind, so that an older event does not bring it back', () => {
    for (const kept of [true, false]) {
      const world = given()
      const more = kept ? { tombstones: true as const } : {}
      world.apply(0, 1, more)
      world.apply(10, 3, more, { payload: { deleted: true } })
      world.apply(20, 2, more)
      world.until(40)
      expect(world.row('order_view', 'o1')).toEqual(kept ? undefined : { version: 2, name: 'desk' })
    }
  })

  test('leaves it behind even where the deletion comes first', () => {
    const world = given()
    world.apply(0, 2, { tombstones: true }, { payload: { deleted: true } })
    world.apply(10, 1, { tombstones: true })
    world.until(30)
    expect(world.rows('order_view')).toEqual([])
  })

  test('goes from every model when all that a notification brought back is that it is gone', () => {
    const world = given()
    world.apply(0, 1)
    world.apply(10, 2, {}, { style: 'notification', payload: { deleted: true } })
    world.until(30)
    expect([...world.rows('order_view'), ...world.rows('order_count')]).toEqual([])
  })
})

describe('a dead letter', () => {
  const parked = (more: Partial<Protocol['apply']> = {}) => {
    const world = given()
    const letter = (version: number) => ({
      consumer: 'p',
      event: world.event(version),
      why: 'failed',
      round: 1,
    })
    world.ask(0, 'park', letter(10))
    world.ask(10, 'park', letter(2))
    world.apply(20, 11, more)
    world.ask(30, 'load-parked', { consumer: 'p', round: 2 })
    world.apply(60, 10, { guard: 'none' })
    world.until(50)
    const [heard] = world.heard('projector', 'parked-events')
    const answer = heard?.body as Protocol['parked-events'] | undefined
    return { world, versions: (answer?.letters ?? []).map(({ event }) => event.version) }
  }

  test('is handed out in the order of versions, and is none any more once it is applied', () => {
    const { world, versions } = parked()
    expect(versions).toEqual([2, 10])
    world.until(80)
    expect(world.simulation.rows.keys('dead_letters')).toEqual(['o1@2'])
  })

  test('keeps back what comes after it of the same aggregate, where the consumer wants that', () => {
    const { world, versions } = parked({ sequenced: true })
    expect(versions).toEqual([2, 10, 11])
    expect(world.rows('order_view')).toEqual([])
    expect(world.heard('projector', 'applied')[0]?.body['outcome']).toBe('parked')
  })
})
