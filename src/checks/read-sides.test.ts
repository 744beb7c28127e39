// The read side wherever it stands: copies of the write model's table, that table itself, a cache that need not have all.
import { describe, expect, test } from 'vitest'
import { judged } from './judged'
import { compareAll, compareDocument, isConverged } from './oracle'
import { documentOf, stateOf, Story, subject, uncounted as domain } from './story'
import type { Subject } from './subject'

describe('replicas', () => {
  const readSide: Subject['readSide'] = { kind: 'copies', tables: ['replica.orders', 'replica-2.orders'] }
  const replicas = { ...subject, readSide, waiting: [] }
  const copy = (story: Story, millis: number, table: string, version: number) =>
    story.step(millis, [[table, 'order-1', version === 0 ? undefined : stateOf(1, version)]])

  test('agree when each of them has it all; counters are what their rows add up to', () => {
    const { verdict, converged, models, events } = judged((story) => {
      story.truth(0, 1, 1)
      copy(story, 10, 'replica.orders', 1)
      copy(story, 20, 'replica-2.orders', 1)
    }, replicas)
    expect([verdict, converged, models.same]).toEqual([['ok'], true, 2])
    expect(events).toEqual({ committed: 1, applied: 1 })
  })

  test('differ as soon as one of them is behind', () => {
    const tell = (story: Story) => {
      story.truth(0, 1, 1)
      copy(story, 10, 'replica.orders', 1)
    }
    const { verdict, models, judge } = judged(tell, replicas)
    expect(verdict).toEqual(['stalled'])
    expect(models).toEqual({ same: 0, missing: 1, stale: 0, extra: 0, wrong: 1 })
    expect([judge.course.lag.committed, judge.course.lag.visible]).toEqual([1, 0])
    const story = new Story()
    tell(story)
    story.step(20, [['replica-2.orders', 'order-9', undefined]])
    expect(compareDocument(replicas, story.rows, 'order-1')).toBe('missing')
    expect(isConverged(replicas, story.rows)).toBe(false)
  })

  test('follow a truth that went back without going back themselves', () => {
    const { verdict, why } = judged((story) => {
      for (const version of [1, 2]) {
        story.truth(version * 10, 1, version)
        copy(story, version * 10 + 1, 'replica.orders', version)
        copy(story, version * 10 + 2, 'replica-2.orders', version)
      }
      story.failover(30, ['orders', 'order-1', stateOf(1, 1)])
      copy(story, 40, 'replica.orders', 1)
      copy(story, 41, 'replica-2.orders', 1)
    }, replicas)
    expect([verdict, why]).toEqual([['ok'], []])
  })

  test('lose a deleted row when it is copied', () => {
    const { verdict, judge } = judged((story) => {
      story.truth(0, 1, 1)
      copy(story, 10, 'replica.orders', 1)
      copy(story, 11, 'replica-2.orders', 1)
      story.step(20, [['orders', 'order-1', undefined]])
      copy(story, 30, 'replica.orders', 0)
      copy(story, 40, 'replica-2.orders', 0)
    }, replicas)
    expect(verdict).toEqual(['ok'])
    expect(judge.course.lag.delays).toEqual([11_000, 20_000])
  })
})

test('where the write model answers, nothing ever differs or is late', () => {
  const more = { readSide: { kind: 'truth' }, waiting: [] } as const
  const tell = (story: Story) => {
    story.truth(0, 1, 1)
    story.truth(5_000, 1, 2)
    story.step(9_000, [['orders', 'order-1', undefined]])
  }
  const { verdict, models, judge } = judged(tell, more)
  expect([verdict, models.same, judge.course.lag.delays]).toEqual([['ok'], 0, [0, 0, 0]])
})

describe('a cache beside the write model', () => {
  const cache = { domain, missingIsFine: true, waiting: [] }

  test('may lack what it likes', () => {
    const { verdict, models, judge } = judged((story) => {
      story.truth(0, 1, 1)
      story.show(10, 1, documentOf(1, 1))
      story.truth(20, 1, 2)
      story.show(30, 1, undefined)
    }, cache)
    expect([verdict, models.same, judge.course.lag.visible]).toEqual([['ok'], 1, 2])
  })

  test('that was never told keeps something old: lost', () => {
    const { verdict, why } = judged((story) => {
      story.truth(0, 1, 1)
      story.show(10, 1, documentOf(1, 1))
      story.truth(20, 1, 2)
    }, cache)
    expect([verdict, why]).toEqual([['lost'], [['no-lost-event', 2, 'untold']]])
  })

  test('that was told, and filled afterwards with what was read before, is overwritten: where it was filled', () => {
    const { verdict, violations } = judged((story) => {
      story.truth(0, 1, 1)
      story.truth(20, 1, 2)
      story.show(30, 1, documentOf(1, 1))
    }, cache)
    expect(verdict).toEqual(['overwritten'])
    const found = violations.find(({ check }) => check === 'no-stale-overwrite')
    expect([found?.step, found?.anomaly]).toEqual([2, 'A31'])
  })

  test('that lets old things expire was late until then', () => {
    const { verdict } = judged((story) => {
      story.truth(0, 1, 1)
      story.show(10, 1, documentOf(1, 1))
      story.truth(20, 1, 2)
      story.show(300_000, 1, undefined, { component: 'read-store', event: 'expired' })
    }, cache)
    expect(verdict).toEqual(['until-refresh'])
  })
})

test('what is deleted is expected nowhere, and counts for nothing', () => {
  const story = new Story()
  story.step(0, [['orders', 'order-1', { ...stateOf(1, 2), deleted: true }]])
  expect(compareAll(subject, story.rows)).toEqual([])
  expect(isConverged(subject, story.rows)).toBe(true)
  story.show(10, 1, documentOf(1, 1))
  expect(compareDocument(subject, story.rows, 'order-1')).toBe('extra')
  expect(isConverged(subject, story.rows)).toBe(false)
})
