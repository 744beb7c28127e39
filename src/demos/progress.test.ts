// How far a reader has come: a value that only looking, predicting and going on change.
import { describe, expect, test } from 'vitest'
import type { Demo } from './demo'
import type { Sight } from './holds'
import { parseDemo } from './parse'
import {
  begun,
  isMet,
  isOver,
  looked,
  predicted,
  type Progress,
  progressFrom,
  wentBack,
  wentOn,
} from './progress'
import { Stage } from './stage'

const both = { en: 'Something', ko: '무언가' }

function demoOf(...steps: readonly object[]): Demo {
  const parsed = parseDemo({
    format: 'cqrscope/demo',
    version: 1,
    id: 'trial',
    title: both,
    summary: both,
    scenario: 'first-order',
    steps: steps.map((step) => ({ caption: both, ...step })),
  })
  if (!parsed.ok) throw new Error('no demo')
  return parsed.value
}

const demo = demoOf(
  { expect: [{ gap: 1 }] },
  {
    expect: [{ quiet: true }],
    seen: both,
    predict: {
      question: both,
      choices: [
        { text: both, when: [{ converged: false }] },
        { text: both, when: [{ converged: true }] },
      ],
    },
  },
)

/** What is seen of the run once something holds. */
function sightAt(until: 'quiet' | 'gap'): Sight {
  const stage = new Stage(demo)
  stage.perform({ runUntil: until === 'quiet' ? 'quiet' : { holds: { gap: 1 } } })
  return stage.sight
}

const atStart = new Stage(demo).sight
const second = looked(demo, begun, sightAt('gap'))

describe('a step', () => {
  test('is not done before its expectation holds', () => {
    expect(looked(demo, begun, atStart)).toBe(begun)
    expect(wentOn(demo, begun)).toBe(begun)
  })
  test('of which nothing more is said leads to the next at once', () => {
    expect(second).toMatchObject({ shown: 1, steps: [{ met: true }, { met: false }] })
  })
  test('stays done whatever happens afterwards', () => {
    const done = looked(demo, second, sightAt('quiet'))
    expect(isMet(done)).toBe(true)
    expect(looked(demo, done, atStart)).toBe(done)
  })
  test('can be looked at again, and what is being done stays', () => {
    const back = wentBack(second)
    expect(back).toMatchObject({ shown: 0, steps: second.steps })
    expect(wentBack(back).shown).toBe(0)
    expect(wentOn(demo, back).shown).toBe(1)
  })
})

describe('a prediction', () => {
  test('is answered by the run, and cannot be changed afterwards', () => {
    const guessed = predicted(second, 0)
    const done = looked(demo, guessed, sightAt('quiet'))
    expect(done.steps[1]).toEqual({ met: true, guess: 0, answer: 1 })
    expect(predicted(done, 1)).toBe(done)
  })
})

test('the last step that is done is the end', () => {
  const done = looked(demo, second, sightAt('quiet'))
  expect(isOver(demo, second)).toBe(false)
  expect(isOver(demo, done)).toBe(true)
  expect(wentOn(demo, done)).toBe(done)
})

describe('what was kept', () => {
  test('is progress again', () => {
    const kept: unknown = JSON.parse(JSON.stringify(second))
    expect(progressFrom(demo, kept)).toEqual(second)
  })
  test.each<[string, unknown]>([
    ['nothing', null],
    ['no steps', { shown: 0, steps: [] }],
    ['more steps than the demo has', { shown: 0, steps: Array.from({ length: 3 }, () => begun.steps[0]) }],
    ['a step that is shown and was not begun', { ...begun, shown: 1 }],
    ['a choice that there is not', { shown: 0, steps: [{ met: false, guess: 4, answer: null }] }],
    ['a later step before an earlier one is done', { shown: 0, steps: [...begun.steps, ...begun.steps] }],
  ])('is refused where it is %s', (_name, kept) => {
    expect(progressFrom(demo, kept as Progress)).toBeUndefined()
  })
})
