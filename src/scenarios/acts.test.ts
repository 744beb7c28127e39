// What an operator does: each act is taken where it means something, and refused with the reason where it does not.
import { describe, expect, test } from 'vitest'
import { parseScenario } from './parse'

const parsed = (pipeline: string, act: object, settings: object = {}) => {
  const file = {
    format: 'cqrscope/scenario',
    version: 1,
    id: 'x',
    pipeline,
    settings,
    workload: [{ at: 5, ...act }],
  }
  const result = parseScenario(file)
  return result.ok ? 'ok' : result.problems.map(({ path, what }) => `${path}: ${what}`)[0]
}

describe('what an operator does where it means nothing', () => {
  test.each([
    [
      'outbox-polling',
      { pause: 'replica' },
      {},
      'pause: is for the replay of a replica, and outbox-polling has none; remove it',
    ],
    ['replica', { resume: 'replica-2' }, {}, 'resume: is no replica of replica; choose from replica'],
    [
      'replica',
      { pause: 'write-store' },
      { replica: { count: 2 } },
      'pause: is no replica of replica; choose from replica, replica-2',
    ],
    [
      'batch-etl',
      { refresh: true },
      {},
      'refresh: is for materialised views, and batch-etl has none; remove it',
    ],
    [
      'materialized-view',
      { refresh: true },
      { refresh: { mode: 'immediate' } },
      'refresh: does nothing where refresh.mode is "immediate"; write periodic or manual',
    ],
    ['materialized-view', { refresh: false }, {}, 'refresh: is not true; write true'],
  ])('in %s: %j with %j', (pipeline, act, settings, problem) => {
    expect(parsed(pipeline, act, settings)).toBe(`workload[0].${problem}`)
  })

  test('and is taken where it means something', () => {
    expect(parsed('replica', { resume: 'replica-2' }, { replica: { count: 2 } })).toBe('ok')
    for (const mode of ['periodic', 'manual'])
      expect(parsed('materialized-view', { refresh: true }, { refresh: { mode } })).toBe('ok')
  })
})
