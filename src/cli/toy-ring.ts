// The least system that keeps the kernel busy: components in a ring pass messages on and count them. For the benchmarks.
import { type Component, defineTable, type Effect, type FaultPolicy, type System, UNHARMED } from '#kernel'

const RING = ['ant', 'bee', 'cow', 'dog']
/** Messages that each component sets off at the start; from then on, so many times four are on their way. */
const TOKENS = 8

/** For systems in which nothing goes wrong. */
export const HARMLESS: FaultPolicy = {
  fate: () => UNHARMED,
  arriving: (message) => message,
  passed: () => [],
  slowness: () => 1,
}

/** Each step is the arrival of one message: a row is counted up and a message goes on to the next component. */
export const toyRing = (): System => ({
  seed: 7,
  components: RING.map((id, index) => passer(id, linkFrom(index))),
  links: RING.map((from, index) => ({
    id: linkFrom(index),
    from,
    to: nextOf(index),
    least: 1_000,
    spread: 1_000,
    ordered: index % 2 === 0,
  })),
})

const nextOf = (index: number): string => RING[(index + 1) % RING.length] ?? ''
const linkFrom = (index: number): string => `${RING[index] ?? ''}->${nextOf(index)}`

function passer(id: string, link: string): Component {
  const counts = defineTable<number>({ name: `${id}.counts`, owner: id, durable: true, home: 'kernel' })
  const send = (token: number): Effect => ({ kind: 'send', link, type: 'token', body: { token } })
  return {
    id,
    kind: 'toy',
    tables: [counts],
    points: [],
    recovery: 0,
    answer(input, view) {
      if (input.kind === 'life' && input.type === 'start')
        return { event: 'start', task: '', state: 'passing', effects: tokens(send) }
      if (input.kind !== 'message') return undefined
      const token = Number(input.message.body['token'])
      const count = (view.get(counts, 'passed') ?? 0) + 1
      const effects: readonly Effect[] = [
        { kind: 'write', table: counts, key: 'passed', row: count },
        send(token),
      ]
      return { event: 'pass', task: '', state: 'passing', effects }
    },
  }
}

const tokens = (send: (token: number) => Effect): readonly Effect[] =>
  Array.from({ length: TOKENS }, (_, token) => send(token))
