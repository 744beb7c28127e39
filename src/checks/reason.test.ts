// Each reason has a sentence of its own.
import { expect, test } from 'vitest'
import { anomalyOf, type FateReason, type Reason, sentenceOf } from './reason'

const fates: readonly FateReason['code'][] = [
  'never-sent',
  'passed-over',
  'never-applied',
  'parked',
  'without-effect',
  'vanished',
  'untold',
  'skipped',
  'missed',
  'dropped',
  'emptied',
  'uncommitted',
  'revoked',
  'resurrected',
]
const reasons: readonly Reason[] = [
  ...fates.map((code): Reason => ({ code, event: 'order-1@2' })),
  { code: 'went-back', from: 2, to: 1 },
  { code: 'applied-again', event: 'order-1@2', times: 2 },
  { code: 'pushed-again', event: 'order-1@2', times: 2 },
  { code: 'counted-again', event: 'order-1@2', counter: 'desk' },
  { code: 'overtaken', event: 'order-1@2', by: 3 },
  { code: 'overwritten', highest: 2, left: 1 },
  { code: 'torn', version: 2 },
  { code: 'read-torn', version: 2 },
  { code: 'read-skewed', version: 2, other: 'order-2', otherVersion: 1 },
  { code: 'read-too-old', wrote: 2, read: 1 },
  { code: 'read-older', before: 2, read: 1 },
  { code: 'beyond-bound', age: 2_500_000, bound: 1_000_000 },
  { code: 'differs', model: 'order_summaries', status: 'stale' },
]

test('every reason has a sentence of its own', () => {
  expect(new Set(reasons.map(sentenceOf)).size).toBe(reasons.length)
  expect(sentenceOf({ code: 'untold', event: 'order-1@2' })).toBe(
    'event order-1@2 was committed and never passed on',
  )
})

test('anomalies bear the numbers of the catalogue; that a row differs is none of them', () => {
  for (const reason of reasons) {
    const { anomaly } = anomalyOf(reason)
    if (anomaly !== undefined) expect(anomaly).toMatch(/^A([1-9]|[12]\d|3[0-7])$/)
  }
  expect(anomalyOf({ code: 'differs', model: 'm', status: 'stale' })).toEqual({})
})
