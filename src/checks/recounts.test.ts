// Counters that are wrong while every document is right: counted twice, or not at all; and who did it.
import { describe, expect, test } from 'vitest'
import { judged } from './judged'
import { documentOf, stateOf, type Story } from './story'

/** An order counts one order, one piece and 100. */
const sales = (orders: number) => ({ orders, quantity: orders, revenue: orders * 100 })

/** The read store takes an event into one of its models. */
function take(story: Story, event: string, model: string, row: object): void {
  const body = { event, outcome: 'applied', released: [], apply: 'upsert', models: [model] }
  story.step(50, [
    [model, model === 'order_summaries' ? 'order-1' : 'desk', row as never],
    ['wires', `m${story.steps.length}`, { type: 'applied', from: 'read-store', body, lost: true }],
  ])
}

const committed = (story: Story) => {
  story.truth(10, 1, 1)
  story.truth(20, 1, 2)
}
const documents = (story: Story) => {
  for (const version of [1, 2])
    take(story, `order-1@${version}`, 'order_summaries', documentOf(1, version) as object)
}
/** The second version is counted before the first one's document is there to be compared with. */
const recounted = (story: Story) => {
  committed(story)
  take(story, 'order-1@1', 'sales_by_product', sales(1))
  take(story, 'order-1@2', 'sales_by_product', sales(2))
  documents(story)
}

describe('a counter that is wrong while every document is right', () => {
  test('has counted twice what it says more of than any version does: where it did so', () => {
    const { verdict, why, violations } = judged(recounted, { waiting: [] })
    expect(verdict).toEqual(['duplicated'])
    expect(why).toEqual([['no-double-effect', 3, 'counted-again']])
    expect(violations.find(({ check }) => check === 'no-double-effect')).toMatchObject({
      key: 'order-1',
      reason: { event: 'order-1@2', counter: 'desk' },
    })
  })

  test('has lost what it never counted', () => {
    const { verdict, why } = judged(
      (story) => {
        committed(story)
        documents(story)
      },
      { waiting: [] },
    )
    expect([verdict, why]).toEqual([['lost'], []])
  })

  test('has lost the end of what it still counts, and counts nothing twice', () => {
    const { verdict } = judged(
      (story) => {
        story.truth(10, 1, 1)
        take(story, 'order-1@1', 'sales_by_product', sales(1))
        take(story, 'order-1@1', 'order_summaries', documentOf(1, 1) as object)
        story.step(20, [['orders', 'order-1', { ...stateOf(1, 2), status: 'cancelled' }]])
        const cancelled = { ...(documentOf(1, 2) as object), status: 'cancelled' }
        take(story, 'order-1@2', 'order_summaries', cancelled)
      },
      { waiting: [] },
    )
    expect(verdict).toEqual(['lost'])
  })

  test('has lost what did not reach it, whatever the others make of it without that', () => {
    const quantity = (version: number, pieces: number) => ({ ...stateOf(1, version), quantity: pieces })
    const document = (version: number, pieces: number) =>
      ({ ...(documentOf(1, version) as object), quantity: pieces, total: pieces * 100 }) as object
    const pieces = (sum: number) => ({ orders: 1, quantity: sum, revenue: sum * 100 })
    const { verdict } = judged(
      (story) => {
        for (const [version, each] of [5, 1, 3].entries()) {
          story.step(10, [['orders', 'order-1', quantity(version + 1, each)]])
          take(story, `order-1@${version + 1}`, 'order_summaries', document(version + 1, each))
        }
        take(story, 'order-1@1', 'sales_by_product', pieces(5))
        take(story, 'order-1@3', 'sales_by_product', pieces(7))
      },
      { waiting: [] },
    )
    expect(verdict).toEqual(['lost'])
  })

  test('is added up anew from where somebody mended it', () => {
    const { verdict } = judged(
      (story) => {
        recounted(story)
        story.step(60, [['sales_by_product', 'desk', sales(1)]])
        story.step(70, [['orders', 'order-2', stateOf(2, 1)]])
        story.apply(80, 2, 1)
      },
      { waiting: [] },
    )
    expect(verdict).toEqual(['lost'])
  })

  test('is behind, and no more, while something is on its way', () => {
    const { verdict } = judged(
      (story) => {
        recounted(story)
        story.truth(70, 2, 1)
        story.step(80, [['timers', 't', { body: { event: { id: 'order-2@1', aggregateId: 'order-2' } } }]])
      },
      { waiting: [] },
    )
    expect(verdict).toEqual(['stalled'])
  })
})

test('of several aggregates in one step, each has counted its own', () => {
  const both = (first: number) => (story: Story) => {
    story.truth(10, 1, 1)
    story.truth(10, 2, 1)
    const body = { event: 'order-1@1', outcome: 'applied', released: ['order-2@1'], apply: 'upsert' }
    story.step(50, [
      ['order_summaries', 'order-1', documentOf(1, 1)],
      ['order_summaries', 'order-2', documentOf(2, 1)],
      ['sales_by_product', 'desk', sales(first)],
      ['wires', 'm9', { type: 'applied', from: 'read-store', body, lost: true }],
    ])
  }
  expect(judged(both(2), { waiting: [] }).verdict).toEqual(['ok'])
  expect(judged(both(1), { waiting: [] }).verdict).toEqual(['lost'])
  expect(judged(both(3), { waiting: [] }).verdict).toEqual(['duplicated'])
})
