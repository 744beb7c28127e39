// The computed matrix beside a table that was worked out by hand: every cell of it agrees, or the difference is argued. The
// cells are read from docs/verdicts.md, which the test of the command holds against the runs.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DIFFERENCES } from './differences'
import { FAULTS } from './faults'
import { REFERENCE } from './reference'
import { ROWS } from './rows'

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/verdicts.md'), 'utf8')

/** The cells of the page's tables of verdicts, by row and fault. */
const computed = new Map<string, string>()
let heads: readonly string[] = []
for (const line of page.split('\n')) {
  const [first = '', ...cells] = line
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
    .slice(1, -1)
  if (first === 'row') heads = cells
  else if (ROWS.some(({ id }) => id === first))
    for (const [index, cell] of cells.entries()) computed.set(`${first} ${heads[index] ?? ''}`, cell)
}

const cellsIn = (table: { readonly [row: string]: readonly string[] }): readonly string[] =>
  Object.entries(table).flatMap(([row, faults]) => faults.map((fault) => `${row} ${fault}`))
const argued = DIFFERENCES.flatMap(({ cells }) => cellsIn(cells))
const byHand = new Map<string, string>(
  Object.entries(REFERENCE).flatMap(([row, faults]) =>
    Object.entries(faults).map(([fault, verdict]) => [`${row} ${fault}`, verdict] as const),
  ),
)

test('the page has every cell of the matrix', () => {
  const missing = ROWS.flatMap(({ id }) => FAULTS.map((fault) => `${id} ${fault.id}`)).filter(
    (cell) => !computed.has(cell),
  )
  expect(missing).toEqual([])
})

test('every cell that was worked out by hand is what the runs say, or the difference is argued', () => {
  const differing = [...byHand]
    .filter(([cell, verdict]) => computed.get(cell) !== verdict)
    .map(([cell]) => cell)
  expect(differing.toSorted()).toEqual(argued.toSorted())
})

describe('a difference', () => {
  test('has a reason and a source', () => {
    for (const { why, sources } of DIFFERENCES) {
      expect(why.length).toBeGreaterThan(40)
      expect(sources.length).toBeGreaterThan(0)
    }
  })

  test('is of a cell that was worked out by hand, and argued once', () => {
    expect(argued.filter((cell) => !byHand.has(cell))).toEqual([])
    expect(new Set(argued).size).toBe(argued.length)
  })
})
