// The group coordinator: who is in, whose the partitions are after somebody left or came, and whose commits still count.
import { describe, expect, test } from 'vitest'
import { createBroker } from './broker'
import type { Protocol } from '../protocol/protocol'
import { rig } from '../rig'

const MEMBERS = ['one', 'two']

function given(members: readonly string[] = MEMBERS) {
  const kafka = { sessionTimeout: 10_000_000, maxPollInterval: 20_000_000 }
  const bench = rig({
    machines: [createBroker({ id: 'broker', group: 'g', kafka, members, partitions: 4 })],
    probes: { one: undefined, two: undefined, three: undefined },
    links: ['broker->one', 'broker->two', 'broker->three'],
  })
  const { say } = bench
  return {
    ...bench,
    fetch: (at: number, consumer: string, round: number, generation?: number) =>
      say(at, `${consumer} to broker`, 'fetch', {
        consumer,
        positions: { '0': null },
        limit: 10,
        wait: 500_000,
        round,
        ...(generation === undefined ? {} : { generation }),
      }),
    commit: (at: number, consumer: string, offset: number, generation?: number) =>
      say(at, `${consumer} to broker`, 'commit-offset', {
        partition: 0,
        offset,
        round: offset,
        ...(generation === undefined ? {} : { generation }),
      }),
    leave: (at: number, consumer: string) => say(at, `${consumer} to broker`, 'leave-group', { consumer }),
    shares: (consumer: string) =>
      bench.heard(consumer, 'rebalanced').map(({ body }) => {
        const { generation, partitions } = body as unknown as Protocol['rebalanced']
        return [generation, partitions]
      }),
    answers: (consumer: string) => bench.heard(consumer).map(({ type }) => type),
  }
}

describe('a consumer group', () => {
  test('keeps no rows, and takes every commit, as long as nobody leaves', () => {
    const group = given()
    group.fetch(0, 'one', 1)
    group.fetch(0, 'two', 1)
    group.commit(100, 'one', 1)
    group.until(600)
    expect(group.rows('group_members')).toEqual([])
    expect(group.answers('one')).toEqual(['offset-committed', 'records'])
  })

  test('deals out anew when a member leaves, once the others have come', () => {
    const group = given()
    group.fetch(0, 'two', 1)
    group.leave(100, 'one')
    group.commit(300, 'two', 1)
    group.fetch(600, 'two', 2)
    group.until(200)
    expect(group.row('group_generation', 'g')).toEqual({ generation: 0, preparing: true })
    group.until(700)
    expect(group.shares('two')).toEqual([[1, [0, 1, 2, 3]]])
    // Until then, whoever is called together goes on with what it has in hand.
    expect(group.answers('two')).toEqual(['offset-committed', 'records', 'rebalanced'])
  })

  test('refuses the commit of whoever has left, and of an earlier generation', () => {
    const group = given()
    group.leave(0, 'one')
    group.fetch(10, 'two', 1)
    group.commit(100, 'one', 1)
    group.commit(100, 'two', 1)
    group.commit(200, 'two', 2, 1)
    group.until(300)
    expect(group.answers('one')).toEqual(['fenced'])
    expect(group.answers('two')).toEqual(['rebalanced', 'fenced', 'offset-committed'])
    expect(group.row('group_offsets', 'g/0')).toBe(2)
  })

  test('lets somebody in again, and divides when all the others have come', () => {
    const group = given()
    group.leave(0, 'one')
    group.fetch(10, 'two', 1)
    group.fetch(100, 'one', 1)
    group.fetch(500, 'two', 2, 1)
    group.until(600)
    expect(group.shares('one')).toEqual([[2, [0, 2]]])
    expect(group.shares('two')).toEqual([
      [1, [0, 1, 2, 3]],
      [2, [1, 3]],
    ])
  })

  test('says its share again to a member whose answer was lost', () => {
    const group = given()
    group.leave(0, 'one')
    group.fetch(10, 'two', 1)
    group.fetch(100, 'two', 2)
    group.until(200)
    expect(group.shares('two')).toEqual([
      [1, [0, 1, 2, 3]],
      [1, [0, 1, 2, 3]],
    ])
  })

  test('misses a member that has given no sign of life for the session time-out; a heartbeat is one', () => {
    const group = given()
    for (let at = 0; at < 12_000; at += 1000) {
      group.fetch(at, 'two', at)
      if (at < 2000) group.say(at, 'one to broker', 'heartbeat', { consumer: 'one' })
    }
    group.until(10_900)
    expect(group.rows('group_members')).toEqual([])
    group.until(13_000)
    expect(group.shares('two')).toEqual([[1, [0, 1, 2, 3]]])
  })

  test('goes on without a member that does not come to a rebalance', () => {
    const group = given(['one', 'two', 'three'])
    group.leave(0, 'three')
    group.leave(10, 'one')
    group.fetch(100, 'one', 1)
    for (let at = 5000; at < 40_000; at += 5000) {
      group.fetch(at, 'one', at)
      group.say(at, 'two to broker', 'heartbeat', { consumer: 'two' })
    }
    group.until(19_000)
    expect(group.shares('one')).toEqual([])
    group.until(30_000)
    expect(group.shares('one').at(-1)).toEqual([1, [0, 1, 2, 3]])
  })

  test('a lone member that leaves comes back to all partitions in a new generation', () => {
    const group = given(['one'])
    group.leave(0, 'one')
    group.commit(10, 'one', 1)
    group.fetch(20, 'one', 1)
    group.until(100)
    expect(group.answers('one')).toEqual(['fenced', 'rebalanced'])
    expect(group.shares('one')).toEqual([[2, [0, 1, 2, 3]]])
  })
})
