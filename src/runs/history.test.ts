// The gap over time where several places answer queries: each has its own line, and none shows less than what all of them show.
import { expect, test } from 'vitest'

import { bundledScenario } from '#scenarios'
import { HistoryFold } from './history'
import { Run } from './run'

function historyOf(id: string) {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`Broken invariant: ${id} is bundled`)
  const run = new Run({ scenario, without: [], interventions: [] })
  run.finish()
  return new HistoryFold(run).history(run.timeAt(run.journal.length))
}

test('two replicas are two lines, one ahead of the other at times, together in the end (two-replicas, seed 7)', () => {
  const { gap, readers } = historyOf('two-replicas')
  expect(readers).toEqual(['replica', 'replica-2'])
  for (const { visible, committed, places = [] } of gap) {
    expect(places).toHaveLength(2)
    expect(Math.min(...places)).toBeGreaterThanOrEqual(visible)
    expect(Math.max(...places)).toBeLessThanOrEqual(committed)
  }
  expect(gap.some(({ places = [] }) => places[0] !== places[1])).toBe(true)
  const last = gap.at(-1)
  expect(last?.places).toEqual([last?.committed, last?.committed])
})

test('where one place answers, or the truth itself, there is one line', () => {
  expect(historyOf('first-order').readers).toBeUndefined()
  expect(historyOf('first-order').gap.some(({ places }) => places !== undefined)).toBe(false)
})
