// Sketches are asked for by many and drawn once each, a few at a time, and not at all once nobody looks.
import { expect, test } from 'vitest'
import type { Sketch, SketchRequest } from '#lab'
import { Sketches } from './sketches'

const request: SketchRequest = { file: {}, without: [], interventions: [], steps: null }
const sketch: Sketch = { history: { end: 0, gap: [], bands: [], marks: [] }, verdict: ['ok'], widest: 0 }

/** Sketches whose work is done when the test says so. */
function drawingBoard() {
  const turns: { readonly size: number; readonly finish: (failing?: readonly number[]) => Promise<void> }[] =
    []
  const sketches = new Sketches((requests, onSketch) => {
    let settle = (_failures: readonly { unit: number; why: string }[]): void => undefined
    const finished = new Promise<{ kind: 'done'; failures: readonly { unit: number; why: string }[] }>(
      (resolve) => {
        settle = (failures) => resolve({ kind: 'done', failures })
      },
    )
    turns.push({
      size: requests.length,
      finish: async (failing = []) => {
        requests.forEach((_, index) => (failing.includes(index) ? undefined : onSketch(sketch, index)))
        settle(failing.map((unit) => ({ unit, why: 'a test' })))
        await new Promise((resolve) => setTimeout(resolve))
      },
    })
    return Promise.resolve({ finished, cancel: () => undefined })
  })
  return { sketches, turns, drawn: () => [...sketches.store.getState().drawings] }
}

const started = () => new Promise((resolve) => setTimeout(resolve))

test('what is asked for in one go is drawn together, six at a time, each once', async () => {
  const { sketches, turns, drawn } = drawingBoard()
  for (const name of 'abcdefgh') sketches.want(name, request)
  await started()
  sketches.want('a', request)
  await turns[0]?.finish()
  sketches.want('b', request)
  await turns[1]?.finish()
  expect(turns.map(({ size }) => size)).toEqual([6, 2])
  expect(drawn().map(([name]) => name)).toEqual('abcdefgh'.split(''))
})

test('what is out of sight before its turn is not drawn', async () => {
  const { sketches, turns, drawn } = drawingBoard()
  for (const name of 'abcdefgh') sketches.want(name, request)
  await started()
  sketches.unwant('g')
  sketches.unwant('h')
  await turns[0]?.finish()
  expect(turns).toHaveLength(1)
  expect(drawn()).toHaveLength(6)
  sketches.want('g', request)
  await started()
  expect(turns).toHaveLength(2)
})

test('one that cannot be drawn says why, and the others are drawn', async () => {
  const { sketches, turns, drawn } = drawingBoard()
  for (const name of 'ab') sketches.want(name, request)
  await started()
  await turns[0]?.finish([0])
  expect(drawn().map(([name, drawing]) => [name, drawing.kind])).toEqual([
    ['b', 'drawn'],
    ['a', 'failed'],
  ])
})

test('where nothing can be drawn at all, that is said of each', async () => {
  const sketches = new Sketches(() => Promise.reject(new Error('no workers')))
  sketches.want('a', request)
  await started()
  expect(sketches.store.getState().drawings.get('a')).toEqual({ kind: 'failed', why: 'no workers' })
})
