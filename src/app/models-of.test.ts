// The models table says what differs, field by field, and for how long.
import { expect, test } from 'vitest'
import { Run } from '#runs'
import { bundledScenario } from '#scenarios'
import { modelsOf } from './models-of'

test('a row that is behind names the fields that differ and how long it has been so; one that is the same names none (seed 7)', () => {
  const scenario = bundledScenario('relay-crash')
  if (scenario === undefined) throw new Error('the scenario is bundled')
  const run = new Run({ scenario, without: [], interventions: [] })
  run.finish()
  const rows = run.journal.flatMap(({ index, at }) => {
    if (index % 40 > 0) return []
    run.seek(index)
    return modelsOf(run, at)
  })
  const documents = rows.filter(({ model }) => model === 'order_summaries')
  const stale = documents.filter(({ status }) => status === 'stale')
  expect(stale.length).toBeGreaterThan(0)
  for (const { differs, truth, view } of stale) {
    expect(differs).toContain('version')
    for (const field of differs) expect(truth?.[field]).not.toEqual(view?.[field])
  }
  expect(Math.max(...stale.map(({ age }) => age))).toBeGreaterThan(500_000)
  for (const { status, differs, age } of documents)
    if (status === 'same') expect([differs, age]).toEqual([[], 0])
})
