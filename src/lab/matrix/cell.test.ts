// Cells: plain data in and out, the same every time; what cannot be says why.
import { describe, expect, test } from 'vitest'
import { Run } from '#runs'
import { parseScenario } from '#scenarios'
import { cellsOf, runCell } from './cell'
import { told } from './notation'

describe('the cells', () => {
  test('are 19 rows by 22 faults', () => {
    expect(cellsOf()).toHaveLength(19 * 22)
    expect(cellsOf(['S4c', 'S2'], ['ABORT'])).toEqual([
      { row: 'S2', fault: 'ABORT' },
      { row: 'S4c', fault: 'ABORT' },
    ])
  })

  test('that there are not are an error', () => {
    expect(() => runCell({ row: 'S4c', fault: 'WEATHER' })).toThrow('There is no cell S4c × WEATHER')
  })
})

describe('a cell', () => {
  const cell = runCell({ row: 'S4c', fault: 'CRASH-M' })

  test('is plain data, the same every time', () => {
    expect(JSON.parse(JSON.stringify(cell))).toEqual(cell)
    expect(runCell({ row: 'S4c', fault: 'CRASH-M' })).toEqual(cell)
  })

  test('says what both styles of projector come to, on both sides', () => {
    expect([cell.naive.text, cell.mitigated.text]).toEqual(['rewound|duplicated', 'ok'])
  })

  test('hands out a scenario that shows the verdict, and the step at which to look', () => {
    for (const { scenario, verdicts, witness } of cell.naive.outcomes) {
      const parsed = parseScenario(scenario)
      expect(parsed).toMatchObject({ ok: true })
      if (!parsed.ok) continue
      const run = new Run({ scenario: parsed.value, without: [], interventions: [] })
      run.finish()
      expect(told(run.judgement().verdict)).toEqual(verdicts.at(-1)?.verdict)
      expect(run.journal[witness?.step ?? -1]?.at).toBe((witness?.at ?? 0) * 1000)
    }
  })
})

describe('where there is no verdict', () => {
  test('the design lacks what the fault would strike', () => {
    const { naive } = runCell({ row: 'S2', fault: 'BROKER' })
    expect(naive).toEqual({ text: 'n/a', reason: 'there is no broker', outcomes: [] })
  })

  test('or the model cannot express it, and says why', () => {
    const { naive } = runCell({ row: 'S9', fault: 'REBUILD' })
    expect(naive.text).toBe(null)
    expect(naive.reason).toContain('batch-etl keeps no history to rebuild from')
  })

  test('or only one style of projector can have it', () => {
    expect(runCell({ row: 'S9', fault: 'POISON' }).naive.text).toMatch(/^n\/a\|/)
  })
})

test('what depends on the order in which messages arrive says on which seeds', () => {
  const { naive } = runCell({ row: 'S4m', fault: 'ABORT' }, [1, 2, 3, 4, 5, 6])
  expect(naive.text).toBe('ok/overwritten|ok')
  const [upsert] = naive.outcomes
  expect(upsert?.verdicts.flatMap(({ seeds }) => seeds).toSorted()).toEqual([1, 2, 3, 4, 5, 6])
})
