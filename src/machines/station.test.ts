// The station: so many at once, the rest in line; what a component serves is bounded, and waiting grows with the load.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createReadStore } from './read-store/read-store'
import type { Projection } from './read-store/read-store-rows'
import { rig } from './rig'

const projection: Projection = { models: ['view'], document: 'view', project: () => [] }

/** A read store that takes ten milliseconds for a query, and when each of some queries was answered. */
function served(capacity: number | null, asked: readonly number[]) {
  const store = rig({
    machines: [
      createReadStore({
        id: 'read-store',
        projection,
        capacity,
        service: { read: 10_000, apply: 1000 },
      }),
    ],
    probes: { ann: undefined },
    links: ['ann->read-store'],
  })
  for (const [i, at] of asked.entries())
    store.say(at, 'ann to read-store', 'query', { key: `k${i}`, member: 'ann' })
  store.until(Math.max(...asked) + 20 * asked.length + 100)
  const answers = store.heard('ann', 'result').map(({ at, body }) => ({ at, key: body['key'] }))
  return { ...store, answers }
}

test('without a bound all are served at once, and nothing is written down', () => {
  const { answers, simulation } = served(null, [0, 0, 0])
  expect(answers.map(({ at }) => at)).toEqual([12, 12, 12])
  expect(simulation.tables.map(({ name }) => name)).not.toContain('read-store.queue')
})

test('one at a time: first come, first served', () => {
  const { answers } = served(1, [0, 1, 2])
  expect(answers).toEqual([
    { at: 12, key: 'k0' },
    { at: 22, key: 'k1' },
    { at: 32, key: 'k2' },
  ])
})

test('two at a time: twice as many', () => {
  const { answers } = served(2, [0, 0, 0, 0])
  expect(answers.map(({ at }) => at)).toEqual([12, 12, 22, 22])
})

test('who waits stands in the queue, and an idle desk is served at once again', () => {
  const store = served(1, [0, 0, 0, 100])
  const lengths = store.simulation.journal.flatMap(({ changes }) =>
    changes.filter(({ table }) => table === 'read-store.queue').map(({ after }) => after !== undefined),
  )
  expect(lengths).toEqual([true, true, false, false])
  expect(store.answers.at(-1)?.at).toBe(112)
  expect(store.row('read-store.desk', 'desk')).toMatchObject({ busy: 0 })
})

test('a crash empties desk and queue: nobody waits for a place that is taken by the dead', () => {
  const store = rig({
    machines: [
      createReadStore({ id: 'read-store', projection, capacity: 1, service: { read: 10_000, apply: 1000 } }),
    ],
    probes: { ann: undefined },
    links: ['ann->read-store'],
  })
  const ask = (at: number) => store.say(at, 'ann to read-store', 'query', { key: 'k', member: 'ann' })
  ask(0)
  ask(1)
  store.plan(5, { kind: 'crash', component: 'read-store', restartAfter: 10_000 })
  ask(300)
  store.until(500)
  expect(store.heard('ann', 'result').map(({ at }) => at)).toEqual([312])
})

describe('whatever the arrivals, 200 cases, seed 61,', () => {
  test('never are more served than there is room for, all are answered, and in their order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat({ max: 80 }), { minLength: 1, maxLength: 25 }),
        (capacity, arrivals) => {
          const asked = arrivals.toSorted((one, other) => one - other)
          const { answers } = served(capacity, asked)
          expect(answers.map(({ key }) => key)).toEqual(asked.map((_at, i) => `k${i}`))
          for (const [i, { at }] of answers.entries()) {
            const earlier = answers[i - capacity]
            const begun = Math.max((asked[i] ?? 0) + 1, earlier === undefined ? 0 : earlier.at - 1)
            expect(at).toBe(begun + 11)
          }
        },
      ),
      { seed: 61, numRuns: 200 },
    )
  })
})
