// What the client saw: how its commands and queries ended, counted from scenario files.
import { describe, expect, test } from 'vitest'
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
  const workload = [at(0, 'PlaceOrder', 1), { at: 3000, query: 'order-1' }, { at: 3300, query: 'order-1' }]
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

describe('read-your-writes is a promise to whoever wrote', () => {
  const broken = (domain: string, workload: readonly unknown[]) =>
    trial({ domain, workload, settings: { relay: { interval: 2000 } } })
      .result.violations.filter(({ check }) => check === 'read-your-writes')
      .map(({ key }) => key)
  const kim = at(0, 'PlaceOrder', 1, { member: 'kim' })

  test('somebody else may read what was before', () => {
    expect(broken('orders', [kim, { at: 200, query: 'order-1', member: 'lee' }])).toEqual([])
    expect(broken('orders', [kim, { at: 200, query: 'order-1', member: 'kim' }])).toEqual(['order-1'])
  })

  test('an order is paid by whoever placed it', () => {
    const paid = [kim, at(3000, 'PayOrder', 1), { at: 3300, query: 'order-1', member: 'kim' }]
    expect(broken('orders', paid)).toEqual(['order-1'])
  })

  test('a room is booked by its guest, a post liked by who likes it; and a query without a name is theirs', () => {
    const room = { at: 0, command: { type: 'OpenRoom', id: 'room-1', capacity: 2 } }
    const booked = { at: 3000, command: { type: 'BookRoom', id: 'room-1', guest: 'lee' } }
    const ask = (more: object) => ({ at: 3300, query: 'room-1', ...more })
    expect(broken('hotel', [room, booked, ask({})])).toEqual(['room-1'])
    expect(broken('hotel', [room, booked, ask({ member: 'kim' })])).toEqual([])
    const account = { at: 0, command: { type: 'OpenAccount', id: 'account-1', name: 'Kim' } }
    const post = { at: 1000, command: { type: 'WritePost', id: 'account-1', text: 'hello' } }
    const liked = { at: 3000, command: { type: 'LikePost', id: 'account-1', by: 'account-2' } }
    const look = (member: string) => [account, post, liked, { at: 3300, query: 'account-1', member }]
    expect(broken('social', look('account-2'))).toEqual(['account-1'])
    expect(broken('social', look('account-1'))).toEqual([])
  })
})
