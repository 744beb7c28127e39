// The projector: what a crash at each of its points repeats or loses, and what it does with events it cannot read.
import { describe, expect, test } from 'vitest'
import { faultPolicy } from '#faults'
import { line, type LineOptions } from '../line'
import type { ProjectorOptions } from './projector-rows'

const three = (projector: Partial<ProjectorOptions> = {}, more: LineOptions = {}) => {
  const world = line({ relay: { interval: 100_000 }, ...more, projector, policy: faultPolicy })
  world.write(0, 'o1', 1)
  world.write(10, 'o1', 2)
  world.write(20, 'o2', 1)
  return world
}
const each = ['o1@1', 'o1@2', 'o2@1']
const [first = '', ...rest] = each

describe('a crash of the projector', () => {
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
    test(`${point}, acknowledging ${ack}, applies ${applied.join(' ')}`, () => {
      const world = three({ ack })
      const fault = { kind: 'crash-at', component: 'projector', point, nth: 1, restartAfter: 100_000 }
      world.plan(0, { kind: 'fault', id: 'f', fault })
      world.until(3000)
      expect(world.events('projector')).toContain('crash')
      expect(world.applied()).toEqual(applied)
    })

  test('after the effect is harmless with an inbox', () => {
    const world = three({ inbox: true })
    const fault = {
      kind: 'crash-at',
      component: 'projector',
      point: 'after-apply',
      nth: 1,
      restartAfter: 100_000,
    }
    world.plan(0, { kind: 'fault', id: 'f', fault })
    world.until(3000)
    expect(world.row('view', 'o1')).toEqual({ version: 2, applied: 2 })
  })
})

describe('an event that cannot be decoded', () => {
  const poisoned = (projector: Partial<ProjectorOptions>) => {
    const world = line({ relay: { interval: 100_000 }, projector })
    world.write(0, 'o1', 1)
    world.write(10, 'o1', 2, { malformed: true })
    world.write(20, 'o2', 1)
    world.until(30_000)
    return world
  }
  for (const ack of ['after-apply', 'before-apply'] as const) {
    test(`stops everything behind it where it is retried, acknowledging ${ack}`, () => {
      const world = poisoned({ onError: 'retry', ack })
      expect(world.applied()).toEqual(['o1@1'])
      // 100 ms, doubled up to five seconds: about ten tries in thirty seconds.
      expect(world.events('projector').filter((event) => event === 'undecodable-retry').length).toBeLessThan(
        14,
      )
    })

    test(`is left out where it is skipped, acknowledging ${ack}`, () => {
      const world = poisoned({ onError: 'skip', ack })
      expect(world.applied()).toEqual(['o1@1', 'o2@1'])
      expect(world.rows('dead_letters')).toEqual([])
      expect(world.row('group_offsets', 'g/0')).toBe(3)
    })

    test(`is kept as a dead letter where it is parked, acknowledging ${ack}`, () => {
      const world = poisoned({ onError: 'park', ack })
      expect(world.applied()).toEqual(['o1@1', 'o2@1'])
      expect(world.row('dead_letters', 'o1@2')).toMatchObject({ why: 'undecodable' })
      expect(world.row('group_offsets', 'g/0')).toBe(3)
    })
  }

  test('can be the last of a batch, skipped or parked', () => {
    for (const onError of ['skip', 'park'] as const)
      for (const ack of ['after-apply', 'before-apply'] as const) {
        const world = line({ relay: { interval: 100_000 }, projector: { onError, ack } })
        world.write(0, 'o1', 1, { malformed: true })
        world.write(1000, 'o2', 1)
        world.until(5000)
        expect(world.applied()).toEqual(['o2@1'])
      }
  })
})

describe('a lost answer of the read store', () => {
  const lost = (inbox: boolean) => {
    const world = three({ inbox })
    const fault = {
      kind: 'link',
      link: 'projector->read-store',
      from: 0,
      until: null,
      drop: 0,
      dropAck: 1,
      duplicate: 0,
      reorder: 0,
      delay: 0,
    }
    world.plan(0, { kind: 'fault', id: 'f', fault })
    world.plan(1000, { kind: 'heal', id: 'f' })
    world.until(20_000)
    return world
  }

  test('makes an event take effect twice without an inbox, once with one', () => {
    expect(lost(false).row('view', 'o1')).toEqual({ version: 2, applied: 3 })
    expect(lost(true).row('view', 'o1')).toEqual({ version: 2, applied: 2 })
  })
})

describe('a projector whose neighbour is down', () => {
  test('waits longer and longer for the read store, and goes on in order', () => {
    const world = three()
    world.plan(0, { kind: 'crash', component: 'read-store', restartAfter: 8_000_000 })
    world.until(30_000)
    expect(world.applied()).toEqual(each)
    expect(world.events('projector').filter((event) => event === 'trouble').length).toBeLessThan(12)
  })

  test('fetches again when the connection to its broker has ended, whatever the broker is called', () => {
    const world = three()
    world.plan(100, { kind: 'crash', component: 'broker', restartAfter: 1_000_000 })
    world.until(2500)
    expect(world.applied()).toEqual(each)
  })

  test('commits its offset with pauses while the broker is away, not in a tight loop', () => {
    const world = three()
    world.when(({ component, event }) => component === 'projector' && event === 'applied', {
      kind: 'crash',
      component: 'broker',
      restartAfter: 5_000_000,
    })
    world.until(20_000)
    expect(world.events('projector').filter((event) => event === 'trouble').length).toBeLessThan(12)
    expect(world.applied()).toEqual(each)
    expect(world.row('group_offsets', 'g/0')).toBe(3)
  })

  test('is not led astray by a refusal of words it has long replaced', () => {
    const world = three()
    const { simulation } = world
    world.plan(0, { kind: 'crash', component: 'broker', restartAfter: 50_000 })
    const refusal = () =>
      simulation.rows.keys('wires').find((key) => {
        const row = world.row('wires', key) as { readonly type: string; readonly to: string }
        return row.type === 'refused' && row.to === 'projector'
      })
    while (refusal() === undefined) simulation.step()
    const id = refusal() ?? ''
    simulation.intervene(simulation.now, { kind: 'message', id, action: 'hold' })
    world.when(({ event }) => event === 'handle', { kind: 'message', id, action: 'deliver' })
    world.until(20_000)
    expect(world.applied()).toEqual(each)
  })
})
