// A unit of work as a worker does it: everything it says is plain JSON, and what goes wrong is said as well.
import { expect, test } from 'vitest'
import type { ScenarioFile } from '#scenarios'
import { type Reply, serve } from './work'

/** What a worker says whose clock goes on by so many milliseconds each time that it is looked at. */
function served(file: ScenarioFile, tick = 0): readonly Reply[] {
  const replies: Reply[] = []
  let now = 0
  const clock = () => (now += tick)
  serve({ kind: 'sweep', file, from: 7, count: 3 }, (reply) => replies.push(reply), clock)
  return replies
}

const small: ScenarioFile = {
  format: 'cqrscope/scenario',
  version: 1,
  id: 'small',
  workload: [{ from: 0, until: 1000, rate: 4, mix: { PlaceOrder: 1 } }],
}
const told = (replies: readonly Reply[]) =>
  replies.map((reply) => (reply.kind === 'progress' ? reply.done : reply.kind))

test('a worker reports how far it is, then answers, in plain JSON (seeds 7 to 9)', () => {
  const replies = served(small, 60)
  expect(told(replies)).toEqual([1, 2, 3, 3, 'answer'])
  expect(JSON.parse(JSON.stringify(replies))).toEqual(replies)
})

test('a fast one does not report every run, but the last (seeds 7 to 9)', () => {
  expect(told(served(small))).toEqual([3, 'answer'])
})

test('a unit that cannot be done is answered with why', () => {
  const [reply, ...more] = served({ ...small, pipeline: 'pigeons' })
  expect(reply).toMatchObject({ kind: 'failed', why: expect.stringContaining('pipeline is unknown') })
  expect(more).toEqual([])
})
