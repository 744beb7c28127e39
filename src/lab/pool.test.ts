// The pool with workers that are only pretended: who gets what, what is passed on, and what happens when one fails.
import { describe, expect, test } from 'vitest'
import { type Crew, type Hand, shareOut } from './pool'
import { emptyTally } from './sweep/tally'
import type { Reply, Work } from './work'

const unitsFrom = (...seeds: readonly number[]): readonly Work<'sweep'>[] =>
  seeds.map((from) => ({
    kind: 'sweep',
    file: { format: 'cqrscope/scenario', version: 1, id: 'pretended' },
    from,
    count: 1,
  }))

interface Pretended {
  readonly given: number[]
  say: (reply: Reply) => void
  gone: boolean
}

/** Workers that do nothing until the test says what they answer. */
class Stage {
  readonly hands: Pretended[] = []

  crew = (workers: number): Crew => ({ workers, spawn: this.spawn })

  private readonly spawn = (): Hand => {
    const hand: Pretended = { given: [], say: () => {}, gone: false }
    this.hands.push(hand)
    return {
      send: (work) => void hand.given.push(work.kind === 'sweep' ? work.from : -1),
      receive: (listen) => void (hand.say = listen),
      terminate: () => void (hand.gone = true),
    }
  }

  say(hand: number, reply: Reply): void {
    this.hands[hand]?.say(reply)
  }

  /** Answers with this many runs. */
  answer(hand: number, runs: number): void {
    this.say(hand, { kind: 'answer', answer: { ...emptyTally(), runs } })
  }

  get given(): readonly (readonly number[])[] {
    return this.hands.map(({ given }) => given)
  }

  get gone(): readonly boolean[] {
    return this.hands.map(({ gone }) => gone)
  }
}

function begin(seeds: readonly number[], workers: number) {
  const stage = new Stage()
  const answers: (readonly [unit: number, runs: number])[] = []
  const progress: number[] = []
  const job = shareOut<'sweep'>(unitsFrom(...seeds), stage.crew(workers), {
    onAnswer: ({ runs }, unit) => answers.push([unit, runs]),
    onProgress: (done) => progress.push(done),
  })
  return { stage, answers, progress, job }
}

describe('units', () => {
  test('go to whoever is free, one at a time, and answers are passed on as they arrive', async () => {
    const { stage, answers, job } = begin([10, 11, 12], 2)
    expect(stage.given).toEqual([[10], [11]])
    stage.answer(1, 5)
    expect(stage.given).toEqual([[10], [11, 12]])
    stage.answer(1, 6)
    stage.answer(0, 7)
    expect(answers).toEqual([
      [1, 5],
      [2, 6],
      [0, 7],
    ])
    expect(await job.finished).toEqual({ kind: 'done', failures: [] })
    expect(stage.gone).toEqual([true, true])
  })

  test('are never shared out to more workers than there are units', () => {
    expect(begin([10, 11], 8).stage.hands).toHaveLength(2)
  })

  test('that are none at all are done at once', async () => {
    const { stage, job } = begin([], 2)
    expect(await job.finished).toEqual({ kind: 'done', failures: [] })
    expect(stage.hands).toEqual([])
  })
})

test('progress is the sum over all units, those done among them', () => {
  const { stage, progress } = begin([10, 11, 12], 2)
  stage.say(0, { kind: 'progress', done: 1 })
  stage.say(1, { kind: 'progress', done: 4 })
  stage.answer(0, 2)
  stage.say(0, { kind: 'progress', done: 2 })
  expect(progress).toEqual([1, 5, 7])
})

test('cancelling ends every worker at once, and nothing is told afterwards', async () => {
  const { stage, answers, job } = begin([10, 11, 12], 2)
  stage.answer(0, 1)
  job.cancel()
  expect(stage.gone).toEqual([true, true])
  stage.answer(1, 1)
  expect(answers).toEqual([[0, 1]])
  expect(stage.given).toEqual([[10, 12], [11]])
  expect(await job.finished).toEqual({ kind: 'cancelled', failures: [] })
})

test('an answer that is enough ends the others, and the job is done', async () => {
  const stage = new Stage()
  const answers: number[] = []
  const job = shareOut<'sweep'>(unitsFrom(10, 11, 12), stage.crew(2), {
    onAnswer: ({ runs }) => answers.push(runs),
    isEnough: ({ runs }) => runs > 3,
  })
  stage.answer(0, 2)
  stage.answer(1, 4)
  stage.answer(0, 5)
  expect(answers).toEqual([2, 4])
  expect(stage.gone).toEqual([true, true])
  expect(await job.finished).toEqual({ kind: 'done', failures: [] })
})

describe('errors are values', () => {
  test('a unit that comes to nothing is named, and the others are done all the same', async () => {
    const { stage, answers, job } = begin([10, 11], 1)
    stage.say(0, { kind: 'failed', why: 'no such design' })
    stage.answer(0, 1)
    expect(answers).toEqual([[1, 1]])
    expect(await job.finished).toEqual({ kind: 'done', failures: [{ unit: 0, why: 'no such design' }] })
  })

  test('a worker that dies is replaced, and only the unit in its hand is lost', async () => {
    const { stage, answers, job } = begin([10, 11], 1)
    stage.say(0, { kind: 'broken', why: 'out of memory' })
    expect(stage.given).toEqual([[10], [11]])
    stage.answer(1, 1)
    expect(answers).toEqual([[1, 1]])
    expect(await job.finished).toEqual({ kind: 'done', failures: [{ unit: 0, why: 'out of memory' }] })
  })

  test('when the last worker dies with the last unit, the job ends', async () => {
    const { stage, job } = begin([10], 1)
    stage.say(0, { kind: 'broken', why: 'out of memory' })
    expect(stage.hands).toHaveLength(1)
    expect(await job.finished).toEqual({ kind: 'done', failures: [{ unit: 0, why: 'out of memory' }] })
  })
})
