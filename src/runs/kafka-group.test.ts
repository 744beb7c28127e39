// A consumer group as a scenario meets it: members that are too slow, dead, cut off, or back again.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const end = { quiet: true, limit: 300_000 }

describe('a consumer group', () => {
  const orders = [
    at(0, 'PlaceOrder', 1),
    at(100, 'PayOrder', 1),
    at(200, 'ShipOrder', 1),
    at(220, 'PlaceOrder', 2),
  ]
  /** A record takes the first projector half a minute. */
  const slow = { kind: 'slow', component: 'projector', factor: 8000, from: 100, until: 20_000 }
  const slowest = (apply: string, count: number, maxPollInterval?: number): Parts => ({
    settings: {
      kafka: maxPollInterval === undefined ? {} : { maxPollInterval },
      projector: { apply, count },
    },
    workload: orders,
    faults: [slow],
    end,
  })

  test('a slow member within max.poll.interval.ms: lag', () => {
    expect(verdictOf(slowest('delta', 2))).toEqual(['lag'])
  })

  test('a slower one is thrown out, another takes over, and the late write of the first one (S3.F15, SLOW): overwritten or duplicated', () => {
    const { run, result } = trial(slowest('upsert', 2, 2000))
    expect(result.verdict).toContain('overwritten')
    expect(run.journal.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['leave-group', 'rebalanced', 'commit-fenced', 'fenced']),
    )
    expect(verdictOf(slowest('delta', 2, 2000))).toContain('duplicated')
  })

  test('a lone one comes back and repeats what it could not commit: duplicated with delta, an inbox helps', () => {
    expect(verdictOf(slowest('delta', 1, 2000))).toContain('duplicated')
    const { settings, ...rest } = slowest('delta', 1, 2000)
    const inbox = { ...(settings as object), projector: { apply: 'delta', count: 1, inbox: true } }
    expect(trial({ ...rest, settings: inbox }).result.converged).toBe(true)
  })

  test('a dead member is missed after the session time-out, and the other one gets its partitions: lag', () => {
    const dead = (restartAfter?: number): Parts => ({
      settings: { partitions: 2, projector: { count: 2 } },
      workload: [...orders, at(230, 'PlaceOrder', 3), at(70_000, 'PlaceOrder', 4)],
      faults: [
        {
          kind: 'crash',
          component: 'projector',
          at: 300,
          ...(restartAfter === undefined ? {} : { restartAfter }),
        },
      ],
      end,
    })
    const gone = trial(dead())
    expect([gone.result.verdict, gone.result.converged]).toEqual([['lag'], true])
    expect(gone.run.simulation.rows.get('group_members', 'projector-2')).toEqual({
      generation: 1,
      partitions: [0, 1],
    })
    const back = trial(dead(60_000))
    expect([back.result.verdict, back.result.converged]).toEqual([['lag'], true])
    expect(back.run.simulation.rows.get('group_generation', 'projector')).toEqual({ generation: 2 })
    const soon = trial(dead(2000))
    expect(soon.run.simulation.rows.get('group_generation', 'projector')).toBeUndefined()
  })

  test('a member that is cut off is missed as well', () => {
    const { run, result } = trial({
      settings: { partitions: 2, projector: { count: 2 } },
      workload: [...orders, at(230, 'PlaceOrder', 3)],
      faults: [{ kind: 'cut', link: 'broker->projector', from: 300, until: 60_000 }],
      end,
    })
    expect(result.converged).toBe(true)
    expect(run.simulation.rows.get('group_generation', 'projector')).toEqual({ generation: 2 })
  })

  test('where nothing happens, has no rows and says nothing', () => {
    const { run, result } = trial({ settings: { partitions: 2, projector: { count: 2 } }, workload: orders })
    expect(result.verdict).toEqual(['ok'])
    expect(run.simulation.rows.size('group_members')).toBe(0)
    expect(run.messageTypes).not.toContain('heartbeat')
  })
})
