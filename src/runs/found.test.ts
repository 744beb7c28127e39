// What random runs have found, each as the smallest file that showed it: what was wrong once is not wrong again.
import { expect, test } from 'vitest'
import { at, runOf, trial } from './trial'

test('a look of a job that was lost was not in vain: the run goes on until a look was heard', () => {
  const { run, result } = trial({
    pipeline: 'batch-etl',
    settings: { etl: { interval: 3000, watermark: 'with-load' } },
    workload: [at(0, 'PlaceOrder', 1)],
    faults: [{ kind: 'cut', link: 'job->write-store', from: 889, until: 4285 }],
  })
  expect(result).toMatchObject({ stopped: 'quiet', converged: true })
  expect(run.simulation.now).toBeGreaterThan(9_000_000)
})

test('a rebuild in place doubles no increments of what was deleted before', () => {
  const { result } = trial({
    settings: { projector: { apply: 'delta', inbox: true } },
    workload: [at(0, 'PlaceOrder', 1), at(250, 'DeleteOrder', 1), { at: 995, rebuild: 'in-place' }],
  })
  expect(result.violations.map(({ check }) => check)).not.toContain('no-double-effect')
})

test('a rebuild beside adds nothing twice where answers wait for the refresh of a search index', () => {
  const { result } = trial({
    pipeline: 'event-sourcing',
    settings: { projector: { apply: 'delta' }, readStore: 'search-index', search: { waitFor: true } },
    workload: [at(0, 'PlaceOrder', 1), { at: 736, rebuild: 'blue-green' }],
  })
  expect(result).toMatchObject({ converged: true, violations: [] })
})

test('two writes of a dual write are two parts of one event, also where a search index answers both at once', () => {
  const { result } = trial({
    pipeline: 'dual-write',
    settings: {
      projector: { apply: 'delta', inbox: true },
      readStore: 'search-index',
      search: { refresh: 3000, waitFor: true },
    },
    workload: [at(0, 'PlaceOrder', 1), at(10, 'PlaceOrder', 2)],
  })
  expect(result.converged).toBe(true)
  expect(result.violations.map(({ check }) => check)).not.toContain('no-double-effect')
})

test('a captured change of which one row has arrived is late, not lost, while the other is on its way', () => {
  const { result } = trial({
    pipeline: 'table-cdc',
    settings: { service: { apply: 3000 } },
    workload: [at(0, 'PlaceOrder', 1)],
    end: { limit: 5000 },
  })
  expect(result).toMatchObject({ converged: false })
  expect(result.verdict).not.toContain('lost')
})

test('push messages about changed rows are refused: rows say nothing that anybody is told of', () => {
  const parts = { pipeline: 'table-cdc', settings: { projector: { notify: true } } }
  expect(() => runOf(parts)).toThrow('settings.projector.notify cannot be true')
})

test('events of an event store that carry nothing but ids are refused: they are the write model', () => {
  const parts = { pipeline: 'event-sourcing', settings: { events: 'notification' } }
  expect(() => runOf(parts)).toThrow('settings.events cannot be notification')
})
