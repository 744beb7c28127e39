// When each event could be read, counted from its commit, against figures worked out by hand.
import { expect, test } from 'vitest'
import { documentOf, stateOf, Story, subject } from './story'
import type { Subject } from './subject'
import { Visibility } from './visibility'

function visibilityOf(tell: (story: Story) => void, traits: Partial<Subject> = {}) {
  const story = new Story()
  tell(story)
  const visibility = new Visibility({ ...subject, ...traits })
  for (const step of story.steps) visibility.observe(step)
  const millis = (times: readonly number[]) => times.map((time) => time / 1000)
  const { events, places, first, gained, lost } = visibility
  return { events, places, first: millis(first), gained: millis(gained), lost: millis(lost) }
}

test('each event is shown once, and one that never comes stays out', () => {
  const seen = visibilityOf((story) => {
    story.commit(100, 1, 1, 1)
    story.commit(250, 1, 2, 2)
    story.commit(300, 2, 1, 3)
    story.apply(400, 1, 2)
  })
  expect(seen).toEqual({ events: 3, places: 1, first: [300, 150], gained: [300, 150], lost: [] })
})

test('what goes back is not seen for a while, and its first time stays its first', () => {
  const seen = visibilityOf((story) => {
    story.commit(100, 1, 1, 1)
    story.commit(200, 1, 2, 2)
    story.apply(300, 1, 2)
    story.apply(500, 1, 1)
    story.apply(700, 1, 2)
  })
  expect(seen).toEqual({ events: 2, places: 1, first: [200, 100], gained: [200, 100, 500], lost: [300] })
})

test('a commit hides nothing: a row that said all there was keeps what it showed when more is committed', () => {
  const seen = visibilityOf((story) => {
    story.commit(100, 1, 1, 1)
    story.commit(200, 1, 2, 2)
    story.apply(300, 1, 1, { ...(documentOf(1, 2) as object), version: 1 })
    story.commit(400, 1, 3, 3)
  })
  expect(seen.gained).toEqual([200, 100])
  expect(seen.lost).toEqual([])
})

test('where the truth itself answers, everything is seen in the instant of its commit', () => {
  const seen = visibilityOf(
    (story) => {
      story.commit(100, 1, 1, 1)
      story.commit(200, 1, 2, 2)
    },
    { readSide: { kind: 'truth' } },
  )
  expect(seen).toEqual({ events: 2, places: 1, first: [0, 0], gained: [0, 0], lost: [] })
})

test('every copy that answers queries shows an event at a time of its own', () => {
  const seen = visibilityOf(
    (story) => {
      story.commit(100, 1, 1, 1)
      story.step(150, [['copy', 'order-1', stateOf(1, 1)]])
      story.step(400, [['copy-2', 'order-1', stateOf(1, 1)]])
    },
    { readSide: { kind: 'copies', tables: ['copy', 'copy-2'] } },
  )
  expect(seen).toEqual({ events: 1, places: 2, first: [50, 300], gained: [50, 300], lost: [] })
})
