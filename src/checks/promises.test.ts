// Each check twice: a story in which the promise is broken, at the very step, and its neighbour in which it is kept.
import { describe, expect, test } from 'vitest'
import { judged } from './judged'
import { documentOf, half, remove, shown, type Story, uncounted as domain } from './story'
import type { Subject } from './subject'
import { type CheckId, CHECKS } from './violation'

interface Promised {
  readonly more?: Partial<Subject>
  readonly broken: (story: Story) => void
  readonly kept: (story: Story) => void
  readonly at: readonly [step: number, code: string, anomaly: string | undefined]
}

const push = (event: string, key: string) => (story: Story) =>
  void story.step(90, [['pushes', key, { event }]])

const promises: { readonly [check in CheckId]: Promised } = {
  'no-lost-event': {
    broken: (story) => {
      shown(story)
      story.truth(50, 1, 3)
    },
    kept: shown,
    at: [4, 'untold', 'A1'],
  },
  'no-phantom': {
    broken: (story) => {
      story.truth(10, 1, 1)
      story.apply(20, 1, 2)
      story.truth(30, 1, 1)
    },
    kept: (story) => {
      story.apply(20, 1, 1)
      story.truth(30, 1, 1)
    },
    at: [1, 'uncommitted', 'A2'],
  },
  'no-ghost': {
    broken: (story) => {
      shown(story)
      remove(story)
    },
    kept: (story) => {
      shown(story)
      remove(story)
      story.unshow(50, 1, 3)
    },
    at: [4, 'untold', 'A9'],
  },
  'no-double-effect': {
    broken: (story) => {
      shown(story)
      push('order-1@1', '1')(story)
      push('order-1@2', '2')(story)
      push('order-1@1', '3')(story)
    },
    kept: (story) => {
      shown(story)
      push('order-1@1', '1')(story)
      push('order-1@2', '2')(story)
    },
    at: [6, 'pushed-again', 'A28'],
  },
  'no-stale-overwrite': {
    broken: (story) => {
      shown(story)
      story.apply(50, 1, 1)
    },
    kept: shown,
    at: [4, 'overwritten', 'A5'],
  },
  'no-regression': {
    broken: (story) => {
      shown(story)
      story.apply(50, 1, 1)
      story.apply(60, 1, 2)
    },
    kept: (story) => {
      shown(story)
      remove(story)
      story.unshow(50, 1, 3)
    },
    at: [4, 'went-back', 'A4'],
  },
  'no-torn-read': {
    more: { inParts: true },
    broken: (story) => {
      story.truth(10, 1, 2)
      story.show(20, 1, half)
      story.show(30, 1, documentOf(1, 2))
    },
    kept: (story) => {
      story.truth(10, 1, 2)
      story.show(30, 1, documentOf(1, 2))
    },
    at: [1, 'torn', 'A11'],
  },
  'read-your-writes': {
    broken: (story) => {
      shown(story)
      story.ask(50, 'c1', 'command', { member: 'member-1' })
      story.answer(60, 'c1', 'accepted', { id: 'order-1', version: 2 })
      story.read(70, 'q1', 1, documentOf(1, 1))
    },
    kept: (story) => {
      shown(story)
      story.ask(50, 'c1', 'command', { member: 'member-1' })
      story.answer(60, 'c1', 'accepted', { id: 'order-1', version: 2 })
      story.read(70, 'q1', 1, documentOf(1, 2))
    },
    at: [7, 'read-too-old', 'A13'],
  },
  'monotonic-reads': {
    broken: (story) => {
      shown(story)
      story.read(50, 'q1', 1, documentOf(1, 2))
      story.read(60, 'q2', 1, documentOf(1, 1))
    },
    kept: (story) => {
      shown(story)
      story.read(50, 'q1', 1, documentOf(1, 1))
      story.read(60, 'q2', 1, documentOf(1, 2))
      remove(story)
      story.unshow(70, 1, 3)
      story.read(80, 'q3', 1, null)
    },
    at: [7, 'read-older', 'A14'],
  },
  'bounded-staleness': {
    more: { bound: 2_000_000 },
    broken: (story) => {
      shown(story)
      story.read(2_021, 'q1', 1, documentOf(1, 1))
    },
    kept: (story) => {
      shown(story)
      story.read(2_019, 'q1', 1, documentOf(1, 1))
    },
    at: [5, 'beyond-bound', 'A12'],
  },
  'order-per-key': {
    broken: (story) => {
      story.truth(10, 1, 2)
      story.apply(20, 1, 2)
      story.apply(30, 1, 1, documentOf(1, 2))
    },
    kept: shown,
    at: [2, 'overtaken', 'A5'],
  },
  converges: {
    broken: (story) => void story.truth(10, 1, 1),
    kept: shown,
    at: [0, 'differs', undefined],
  },
}

describe.each(CHECKS)('%s', (check) => {
  const { more = {}, broken, kept, at } = promises[check]
  const judge = (tell: (story: Story) => void) => judged(tell, { domain, waiting: [], ...more })

  test('is broken where it was planted', () => {
    const found = judge(broken).violations.find((each) => each.check === check)
    expect([found?.step, found?.reason.code, found?.anomaly]).toEqual(at)
  })

  test('is kept by the neighbour', () => {
    expect(judge(kept).violations.filter((each) => each.check === check)).toEqual([])
  })
})

describe('what is seen when it happens', () => {
  test('is known before the run is judged, the first of each check', () => {
    const { judge } = judged(
      (story) => {
        promises['read-your-writes'].broken(story)
        promises['no-double-effect'].broken(story)
        story.apply(990, 1, 1)
        story.apply(991, 1, 0)
      },
      { domain },
    )
    expect(judge.firsts().map(({ check }) => check)).toEqual([
      'no-double-effect',
      'no-regression',
      'read-your-writes',
    ])
  })
})
