// What a failover of the write store is called: an acknowledged write is gone from both models, or one of them shows it still.
import { expect, test } from 'vitest'
import { at, trial } from './trial'

/** Relays that have published what was acknowledged when the primary is lost at 5.4 s, or that have not looked yet. */
const [QUICK, SLOW] = [100, 2000]

/** A payment is acknowledged, and the standby that takes over has never heard of it. */
const failedOver = (interval: number, later: readonly unknown[] = [], more: readonly unknown[] = []) =>
  trial({
    pipeline: 'outbox-polling',
    settings: { relay: { interval }, projector: { onError: 'skip' }, replica: { delay: 3000 } },
    workload: [at(0, 'PlaceOrder', 1), at(5000, 'PayOrder', 1), ...later],
    faults: [{ kind: 'failover', component: 'write-store', at: 5400 }, ...more],
  }).result.verdict.filter((code) => code !== 'lag')

test('gone from both: acked-loss', () => {
  expect(failedOver(SLOW)).toEqual(['acked-loss'])
})

test('still shown: phantom, and no more, for the models do not agree that it is gone', () => {
  expect(failedOver(QUICK)).toEqual(['phantom'])
})

test('gone from both while a later change of the same row is lost: lost and acked-loss', () => {
  const later = [at(12_000, 'ChangeQuantity', 1, { quantity: 5 })]
  expect(failedOver(SLOW, later, [{ kind: 'poison', event: 3 }])).toEqual(['lost', 'acked-loss'])
})

test('one change still shown, one of another row gone from both: phantom and acked-loss', () => {
  // The relay is away before the second payment.
  const away = { kind: 'down', component: 'relay', from: 5200, until: 5600 }
  const later = [at(20, 'PlaceOrder', 2), at(5250, 'PayOrder', 2)]
  expect(failedOver(QUICK, later, [away])).toEqual(['phantom', 'acked-loss'])
})
