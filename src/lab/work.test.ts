// A unit of work as a worker does it: everything it says is plain JSON, and what goes wrong is said as well.
import { expect, test } from 'vitest'
import type { ScenarioFile } from '#scenarios'
import { type Reply, serve } from './work'

const served = (file: ScenarioFile): readonly Reply[] => {
  const replies: Reply[] = []
  serve({ kind: 'sweep', file, from: 7, count: 2 }, (reply) => replies.push(reply))
  return replies
}

test('a worker reports how far it is, then answers, in plain JSON (seeds 7 and 8)', () => {
  const replies = served({
    format: 'cqrscope/scenario',
    version: 1,
    id: 'small',
    workload: [{ from: 0, until: 1000, rate: 4, mix: { PlaceOrder: 1 } }],
  })
  expect(replies.map(({ kind }) => kind)).toEqual(['progress', 'progress', 'answer'])
  expect(JSON.parse(JSON.stringify(replies))).toEqual(replies)
})

test('a unit that cannot be done is answered with why', () => {
  const [reply, ...more] = served({
    format: 'cqrscope/scenario',
    version: 1,
    id: 'pigeons',
    pipeline: 'pigeons',
  })
  expect(reply).toMatchObject({ kind: 'failed', why: expect.stringContaining('pipeline is unknown') })
  expect(more).toEqual([])
})
