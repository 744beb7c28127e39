// Each check twice: a story in which the promise is broken, at the very step, and its neighbour in which it is kept.
import { describe, expect, test } from 'vitest'
import { judged } from './judged'
import { documentOf, stateOf, type Story, uncounted as domain } from './story'
import type { Subject } from './subject'
import { type CheckId, CHECKS } from './violation'

interface Promised {
  readonly more?: Partial<Subject>
  readonly broken: (story: Story) => void
  readonly kept: (story: Story) => void
  readonly at: readonly [step: number, code: string, anomaly: string | undefined]
}

/** Order 1 in its first two versions, each in the read model at once. */
const shown = (story: Story) => {
  for (const version of [1, 2]) {
    story.truth(version * 10, 1, version)
    story.apply(version * 10 + 1, 1, version)
  }
}
const remove = (story: Story) => void story.step(40, [['orders', 'order-1', undefined]])
/** Half of version 2: the status is new, the rest is not there yet. */
const half = { ...(documentOf(1, 2) as object), product: 'nothing yet' }
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
      story.ask(50, 'c1', 'command')
      story.answer(60, 'c1', 'accepted', { id: 'order-1', version: 2 })
      story.read(70, 'q1', 1, documentOf(1, 1))
    },
    kept: (story) => {
      shown(story)
      story.ask(50, 'c1', 'command')
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

describe('increments', () => {
  const added = (story: Story, millis: number, version: number) => {
    const row = { ...(documentOf(1, 2) as object), version }
    const body = { event: `order-1@${version}`, outcome: 'applied', released: [], apply: 'delta' }
    return story.step(millis, [
      ['order_summaries', 'order-1', row],
      ['wires', `m${story.steps.length}`, { type: 'applied', from: 'read-store', body, lost: true }],
    ])
  }

  test('that come out of order do no harm: the row says all, only its version is an old one', () => {
    const { verdict, why } = judged(
      (story) => {
        story.truth(10, 1, 2)
        added(story, 20, 2)
        added(story, 30, 1)
      },
      { domain, heals: false, waiting: [] },
    )
    expect(verdict).toEqual(['ok'])
    expect(why).toEqual([['order-per-key', 2, 'overtaken']])
  })
})

test('a deleted row that an older event brings back is a ghost: where it was written', () => {
  const { verdict, why } = judged(
    (story) => {
      shown(story)
      remove(story)
      story.unshow(50, 1, 3)
      story.apply(60, 1, 2)
    },
    { domain, waiting: [] },
  )
  expect([verdict, why]).toEqual([['ghost'], [['no-ghost', 6, 'resurrected']]])
})

test('a query that reads half a change is told so, even if the row never is whole', () => {
  const { why } = judged(
    (story) => {
      story.truth(10, 1, 2)
      story.show(20, 1, half)
      story.read(30, 'q1', 1, half)
      story.read(40, 'q2', 1, null)
    },
    { domain, waiting: [], inParts: true },
  )
  expect(why).toContainEqual(['no-torn-read', 3, 'read-torn'])
  expect(why).not.toContainEqual(['no-torn-read', 1, 'torn'])
})

test('a row of which a failover took back what it shows is a phantom, also if another version has its number now', () => {
  const other = { ...stateOf(1, 2), quantity: 9 }
  const { verdict, violations } = judged(
    (story) => {
      shown(story)
      story.failover(30, ['orders', 'order-1', stateOf(1, 1)])
      story.step(40, [['orders', 'order-1', other]])
    },
    { domain, waiting: [] },
  )
  expect(verdict).toEqual(['lost', 'phantom'])
  const found = violations.find(({ check }) => check === 'no-phantom')
  expect(found).toMatchObject({ step: 4, reason: { code: 'revoked', event: 'order-1@2' }, anomaly: 'A2' })
})
