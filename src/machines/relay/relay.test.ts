// The relay: what a crash at each of its points repeats or loses, and how a record that was not acknowledged comes again.
import { describe, expect, test } from 'vitest'
import { faultPolicy } from '#faults'
import { line, type LineOptions } from '../line'
import type { RelayOptions } from './relay-rows'

const withFaults = (options: LineOptions = {}) => line({ ...options, policy: faultPolicy })
const crashAt = (point: string, nth = 1) =>
  ({
    kind: 'fault',
    id: 'f',
    fault: { kind: 'crash-at', component: 'relay', point, nth, restartAfter: 100_000 },
  }) as const

const three = (options: LineOptions = {}) => {
  const world = withFaults(options)
  world.write(0, 'o1', 1)
  world.write(10, 'o1', 2)
  world.write(20, 'o2', 1)
  return world
}
const each = ['o1@1', 'o1@2', 'o2@1']

describe('a crash of the relay', () => {
  const marks: readonly RelayOptions['mark'][] = ['after-publish', 'before-publish']
  const outcomes: { readonly [point: string]: readonly [after: number, before: number] } = {
    // How often each event is in the log afterwards: marked after publishing, marked before.
    'after-read': [1, 1],
    'after-publish': [2, 1],
    'after-mark': [1, 0],
  }
  for (const [point, times] of Object.entries(outcomes))
    for (const [i, mark] of marks.entries())
      test(`${point}, marking ${mark}, leaves each event ${times[i]} times in the log`, () => {
        const world = three({ relay: { mark, interval: 100_000 } })
        world.plan(0, crashAt(point))
        world.until(3000)
        expect(world.events('relay')).toContain('crash')
        expect(world.log()).toEqual(Array.from({ length: times[i] ?? 0 }, () => each).flat())
      })

  test('repeats the batch in another session, which the broker cannot know for the same', () => {
    const world = three({ relay: { idempotent: true, interval: 100_000 } })
    world.plan(0, crashAt('after-publish'))
    world.until(3000)
    const producers = world.simulation.rows.keys('producers')
    expect(producers).toHaveLength(2)
    expect(new Set(producers).size).toBe(2)
  })
})

describe('a record that is not acknowledged', () => {
  const lose = (forward: boolean) =>
    ({
      kind: 'fault',
      id: 'f',
      fault: {
        kind: 'link',
        link: 'relay->broker',
        from: 0,
        until: null,
        duplicate: 0,
        reorder: 0,
        delay: 0,
        drop: forward ? 1 : 0,
        dropAck: forward ? 0 : 1,
      },
    }) as const

  for (const idempotent of [true, false])
    test(`because it was lost comes again, ${idempotent ? '' : 'not '}idempotent, and is kept once`, () => {
      const world = three({ relay: { idempotent, interval: 100_000 } })
      world.plan(0, lose(true))
      world.plan(1000, { kind: 'heal', id: 'f' })
      world.until(20_000)
      expect(world.events('relay')).toContain('unacked')
      expect(world.log().toSorted()).toEqual(each)
    })

  for (const idempotent of [true, false])
    test(`because the answer was lost comes again, and is kept ${idempotent ? 'once' : 'twice, not idempotent'}`, () => {
      const world = three({ relay: { idempotent, interval: 100_000 } })
      world.plan(0, lose(false))
      world.plan(1000, { kind: 'heal', id: 'f' })
      world.until(20_000)
      expect(world.log().toSorted()).toEqual(idempotent ? each : [...each, ...each].toSorted())
    })

  for (const idempotent of [true, false])
    test(`with several in flight ${idempotent ? 'keeps its place' : 'loses its place, not idempotent'}`, () => {
      const world = three({ relay: { idempotent, inFlight: 5, interval: 100_000 } })
      world.plan(0, {
        kind: 'fault',
        id: 'f',
        fault: {
          kind: 'message',
          link: 'relay->broker',
          nth: 1,
          type: 'publish',
          action: 'drop',
          until: null,
        },
      })
      world.until(20_000)
      expect(world.log()).toEqual(idempotent ? each : ['o1@2', 'o2@1', 'o1@1'])
      expect(world.events('broker').includes('out-of-order')).toBe(idempotent)
    })

  test('with one in flight keeps its place even without idempotence', () => {
    const world = three({ relay: { idempotent: false, inFlight: 1, interval: 100_000 } })
    world.plan(0, {
      kind: 'fault',
      id: 'f',
      fault: { kind: 'message', link: 'relay->broker', nth: 1, type: 'publish', action: 'drop', until: null },
    })
    world.until(20_000)
    expect(world.log()).toEqual(each)
  })

  test('is acknowledged once, however often the network repeats the acknowledgement', () => {
    const world = three({ relay: { batch: 3, interval: 100_000 } })
    const { simulation } = world
    world.until(60)
    for (let i = 0; i < 400; i++) {
      const acks = simulation.rows.keys('wires').filter((key) => {
        const row = world.row('wires', key) as { readonly type: string; readonly copyOf?: string }
        return row.type === 'acked' && row.copyOf === undefined
      })
      for (const id of acks)
        simulation.intervene(simulation.now, { kind: 'message', id, action: 'duplicate' })
      simulation.step()
    }
    expect(world.log()).toEqual(each)
    expect(world.row('relay_cursor', 'relay')).toMatchObject({ id: 3 })
    expect(world.events('relay').filter((event) => event === 'all-acked')).toHaveLength(1)
  })
})

describe('a relay whose broker is down', () => {
  test('tries again with growing pauses until it is back', () => {
    const world = three({ relay: { interval: 100_000, inFlight: 1 } })
    world.plan(0, { kind: 'crash', component: 'broker', restartAfter: 10_000_000 })
    world.until(20_000)
    expect(world.log()).toEqual(each)
    const tries = world.events('relay').filter((event) => event === 'unacked').length / 2
    // 100, 200, 400, 800 and then a thousand milliseconds apart.
    expect(tries).toBeGreaterThan(9)
    expect(tries).toBeLessThan(16)
  })

  test('gives up after two minutes, and starts over with another session', () => {
    const world = three({ relay: { interval: 100_000 } })
    world.plan(0, { kind: 'crash', component: 'broker', restartAfter: 130_000_000 })
    world.until(119_000)
    const session = world.row('relay.session', 'session')
    world.until(140_000)
    expect(world.events('relay').filter((event) => event === 'exhausted').length).toBe(1)
    expect(world.row('relay.session', 'session')).not.toBe(session)
    expect(world.log()).toEqual(each)
  })

  test('has no timer of a batch left that it let go', () => {
    const world = three({ relay: { interval: 100_000 } })
    world.plan(0, { kind: 'crash', component: 'broker' })
    world.when(({ event }) => event === 'exhausted', { kind: 'heal', id: 'none' })
    expect(world.simulation.rows.keys('timers').filter((key) => key.startsWith('relay/'))).toEqual([
      'relay/poll',
    ])
  })
})

describe('a relay whose write store', () => {
  test('dies while it marks publishes the batch again', () => {
    const world = three({ relay: { interval: 100_000 } })
    world.when(({ event }) => event === 'all-acked', {
      kind: 'crash',
      component: 'write-store',
      restartAfter: 1_000_000,
    })
    world.until(10_000)
    expect(world.log()).toEqual([...each, ...each])
  })

  test('answers an earlier question too late is not confused by it', () => {
    const world = three({ relay: { interval: 100_000 } })
    world.write(300, 'o3', 1)
    const { simulation } = world
    const rowsOnWire = () =>
      simulation.rows
        .keys('wires')
        .find((key) => (world.row('wires', key) as { type: string }).type === 'rows')
    while (rowsOnWire() === undefined) simulation.step()
    simulation.intervene(simulation.now, {
      kind: 'message',
      id: rowsOnWire() ?? '',
      action: 'hold',
      // Just after the second poll was sent, four seconds later, and before it is answered.
      until: 4_102_500 + 500,
    })
    world.until(20_000)
    expect(world.log()).toEqual([...each, 'o3@1'])
  })
})

describe('a relay that waits at gaps', () => {
  const gaps = (gapTimeout: number | null) => {
    const world = withFaults({ relay: { select: 'gap-wait', gapTimeout, interval: 50_000 } })
    world.write(0, 'o1', 1)
    world.burn(20, 'o2')
    world.burn(30, 'o3')
    world.write(40, 'o4', 1)
    return world
  }

  test('steps over burnt ids after its time-out, one after the other', () => {
    const world = gaps(1_000_000)
    world.until(900)
    expect(world.log()).toEqual(['o1@1'])
    world.until(4000)
    expect(world.log()).toEqual(['o1@1', 'o4@1'])
  })

  test('waits for ever without a time-out', () => {
    const world = gaps(null)
    world.until(300_000)
    expect(world.log()).toEqual(['o1@1'])
    expect(world.simulation.isQuiet()).toBe(true)
  })

  test('is not quiet while its patience with a gap may still end', () => {
    const world = gaps(60_000_000)
    expect(world.simulation.run({ quiet: true }, 100_000).reason).toBe('quiet')
    expect(world.log()).toEqual(['o1@1', 'o4@1'])
  })
})
