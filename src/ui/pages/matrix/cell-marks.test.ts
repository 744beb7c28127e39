// What a cell shows of its outcomes, and what is left of the table with filters on.
import { expect, test } from 'vitest'
import type { CellResult, Matrix, Outcome } from '#app'
import { byName, familyOf, filtered, marksOf, nameOf, says, verdictsIn } from './cell-marks'

type Verdicts = Outcome['verdicts']

const outcome = (style: Outcome['style'], verdicts: Verdicts): Outcome => ({
  style,
  verdicts,
  scenario: { id: style },
  witness: null,
})
const always = (verdict: Verdicts[number]['verdict'][number]): Verdicts => [
  { verdict: [verdict], seeds: [1, 2, 3] },
]

function cell(
  row: string,
  fault: string,
  outcomes: readonly Outcome[],
  text: string | null = 'some',
): CellResult {
  const none = { text: 'n/a', outcomes: [] }
  return { row, fault, seeds: [1, 2, 3], naive: { text, outcomes }, mitigated: none }
}

const lost = cell('S4c', 'LOSS', [outcome('upsert', always('lost')), outcome('delta', always('lost'))])
const doubled = cell('S4f', 'DUP', [
  outcome('upsert', always('rewound')),
  outcome('delta', always('duplicated')),
])
const sometimes = cell('S5', 'DUP', [
  outcome('upsert', [
    { verdict: ['ok'], seeds: [1, 3] },
    { verdict: ['lag', 'torn'], seeds: [2] },
  ]),
])
const head = (id: string) => ({ id, title: { en: id, ko: id }, pipeline: 'outbox-polling' })
const matrix: Matrix = {
  rows: ['S4c', 'S4f', 'S5'].map(head),
  faults: ['LOSS', 'DUP'].map(head),
  size: 6,
  cells: [lost, doubled, sometimes],
}
const marksAt = (row: string, fault: string) => marksOf(byName(matrix).get(nameOf(row, fault)), 'naive')
const left = (filters: Partial<Parameters<typeof filtered>[1]>) => {
  const { rows, faults } = filtered(matrix, { family: '', fault: '', verdict: '', ...filters }, marksAt)
  return [rows.map(({ id }) => id), faults.map(({ id }) => id)]
}

test('two styles that come to the same are one mark, others are two', () => {
  expect(marksOf(lost, 'naive')).toMatchObject([{ style: 'both', verdict: ['lost'], seeds: 3, of: 3 }])
  expect(marksOf(doubled, 'naive')).toMatchObject([
    { style: 'upsert', verdict: ['rewound'] },
    { style: 'delta', verdict: ['duplicated'] },
  ])
})

test('what depends on the seed shows its worst, and with how many seeds', () => {
  expect(marksOf(sometimes, 'naive')).toMatchObject([
    { style: 'upsert', verdict: ['lag', 'torn'], seeds: 1, of: 3 },
  ])
})

test('a cell without outcomes says why', () => {
  expect(marksOf(undefined, 'naive')).toBe('waiting')
  expect(marksOf(lost, 'mitigated')).toBe('missing')
  expect(marksOf(cell('S1a', 'MULTI', [], null), 'naive')).toBe('unknown')
})

test('filters leave the rows and columns that have what is looked for', () => {
  expect(familyOf('S4c')).toBe('S4')
  expect(left({})).toEqual([
    ['S4c', 'S4f', 'S5'],
    ['LOSS', 'DUP'],
  ])
  expect(left({ family: 'S4' })).toEqual([
    ['S4c', 'S4f'],
    ['LOSS', 'DUP'],
  ])
  expect(left({ verdict: 'ok' })).toEqual([['S5'], ['DUP']])
  expect(left({ fault: 'LOSS', verdict: 'ok' })).toEqual([[], []])
})

test('every verdict that some cell says can be looked for', () => {
  expect([...verdictsIn(matrix, 'naive')].toSorted()).toEqual([
    'duplicated',
    'lag',
    'lost',
    'ok',
    'rewound',
    'torn',
  ])
  expect(says(marksOf(sometimes, 'naive'), 'torn')).toBe(true)
  expect(says(marksOf(sometimes, 'naive'), 'lost')).toBe(false)
  expect(says('waiting', 'lost')).toBe(false)
})
