// A projector that keeps its own position: what a crash repeats or loses, how often it saves, and where it begins.
import { describe, expect, test } from 'vitest'
import { faultPolicy } from '#faults'
import type { JsonObject, Message } from '#kernel'
import { line } from '../line'
import { createProjector } from './projector'
import type { ProjectorOptions } from './projector-rows'
import { createReadStore } from '../read-store/read-store'
import { rig } from '../rig'

const three = (projector: Partial<ProjectorOptions>) => {
  const world = line({
    relay: { interval: 100_000 },
    projector: { progress: 'own', ...projector },
    policy: faultPolicy,
  })
  world.write(0, 'o1', 1)
  world.write(10, 'o1', 2)
  world.write(20, 'o2', 1)
  return world
}
const crashAt = (point: string, nth = 1) => ({
  kind: 'fault' as const,
  id: 'f',
  fault: { kind: 'crash-at', component: 'projector', point, nth, restartAfter: 100_000 },
})
const each = ['o1@1', 'o1@2', 'o2@1']
const [first = '', ...rest] = each

describe('an own checkpoint', () => {
  // What the read store is asked to apply, in order, with the crash at the first passing of the point.
  const outcomes = [
    ['after-fetch', 'after-apply', each],
    ['after-fetch', 'before-apply', each],
    ['after-apply', 'after-apply', [first, ...each]],
    ['after-apply', 'before-apply', each],
    ['after-ack', 'after-apply', each],
    ['after-ack', 'before-apply', rest],
  ] as const
  for (const [point, ack, applied] of outcomes)
    test(`saved ${ack === 'after-apply' ? 'after' : 'before'} the effect: a crash ${point} applies ${applied.join(' ')}`, () => {
      const world = three({ ack })
      world.plan(0, crashAt(point))
      world.until(3000)
      expect(world.events('projector')).toContain('crash')
      expect(world.applied()).toEqual(applied)
      expect(world.row('checkpoints', 'projector/0')).toBe(3)
      expect(world.rows('group_offsets')).toEqual([])
    })

  test('saved every second event: a crash repeats what came after the last saved one', () => {
    const world = three({ checkpointEvery: 2 })
    world.plan(0, crashAt('after-apply', 3))
    world.until(3000)
    expect(world.applied()).toEqual([...each, 'o2@1'])
    expect(world.row('checkpoints', 'projector/0')).toBe(2)
  })

  test('at the broker is committed as seldom', () => {
    const world = three({ progress: 'broker', checkpointEvery: 2 })
    world.plan(0, crashAt('after-apply', 3))
    world.until(3000)
    expect(world.applied()).toEqual([...each, 'o2@1'])
    expect(world.row('group_offsets', 'g/0')).toBe(2)
  })

  test('kept in the transaction of the effect is saved by no step of its own', () => {
    const world = three({ checkpoint: 'same-transaction' })
    world.plan(0, crashAt('after-apply', 2))
    world.until(3000)
    expect(world.applied()).toEqual(each)
    expect(world.events('projector')).not.toContain('acknowledge')
  })

  test('that cannot be loaded yet is asked for again', () => {
    const world = three({})
    world.plan(0, { kind: 'crash', component: 'read-store', restartAfter: 2_000_000 })
    world.until(8000)
    expect(world.applied()).toEqual(each)
  })
})

describe('a projector that follows an event store', () => {
  const event = (version: number) => ({
    id: `o1@${version}`,
    type: 'E',
    aggregateId: 'o1',
    version,
    style: '',
    payload: {},
  })
  /** Answers a fetch as an event store does, and has positions that were never used. */
  const history = [0, 1, 4].map((offset, index) => ({
    partition: 0,
    offset,
    key: 'o1',
    event: event(index + 1),
    command: '',
  }))
  const answer = ({ body }: Message): { readonly type: string; readonly body: JsonObject } => {
    const { positions, limit, round } = body as {
      positions: Record<string, number>
      limit: number
      round: number
    }
    const records = history.filter(({ offset }) => offset >= (positions['0'] ?? 0)).slice(0, limit)
    return { type: 'records', body: { records, round } }
  }
  const follows = (more: Partial<ProjectorOptions> = {}) =>
    rig({
      machines: [
        createProjector({
          id: 'projector',
          source: 'event-store->projector',
          toStore: 'projector->read-store',
          progress: 'own',
          partitions: [0],
          apply: 'upsert',
          guard: 'none',
          inbox: false,
          ack: 'after-apply',
          onError: 'retry',
          attempts: 1,
          limit: 2,
          wait: 500_000,
          checkpoint: 'separate',
          checkpointEvery: 1,
          gate: false,
          tombstones: true,
          decodes: () => true,
          ...more,
        }),
        createReadStore({
          id: 'read-store',
          projection: {
            models: ['view'],
            document: 'view',
            project: (_apply, { aggregateId, version }, read) => [
              {
                model: 'view',
                key: aggregateId,
                row: { version, applied: Number(read('view', aggregateId)?.['applied'] ?? 0) + 1 },
              },
            ],
          },
        }),
      ],
      probes: { 'event-store': answer },
      links: ['event-store->projector', 'projector->read-store'],
    })

  test('begins at the beginning, and keeps the position after the last event, gaps and all', () => {
    const world = follows()
    world.until(200)
    expect(world.row('view', 'o1')).toEqual({ version: 3, applied: 3 })
    expect(world.row('checkpoints', 'projector/0')).toBe(5)
  })

  test.each(['in-place', 'blue-green'])('applies all history again in a rebuild %s', (mode) => {
    for (const checkpoint of ['separate', 'same-transaction'] as const) {
      const world = follows({ checkpoint })
      world.plan(150, { kind: 'stimulus', component: 'projector', type: 'rebuild', body: { mode } })
      world.until(400)
      expect(world.row('view', 'o1')).toEqual({ version: 3, applied: 3 })
      expect(world.row('checkpoints', 'projector/0')).toBe(5)
      expect(world.rows('projector.rebuild')).toEqual([])
      expect(world.rows('view__next')).toEqual([])
    }
  })

  test('carries on with a rebuild beside that a crash interrupted at any of its steps', () => {
    for (let millis = 150; millis < 200; millis += 1) {
      const world = follows()
      world.plan(150, {
        kind: 'stimulus',
        component: 'projector',
        type: 'rebuild',
        body: { mode: 'blue-green' },
      })
      world.plan(millis, { kind: 'crash', component: 'projector', restartAfter: 5000 })
      world.until(600)
      expect(world.row('view', 'o1')).toEqual({ version: 3, applied: 3 })
      expect(world.rows('projector.rebuild')).toEqual([])
    }
  })
})
