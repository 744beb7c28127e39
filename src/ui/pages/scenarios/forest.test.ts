// Kept runs become trees: each below the run that it left.
import { expect, test } from 'vitest'
import type { KeptRun } from '#app'
import { familiesOf, isUntouched, stretchesOf } from './forest'

const kept = (
  id: string,
  parent: KeptRun['record']['parent'],
  more: Partial<KeptRun['record']> = {},
): KeptRun => ({
  record: {
    format: 'cqrscope/run',
    version: 1,
    id,
    name: id,
    parent,
    scenario: {},
    without: [],
    rules: '1',
    createdAt: 0,
    updatedAt: 0,
    steps: 100,
    at: 0,
    digest: '',
    ...more,
  },
  interventions: [],
})

const acted = (run: KeptRun, step: number, at: number): KeptRun => ({
  ...run,
  interventions: [{ id: 'hand-0', at, step, control: { kind: 'crash', component: 'relay' } }],
})

const shape = (runs: readonly KeptRun[]) =>
  familiesOf(runs).map((family) => family.map(({ run, depth }) => '-'.repeat(depth) + run.record.id))

test('branches stand below the run that they left, earlier ones first; families by their last touch', () => {
  const runs = [
    kept('later', { run: 'root', step: 90 }),
    kept('earlier', { run: 'root', step: 10 }),
    kept('inner', { run: 'earlier', step: 5 }),
    kept('root', null),
    kept('alone', null, { updatedAt: 7 }),
  ]
  expect(shape(runs)).toEqual([['alone'], ['root', '-earlier', '--inner', '-later']])
})

test('a run whose parent is gone stands by itself and says so; parents in a circle hide nobody', () => {
  const [family] = familiesOf([kept('orphan', { run: 'gone', step: 3 })])
  expect(family?.[0]).toMatchObject({ isOrphan: true, depth: 0 })
  const circle = [kept('a', { run: 'b', step: 0 }), kept('b', { run: 'a', step: 0 })]
  expect(shape(circle).flat().toSorted()).toEqual(['a', 'b'])
})

test('a line runs down from the parent to its branch, past the rows between', () => {
  const runs = [
    kept('root', null),
    acted(kept('one', { run: 'root', step: 10 }), 10, 400),
    acted(kept('two', { run: 'root', step: 20 }), 20, 900),
  ]
  const [family = []] = familiesOf(runs)
  const lines = stretchesOf(family).map((row) => row.map(({ at, from, to }) => `${at} ${from}-${to}`))
  expect(lines).toEqual([
    ['400 middle-bottom', '900 middle-bottom'],
    ['400 top-middle', '900 top-bottom'],
    ['900 top-middle'],
  ])
})

test('only a run to which nothing was done, and of which nothing came, is untouched', () => {
  const isIt = (runs: readonly KeptRun[]) => familiesOf(runs).map(isUntouched)
  expect(isIt([kept('a', null)])).toEqual([true])
  expect(isIt([acted(kept('a', null), 3, 3)])).toEqual([false])
  expect(isIt([kept('a', null, { without: ['fault-0'] })])).toEqual([false])
  expect(isIt([kept('a', null), kept('b', { run: 'a', step: 3 })])).toEqual([false])
})
