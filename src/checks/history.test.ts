// The truth as it went: commits that jump, deletions hard and soft, and failovers that take back either.
import { expect, test } from 'vitest'
import { History } from './history'
import { stateOf, Story } from './story'

function told(tell: (story: Story) => void) {
  const story = new Story()
  tell(story)
  const history = new History({ truth: 'orders' })
  const moves = story.steps.flatMap((step) => history.observe(step).map(({ from, to }) => [from, to]))
  return { history, moves }
}

test('a commit of several events is one move over all their versions', () => {
  const { history, moves } = told((story) => {
    story.truth(10, 1, 1)
    story.truth(20, 1, 3)
  })
  expect(moves).toEqual([
    [0, 1],
    [1, 3],
  ])
  expect(history.of('order-1')?.committedAt).toEqual([10_000, 20_000, 20_000])
  expect(history.of('order-1')?.states.map((state) => state?.version)).toEqual([1, undefined, 3])
})

test('a deletion is one more version, whether the row goes or says that it is deleted', () => {
  const gone: readonly ((story: Story) => void)[] = [
    (story) => story.step(30, [['orders', 'order-1', undefined]]),
    (story) => story.step(30, [['orders', 'order-1', { ...stateOf(1, 3), deleted: true }]]),
  ]
  for (const remove of gone) {
    const { history, moves } = told((story) => {
      story.truth(10, 1, 2)
      remove(story)
    })
    expect(moves).toEqual([
      [0, 2],
      [2, 3],
    ])
    expect(history.isGone('order-1')).toBe(true)
  }
})

test('a soft-deleted row that is swept away later is no second deletion', () => {
  const { moves } = told((story) => {
    story.truth(10, 1, 1)
    story.step(20, [['orders', 'order-1', { ...stateOf(1, 2), deleted: true }]])
    story.step(30, [['orders', 'order-1', undefined]])
  })
  expect(moves).toEqual([
    [0, 1],
    [1, 2],
  ])
})

test('a row that goes in the step of a failover was never there; one that comes back was never deleted', () => {
  const { history, moves } = told((story) => {
    story.truth(10, 1, 2)
    story.truth(11, 2, 1)
    story.step(20, [['orders', 'order-2', undefined]])
    story.failover(30, ['orders', 'order-1', undefined], ['orders', 'order-2', stateOf(2, 1)])
  })
  expect(moves.slice(-2)).toEqual([
    [2, 0],
    [2, 1],
  ])
  expect(history.isGone('order-1')).toBe(false)
  expect(history.of('order-1')?.revoked).toHaveLength(2)
  expect(history.of('order-2')).toMatchObject({ version: 1, revoked: [undefined] })
})

test('two versions were together if some commit found both, and not if each had gone before the other came', () => {
  const { history } = told((story) => {
    story.truth(10, 1, 1)
    story.truth(20, 2, 1)
    story.truth(30, 1, 2)
    story.truth(40, 2, 2)
    story.step(50, [
      ['orders', 'order-1', stateOf(1, 3)],
      ['orders', 'order-2', stateOf(2, 3)],
    ])
  })
  const were = (one: number, two: number) =>
    history.wereTogether({ key: 'order-1', version: one }, { key: 'order-2', version: two })
  expect([were(1, 0), were(1, 1), were(2, 1), were(2, 2), were(3, 3)]).toEqual(Array(5).fill(true))
  expect([were(0, 1), were(2, 0), were(1, 2), were(3, 2), were(2, 3)]).toEqual(Array(5).fill(false))
})
