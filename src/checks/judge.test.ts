// Verdicts on journals written by hand: which damage follows from what became of each event, and when the run is over.
import { describe, expect, test } from 'vitest'
import { Judge } from './judge'
import { documentOf, Story, subject } from './story'
import { sentenceOf } from './reason'

function judged(tell: (story: Story) => void, { over = true, heals = true } = {}) {
  const story = new Story()
  tell(story)
  const judge = new Judge({ ...subject, heals })
  for (const step of story.steps) judge.observe(step)
  const judgement = judge.judge(story.rows, story.steps, over)
  const why = judgement.violations
    .filter(({ check }) => check !== 'converges')
    .map(({ check, step, reason }) => [check, step, reason.code])
  return { ...judgement, why }
}

/** Order 1 in its first versions, committed, sent and appended; then whatever is told. */
const begun = (versions: number) => (story: Story) => {
  for (let version = 1; version <= versions; version++) story.commit(version * 10, 1, version, version)
  for (let version = 1; version <= versions; version++) story.append(100 + version, 1, version, version - 1)
  story.cursor(200, versions)
}
const sales = (story: Story) =>
  story.step(900, [['sales_by_product', 'desk', { orders: 1, quantity: 1, revenue: 100 }]])

describe('what is over', () => {
  test('and has converged is ok, or lag if it took longer than normal', () => {
    const tell = (late: number) => (story: Story) => {
      begun(1)(story)
      story.apply(late, 1, 1)
      sales(story)
    }
    expect(judged(tell(900)).verdict).toEqual(['ok'])
    expect(judged(tell(1500)).verdict).toEqual(['lag'])
  })

  test('and went back meanwhile is rewound', () => {
    const { verdict, why } = judged((story) => {
      begun(2)(story)
      for (const version of [1, 2, 1, 2]) story.apply(300, 1, version)
      sales(story)
    })
    expect(verdict).toEqual(['rewound'])
    expect(why).toEqual([['no-regression', 7, 'went-back']])
  })

  test('and has an event that its consumer put behind is lost', () => {
    const { verdict, why } = judged((story) => {
      begun(2)(story)
      story.apply(300, 1, 1)
      sales(story)
      story.consume(400, 2)
    })
    expect(verdict).toEqual(['lost'])
    expect(why).toEqual([['no-lost-event', 7, 'never-applied']])
  })

  test('and still has something to be fetched or sent is stalled', () => {
    const fetched = judged((story) => {
      begun(2)(story)
      story.apply(300, 1, 1)
      story.consume(400, 1)
    })
    expect(fetched.verdict).toEqual(['stalled'])
    const unsent = judged((story) => story.commit(100, 1, 1, 1))
    expect(unsent.verdict).toEqual(['stalled'])
  })

  test('and has an older state on top is overwritten', () => {
    const { verdict, why } = judged((story) => {
      begun(2)(story)
      story.apply(300, 1, 2)
      story.apply(310, 1, 1)
      sales(story)
      story.consume(400, 2)
    })
    expect(verdict).toEqual(['overwritten'])
    expect(why).toContainEqual(['no-stale-overwrite', 6, 'overwritten'])
  })

  test('and has an older state on top is only stalled while the newer one comes again', () => {
    const { verdict } = judged((story) => {
      begun(2)(story)
      for (const version of [1, 2, 1]) story.apply(300, 1, version)
      story.append(310, 1, 2, 2)
      story.consume(400, 2)
    })
    expect(verdict).toEqual(['rewound', 'stalled'])
  })
})

describe('an event that was lost', () => {
  const tell = (story: Story) => {
    begun(3)(story)
    story.apply(300, 1, 1)
    story.consume(310, 2)
    story.apply(320, 1, 3)
    story.consume(330, 3)
    sales(story)
  }

  test('and made up for by a later one is not lost', () => {
    expect(judged(tell).verdict).toEqual(['ok'])
  })

  test('and will be made up for by one still to come is not lost, the run is stalled', () => {
    const { verdict, why } = judged((story) => {
      begun(3)(story)
      story.apply(300, 1, 1)
      story.consume(310, 2)
      sales(story)
    })
    expect(verdict).toEqual(['stalled'])
    expect(why).toEqual([])
  })

  test('stays lost where a later one brings only its own change', () => {
    const { verdict, why } = judged(
      (story) => {
        begun(3)(story)
        story.apply(300, 1, 1)
        story.consume(310, 2)
        story.apply(320, 1, 3, { ...(documentOf(1, 3) as object), quantity: 9 })
        story.consume(330, 3)
        sales(story)
      },
      { heals: false },
    )
    expect(verdict).toEqual(['lost'])
    expect(why).toEqual([['no-lost-event', 8, 'never-applied']])
  })
})

describe('the worst key decides:', () => {
  test('one lost, one overwritten and one pending key give all three', () => {
    const { verdict } = judged((story) => {
      story.commit(10, 1, 1, 1)
      story.cursor(11, 1)
      story.commit(20, 2, 1, 2)
      story.commit(30, 2, 2, 3)
      story.append(40, 2, 1, 0)
      story.append(41, 2, 2, 1)
      story.cursor(42, 3)
      story.apply(50, 2, 2)
      story.apply(51, 2, 1)
      story.consume(52, 2)
      story.commit(60, 3, 1, 4)
    })
    expect(verdict).toEqual(['lost', 'overwritten', 'stalled'])
  })

  test('a document out of thin air is a phantom', () => {
    const { verdict, models } = judged((story) => story.apply(10, 5, 1))
    expect(verdict).toEqual(['phantom'])
    expect(models.extra).toBe(1)
  })

  test('counters that are wrong while all documents are right: something is missing', () => {
    const { verdict, models } = judged((story) => {
      begun(1)(story)
      story.apply(300, 1, 1)
      story.consume(310, 1)
    })
    expect(verdict).toEqual(['lost'])
    expect(models).toEqual({ same: 1, missing: 0, stale: 0, extra: 0, wrong: 1 })
  })
})

describe('while a run goes on', () => {
  const behind = (now: number) => (story: Story) => {
    story.commit(0, 1, 1, 1)
    story.step(now, [])
  }

  test('what is behind is nothing to worry about, then late, then stalled', () => {
    expect(judged(behind(900), { over: false }).verdict).toEqual(['ok'])
    expect(judged(behind(5000), { over: false }).verdict).toEqual(['lag'])
    expect(judged(behind(20_000), { over: false }).verdict).toEqual(['stalled'])
    expect(judged(behind(900)).verdict).toEqual(['stalled'])
  })

  test('an event that is marked, or acknowledged, and still in hand is not lost', () => {
    const event = { id: 'order-1@1', aggregateId: 'order-1', version: 1 }
    const marked = (story: Story) => {
      story.commit(0, 1, 1, 1)
      story.cursor(10, 1)
    }
    expect(judged(marked, { over: false }).verdict).toEqual(['lost'])
    for (const [table, row] of [
      ['relay.batch', { row: { event } }],
      ['wires', { type: 'publish', body: { event } }],
      ['timers', { body: { request: { event } } }],
    ] as const) {
      const { verdict } = judged(
        (story) => {
          marked(story)
          story.step(20, [[table, 'k', row]])
        },
        { over: false },
      )
      expect(verdict).toEqual(['ok'])
    }
    const lost = { type: 'publish', body: { event }, lost: true }
    const falling = (story: Story) => {
      marked(story)
      story.step(20, [['wires', 'm1', lost]])
    }
    expect(judged(falling, { over: false }).verdict).toEqual(['lost'])
  })
})

test('every reason has a sentence of its own', () => {
  const reasons = [
    { code: 'went-back', from: 2, to: 1 },
    { code: 'applied-again', event: 'e', times: 2 },
    { code: 'never-sent', event: 'e' },
    { code: 'passed-over', event: 'e' },
    { code: 'never-applied', event: 'e' },
    { code: 'parked', event: 'e' },
    { code: 'without-effect', event: 'e' },
    { code: 'overwritten', highest: 2, left: 1 },
    { code: 'read-too-old', wrote: 2, read: 1 },
    { code: 'differs', model: 'm', status: 'stale' },
  ] as const
  expect(new Set(reasons.map(sentenceOf)).size).toBe(reasons.length)
})
