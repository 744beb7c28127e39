// A demo file that does not fit is refused whole, with every problem by its path.
import { describe, expect, test } from 'vitest'
import { parseDemo } from './parse'

const both = { en: 'Something', ko: '무언가' }
const step = { caption: both }
const file = {
  format: 'cqrscope/demo',
  version: 1,
  id: 'small',
  title: both,
  summary: both,
  scenario: 'first-order',
  steps: [step],
}

/** The problems of the small file with other parts. */
function problems(parts: object): readonly string[] {
  const parsed = parseDemo({ ...file, ...parts })
  return parsed.ok ? [] : parsed.problems.map(({ path, what }) => `${path} ${what}`)
}
const problemsOfStep = (parts: object) => problems({ steps: [{ ...step, ...parts }] })

test('what a step leaves out is filled in: the player acts, nothing is claimed, its name is its sentence', () => {
  const parsed = parseDemo(file)
  expect(parsed.ok && parsed.value.steps[0]).toMatchObject({
    title: both,
    by: 'player',
    acts: [],
    expect: [],
    highlight: [],
  })
})

describe('is refused with its place:', () => {
  test.each<[string, object, string]>([
    ['another format', { format: 'x' }, 'format is not a demo; write "cqrscope/demo"'],
    [
      'one language',
      { title: { en: 'Only' } },
      'title.ko is missing; write a text of at most 600 characters',
    ],
    ['no steps', { steps: [] }, 'steps is empty; write at least one step'],
    ['an unknown key', { stpes: 1 }, 'stpes is unknown; remove it'],
    ['a key that objects have anyway', { constructor: {} }, 'constructor is unknown; remove it'],
    [
      'a scenario that is none',
      { scenario: 7 },
      'scenario is no scenario; write the id of a bundled one, or a scenario file',
    ],
    [
      'a mistake inside of its scenario',
      { scenario: { format: 'cqrscope/scenario', version: 1, id: 'a', pipeline: 'x' } },
      'scenario.pipeline is unknown; choose one of',
    ],
  ])('%s', (_name, parts, problem) => {
    expect(problems(parts).join('\n')).toContain(problem)
  })

  test.each<[string, object, string]>([
    ['an act of no kind', { do: [{ jump: 1 }] }, 'steps[0].do[0] is no act; give it one of command'],
    [
      'a fault that lacks something',
      { do: [{ inject: { kind: 'slow', factor: 2 } }] },
      'steps[0].do[0].inject.component is missing',
    ],
    [
      'a condition of no kind',
      { expect: [{ happy: true }] },
      'steps[0].expect[0] is no condition; give it one of converged',
    ],
    [
      'a verdict that there is not',
      { expect: [{ verdict: 'fine' }] },
      'steps[0].expect[0].verdict is unknown; choose one of ok',
    ],
    ['a row of which nothing is said', { expect: [{ row: 'order-1' }] }, 'says nothing of the row'],
    ['a range without bounds', { expect: [{ gap: {} }] }, 'has no bound; write least or most'],
    [
      'a choice whose condition is none',
      {
        expect: [{ gap: 0 }],
        predict: {
          question: both,
          choices: [
            { text: both, when: [{}] },
            { text: both, when: [] },
          ],
        },
      },
      'steps[0].predict.choices[0].when[0] is no condition',
    ],
    [
      'a wait for something that there is not',
      { do: [{ runUntil: 'noon' }] },
      'is nothing to wait for; write "converged"',
    ],
    [
      'what is pointed at and is no test id',
      { highlight: ['"] {'] },
      'steps[0].highlight[0] is no test id of the page',
    ],
    ['a list in the place of an object', { predict: [] }, 'steps[0].predict is a list; write an object'],
    ['a reader who waits for nothing', { by: 'reader' }, 'waits for the reader without saying for what'],
    ['a button that does nothing', { label: both }, 'steps[0].label is on a button that does nothing'],
    [
      'a prediction that is never decided',
      { predict: { question: both, choices: [1, 2].map(() => ({ text: both, when: [] })) } },
      'steps[0].predict is never decided; write expect',
    ],
  ])('%s', (_name, parts, problem) => {
    expect(problemsOfStep(parts).join('\n')).toContain(problem)
  })

  test('all problems at once', () => {
    expect(problemsOfStep({ do: [{}], expect: [{}, { quiet: 1 }] })).toHaveLength(3)
  })
})
