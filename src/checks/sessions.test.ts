// What the client saw, in figures: latencies, answers a second, screens that went back, caches that had to be filled.
import { expect, test } from 'vitest'
import { judged } from './judged'
import { documentOf, type Story, uncounted as domain } from './story'

const look = (tell: (story: Story) => void) => judged(tell, { domain })

test('a latency runs from the first sending to the answer; throughput from the first request to the last answer', () => {
  const { latency, throughput } = look((story) => {
    for (const [index, millis] of [10, 20, 400].entries()) {
      story.ask(index * 1000, `c${index}`, 'command')
      story.answer(index * 1000 + millis, `c${index}`, index === 1 ? 'rejected' : 'accepted', {})
    }
    story.read(2_000, 'q1', 1, null)
  })
  expect(latency).toEqual({ commands: { p50: 20_000, p99: 400_000 }, queries: { p50: 1_000, p99: 1_000 } })
  expect(throughput.commands).toBeCloseTo(3 / 2.4)
  expect(throughput.queries).toBe(1)
})

test('a run without requests has no latency and no throughput', () => {
  const { latency, throughput } = look(() => undefined)
  expect(latency).toEqual({ commands: { p50: 0, p99: 0 }, queries: { p50: 0, p99: 0 } })
  expect(throughput).toEqual({ commands: 0, queries: 0 })
})

test('a cache that misses has not answered yet: whoever answers then has, and that was a load', () => {
  const { judge } = look((story) => {
    story.truth(0, 1, 1)
    const miss = { key: 'order-1', version: 0, row: null, source: 'miss' }
    const found = { key: 'order-1', version: 1, row: documentOf(1, 1) }
    story.ask(10, 'q1', 'query', { key: 'order-1', member: 'member-1' })
    story.answer(11, 'q1', 'result', miss)
    story.answer(15, 'q1', 'result', { ...found, source: 'truth' })
    story.ask(20, 'q2', 'query', { key: 'order-1', member: 'member-1' })
    story.answer(21, 'q2', 'result', { ...found, source: 'truth' })
    story.read(30, 'q3', 1, documentOf(1, 1))
  })
  const { queries, loads, reading } = judge.sessions
  expect([queries, loads]).toEqual([{ sent: 3, stale: 0, failed: 0 }, 1])
  expect(reading.delays).toEqual([5_000, 1_000, 1_000])
})

test('what came of each request is known by its step: how it ended, and how long that took', () => {
  const { judge } = look((story) => {
    story.truth(0, 1, 2)
    story.ask(10, 'c0', 'command')
    story.answer(30, 'c0', 'accepted', {})
    story.ask(40, 'c1', 'command')
    story.answer(45, 'c1', 'failed', { why: 'conflict' })
    story.read(50, 'q1', 1, documentOf(1, 1))
  })
  const { outcomes } = judge.sessions
  expect(outcomes.map(({ what, took }) => [what, took])).toEqual([
    ['sent', undefined],
    ['accepted', 20_000],
    ['sent', undefined],
    ['failed', 5_000],
    ['stale', undefined],
  ])
  expect(outcomes.map(({ step }) => step)).toEqual(outcomes.map(({ step }) => step).toSorted((x, y) => x - y))
})

test('a query that fails is no failed command', () => {
  const { judge } = look((story) => {
    story.ask(10, 'q1', 'query', { key: 'order-1', member: 'member-1' })
    story.answer(11, 'q1', 'failed', { why: 'too-old' })
  })
  expect([judge.sessions.queries.failed, judge.sessions.commands.failed]).toEqual([1, 0])
})

test('a screen flickers when it shows an older version than it did', () => {
  const { judge } = look((story) => {
    for (const version of [1, 2, 1, 2])
      story.step(10, [['client.screen', 'order-1', { version }]], { component: 'client' })
    story.step(10, [['client.screen', 'order-1', undefined]], { component: 'client' })
  })
  expect(judge.sessions.flickers).toBe(1)
})

test('what is read of an order that is gone is the last there is to read', () => {
  const { judge } = look((story) => {
    story.truth(0, 1, 2)
    story.step(10, [['orders', 'order-1', undefined]])
    story.read(20, 'q1', 1, null)
    story.read(30, 'q2', 1, documentOf(1, 2))
  })
  expect(judge.sessions.queries).toEqual({ sent: 2, stale: 1, failed: 0 })
  expect(judge.sessions.violations.map(({ check }) => check)).toEqual(['monotonic-reads'])
})
