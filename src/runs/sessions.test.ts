// What the client saw: how its commands and queries ended, counted from scenario files.
import { expect, test } from 'vitest'
import { at, trial } from './trial'

test('commands are accepted, rejected by the business, failed by an abort, or failed because nobody answered', () => {
  const { result } = trial({
    workload: [
      at(0, 'PlaceOrder', 1),
      at(500, 'PlaceOrder', 1),
      at(1000, 'PlaceOrder', 2),
      at(2000, 'PlaceOrder', 3),
    ],
    faults: [
      { kind: 'abort', command: 3 },
      { kind: 'cut', link: 'client->command-handler', from: 1900 },
    ],
  })
  expect(result.commands).toEqual({ sent: 4, accepted: 1, rejected: 1, failed: 2 })
})

test('queries that nobody answers fail, and count as no command', () => {
  const workload = [at(0, 'PlaceOrder', 1), { at: 3000, query: 'order-1' }, { at: 3100, query: 'order-1' }]
  const cut = { kind: 'cut', link: 'client->read-store', from: 2900 }
  const dropped = trial({ workload, faults: [cut] }).result
  expect(dropped.queries).toMatchObject({ sent: 2, stale: 0, failed: 2 })
  expect(dropped.commands).toEqual({ sent: 1, accepted: 1, rejected: 0, failed: 0 })
  const refused = trial({ workload, faults: [{ kind: 'crash', component: 'read-store', at: 2900 }] }).result
  expect(refused.queries).toMatchObject({ sent: 2, stale: 0, failed: 2 })
})

test('a query that was refused at first and answered later is judged by what was true when it was sent', () => {
  const { result } = trial({
    workload: [at(0, 'PlaceOrder', 1), { at: 3000, query: 'order-1' }, at(3050, 'PayOrder', 1)],
    faults: [{ kind: 'down', component: 'read-store', from: 2900, until: 4000 }],
  })
  expect(result.queries).toMatchObject({ sent: 1, stale: 0, failed: 0 })
})

test('a stale query read less than the truth said when it was sent, whoever wrote it', () => {
  const { result } = trial({ workload: [at(0, 'PlaceOrder', 1), { at: 200, query: 'order-1' }] })
  expect(result.queries.stale).toBe(1)
})
