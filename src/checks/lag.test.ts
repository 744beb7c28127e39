// The gap between the models and the delay of each event, against figures worked out by hand.
import { expect, test } from 'vitest'
import { Lag, percentile } from './lag'
import { Story, subject } from './story'

/** What a lag makes of a story. */
function lagOf(tell: (story: Story) => void): Lag {
  const story = new Story()
  tell(story)
  const lag = new Lag(subject)
  for (const step of story.steps) lag.observe(step)
  return lag
}
const gaps = (lag: Lag) => lag.series.map(({ at, committed, visible }) => [at / 1000, committed - visible])

test('two orders: each delay, the gap at each instant, its age and its maximum are exact', () => {
  const lag = lagOf((story) => {
    story.commit(100, 1, 1, 1)
    story.commit(250, 1, 2, 2)
    story.commit(300, 2, 1, 3)
    story.apply(400, 1, 1)
    story.apply(450, 1, 2)
    story.apply(900, 2, 1)
  })
  expect(lag.delays).toEqual([300_000, 200_000, 600_000])
  expect(gaps(lag)).toEqual([
    [100, 1],
    [250, 2],
    [300, 3],
    [400, 2],
    [450, 1],
    [900, 0],
  ])
  expect(lag.maxEvents).toBe(3)
  expect(lag.peak).toBe(3)
  expect([lag.committed, lag.visible]).toEqual([3, 3])
  expect(lag.age(2_000_000)).toBe(0)
  expect(percentile(lag.delays, 0.5)).toBe(300_000)
  expect(percentile(lag.delays, 0.99)).toBe(600_000)
})

test('the age is that of the oldest event that does not show', () => {
  const lag = lagOf((story) => {
    story.commit(100, 1, 1, 1)
    story.commit(200, 2, 1, 2)
    story.apply(300, 1, 1)
    story.commit(400, 1, 2, 3)
  })
  expect(lag.age(1_000_000)).toBe(800_000)
})

test('a model that goes back opens the gap again, but each delay counts once', () => {
  const lag = lagOf((story) => {
    story.commit(100, 1, 1, 1)
    story.commit(200, 1, 2, 2)
    story.apply(300, 1, 2)
    story.apply(500, 1, 1)
    story.apply(700, 1, 2)
  })
  expect(gaps(lag)).toEqual([
    [100, 1],
    [200, 2],
    [300, 0],
    [500, 1],
    [700, 0],
  ])
  expect(lag.delays).toEqual([200_000, 100_000])
})

test('a row that says the same as the truth shows all of it, whatever version wrote it last', () => {
  const lag = lagOf((story) => {
    story.commit(100, 1, 1, 1)
    story.commit(200, 1, 2, 2)
    const row = { ...(story.steps.length > 0 ? paid : {}), version: 1 }
    story.apply(300, 1, 1, row)
  })
  expect(lag.visible).toBe(2)
  expect(lag.differsSince('order-1')).toBeUndefined()
})

const paid = {
  product: 'desk',
  productName: 'Desk',
  unitPrice: 100,
  quantity: 1,
  total: 100,
  member: 'member-1',
  status: 'paid',
}

test('a difference is as old as the step that began it', () => {
  const lag = lagOf((story) => {
    story.commit(100, 1, 1, 1)
    story.apply(300, 1, 1)
    story.commit(400, 1, 2, 2)
    story.commit(500, 1, 3, 3)
  })
  expect(lag.differsSince('order-1')).toBe(2)
})

test('percentiles of nothing are 0, of one sample that sample, and the order of samples does not matter', () => {
  expect(percentile([], 0.5)).toBe(0)
  expect(percentile([7], 0.99)).toBe(7)
  expect(percentile([3, 1, 2, 4], 0.5)).toBe(3)
})
