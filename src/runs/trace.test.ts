// The trace of a run: every step says who did what, and which task moved.
import { expect, test } from 'vitest'
import { Run, traceLine } from '#runs'
import { bundledScenario } from '#scenarios'

function finished(id: string): Run {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`)
  const run = new Run({ scenario, without: [], interventions: [] })
  run.finish()
  return run
}

test('steps of a command name its task at the client and at the handler', () => {
  const { journal } = finished('first-order')
  const tasks = (component: string) =>
    new Set(journal.filter((step) => step.component === component).map(({ task }) => task))
  expect([...tasks('client')].filter((task) => task !== '')).toEqual(['c1', 'c2', 'c3', 'c4'])
  expect([...tasks('command-handler')].filter((task) => task !== '')).toEqual(['c1', 'c2', 'c3', 'c4'])
  expect([...tasks('relay')]).toEqual([''])
})

test('a line carries both sides of each change', () => {
  const { journal } = finished('first-order')
  const commit = journal.find(
    (step) => step.points.includes('after-commit') && step.component === 'write-store',
  )
  if (commit === undefined) throw new Error('nothing was committed')
  expect(traceLine(commit)).toMatchObject({ component: 'write-store', points: ['after-commit'] })
  expect(traceLine(commit)['changes']).toContainEqual(
    expect.objectContaining({ table: 'orders', key: 'order-1', before: null }),
  )
})
