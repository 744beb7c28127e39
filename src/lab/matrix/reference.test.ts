// The computed matrix beside a table that was worked out by hand: every cell of it agrees, or the difference is argued.
import { describe, expect, test } from 'vitest'
import { cellsOf, runCell } from './cell'
import { DIFFERENCES } from './differences'
import { FAULTS } from './faults'
import { abbreviated } from './notation'
import { REFERENCE } from './reference'

const argued = new Set(
  DIFFERENCES.flatMap(({ cells }) =>
    Object.entries(cells).flatMap(([row, faults]) => faults.map((fault) => `${row} ${fault}`)),
  ),
)

/** A cell in the table's own words. */
function computed(row: string, fault: string): string {
  const { naive, mitigated } = runCell({ row, fault })
  const [first, second] = [naive, mitigated].map(({ text }) => abbreviated(text ?? '?'))
  return first === second ? (first ?? '') : `${first} → ${second}`
}

describe.each(Object.keys(REFERENCE))('row %s', { timeout: 300_000 }, (row) => {
  test('agrees with what was worked out by hand, except where a reason is given', () => {
    const differing = cellsOf([row]).filter(({ fault }) => computed(row, fault) !== REFERENCE[row]?.[fault])
    expect(differing.map(({ fault }) => `${row} ${fault}`)).toEqual(
      cellsOf([row])
        .map(({ fault }) => `${row} ${fault}`)
        .filter((cell) => argued.has(cell)),
    )
  })
})

describe('the differences', () => {
  test('each have a reason and a source', () => {
    for (const { why, sources } of DIFFERENCES) {
      expect(why.length).toBeGreaterThan(40)
      expect(sources.length).toBeGreaterThan(0)
    }
  })

  test('name cells of the table, each once', () => {
    const cells = DIFFERENCES.flatMap(({ cells: each }) =>
      Object.entries(each).flatMap(([row, faults]) => faults.map((fault) => `${row} ${fault}`)),
    )
    expect(cells.length).toBe(argued.size)
    for (const cell of cells) {
      const [row = '', fault = ''] = cell.split(' ')
      expect([cell, REFERENCE[row]?.[fault]]).not.toEqual([cell, undefined])
    }
  })

  test('the table by hand has a verdict for every fault of its rows', () => {
    for (const faults of Object.values(REFERENCE))
      expect(FAULTS.map(({ id }) => id).filter((id) => faults[id] === undefined)).toEqual([])
  })
})
