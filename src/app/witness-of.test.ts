// The witness that a scenario which was found brings with it.
import { expect, test } from 'vitest'
import { bundledScenario } from '#scenarios'
import { witnessOf } from './witness-of'

test('the first violation of the check that was asked for, with a reason that can be said in words (seed 7)', () => {
  const scenario = bundledScenario('gap-skip')
  if (scenario === undefined) throw new Error('Broken invariant: gap-skip is bundled')
  expect(witnessOf(scenario, 'no-lost-event')).toMatchObject({
    key: 'order-1',
    reason: { code: 'passed-over' },
    anomaly: 'A7',
  })
  expect(witnessOf(scenario, 'no-phantom')).toBeUndefined()
})
