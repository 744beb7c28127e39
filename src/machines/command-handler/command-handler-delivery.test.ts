// A command handler that delivers what happened by itself: before or after the commit, awaited or not, tried again or not.
import { describe, expect, test } from 'vitest'
import { fromMillis, type Json, type JsonObject } from '#kernel'
import { faultPolicy } from '#faults'
import { createCommandHandler } from './command-handler'
import type { Decided, Delivery, Piece } from './command-handler-rows'
import type { EventBody } from '../protocol/protocol'
import { rig } from '../rig'
import { createWriteStore } from '../write-store/write-store'

const HANDLER = 'handler'

const decide = (state: JsonObject | null): Decided => {
  const version = Number(state?.['version'] ?? 0) + 1
  const event = { id: `o1@${version}`, type: 'E', aggregateId: 'o1', version, style: '', payload: {} }
  return { ok: true, state: { version }, version, expected: version - 1, events: [event] }
}

const publish = (event: EventBody): readonly Piece[] => [
  {
    link: `${HANDLER}->elsewhere`,
    type: 'publish',
    content: { partition: 0, key: event.aggregateId, event },
  },
]
/** Two writes for one event, as if each model were a store of its own. */
const apply = (event: EventBody): readonly Piece[] =>
  ['one', 'two'].map((consumer) => ({
    link: `${HANDLER}->elsewhere`,
    type: 'apply',
    content: { consumer, event, apply: 'upsert', guard: 'none', inbox: false },
  }))

const publishing: Delivery = {
  when: 'after-commit',
  pieces: (events) => events.flatMap(publish),
  answersAfter: true,
  awaits: true,
  tries: fromMillis(10_000),
  idempotent: false,
  betweenPoint: undefined,
  lastPoint: 'after-publish',
}
const projecting: Delivery = {
  ...publishing,
  pieces: (events) => events.flatMap(apply),
  tries: 0,
  betweenPoint: 'between-writes',
  lastPoint: undefined,
}

/** What the other side answers to the nth message that it hears, from 0; undefined: nothing. */
type Answers = (nth: number) => 'takes' | 'refuses' | undefined

function given(delivery: Delivery, answers: Answers = () => 'takes') {
  let count = 0
  const bench = rig({
    machines: [
      createCommandHandler({ id: HANDLER, toStore: `${HANDLER}->write-store`, decide, delivery }),
      createWriteStore({ id: 'write-store', aggregates: 'orders', events: 'none', returning: true }),
    ],
    probes: {
      client: undefined,
      elsewhere: ({ type, body: { index = 0, round = 0 } }) => {
        const answer = answers(count++)
        if (answer === undefined) return undefined
        const taken = type === 'publish' ? 'acked' : 'applied'
        return { type: answer === 'takes' ? taken : 'nacked', body: { index, round } }
      },
    },
    links: ['client->handler', 'handler->write-store', 'handler->elsewhere'],
    policy: faultPolicy,
  })
  return {
    ...bench,
    command: (at: number, number: number) =>
      bench.say(at, 'client to handler', 'command', { command: { id: 'o1' }, number, member: 'm' }),
    answers: () =>
      bench
        .heard('client')
        .filter(({ type }) => type !== 'disconnected')
        .map(({ type, body: { id, version, why } }) => [type, id, version, why].filter(isWord).join(' ')),
    delivered: () =>
      bench
        .heard('elsewhere')
        .filter(({ type }) => type === 'publish' || type === 'apply')
        .map(({ body: { event, consumer } }) => {
          const { id } = event as unknown as EventBody
          return typeof consumer === 'string' ? `${id} to ${consumer}` : id
        }),
    crashAt: (point: string) => {
      const fault = { kind: 'crash-at', component: HANDLER, point, nth: 1, restartAfter: fromMillis(100) }
      bench.plan(0, { kind: 'fault', id: 'crash', fault })
    },
    abort: (command: number) => {
      bench.plan(0, { kind: 'fault', id: 'abort', fault: { kind: 'abort', command } })
    },
    committed: (): Json | undefined => bench.row('orders', 'o1'),
    at: (id: string) => bench.heard(id).map(({ at }) => at),
  }
}

const isWord = (value: Json | undefined): value is string | number =>
  typeof value === 'string' || typeof value === 'number'

describe('a handler that publishes after its commit', () => {
  test('answers once it is confirmed', () => {
    const handler = given(publishing)
    handler.command(0, 1)
    handler.until(100)
    expect(handler.answers()).toEqual(['accepted o1 1'])
    expect(handler.delivered()).toEqual(['o1@1'])
    expect(Math.min(...handler.at('client'))).toBeGreaterThan(Math.max(...handler.at('elsewhere')) + 1)
  })

  test('answers first where nobody waits for it, and publishes all the same', () => {
    const handler = given({ ...publishing, answersAfter: false })
    handler.command(0, 1)
    handler.until(100)
    expect(handler.answers()).toEqual(['accepted o1 1'])
    expect(Math.min(...handler.at('client'))).toBeLessThanOrEqual(Math.min(...handler.at('elsewhere')))
    expect(handler.rows('handler.tasks')).toEqual([])
  })

  test('hands it to the network and thinks it delivered where nobody confirms', () => {
    const handler = given({ ...publishing, awaits: false }, () => undefined)
    handler.command(0, 1)
    handler.until(100)
    expect(handler.answers()).toEqual(['accepted o1 1'])
  })

  test('tries again until it is confirmed', () => {
    const handler = given(publishing, (nth) => (nth < 3 ? 'refuses' : 'takes'))
    handler.command(0, 1)
    handler.until(3000)
    expect(handler.delivered()).toEqual(['o1@1', 'o1@1', 'o1@1', 'o1@1'])
    expect(handler.answers()).toEqual(['accepted o1 1'])
  })

  test('gives up when it has tried long enough: the change stands, the event is gone, the client hears nothing of it', () => {
    const handler = given({ ...publishing, tries: fromMillis(1000) }, () => 'refuses')
    handler.command(0, 1)
    handler.until(60_000)
    expect(handler.answers()).toEqual(['accepted o1 1'])
    expect(handler.committed()).toEqual({ version: 1 })
    expect(handler.delivered().length).toBeGreaterThan(2)
    expect(Math.max(...handler.at('elsewhere'))).toBeLessThan(2500)
  })

  test('numbers its records where the broker is to know a repetition, and keeps the number of each', () => {
    const handler = given({ ...publishing, idempotent: true }, (nth) => (nth === 0 ? undefined : 'takes'))
    handler.command(0, 1)
    handler.command(5000, 2)
    handler.until(6000)
    const numbers = handler.heard('elsewhere').map(({ body: { producer, number } }) => [producer, number])
    expect(numbers).toEqual([
      ['handler#1', 1],
      ['handler#1', 1],
      ['handler#1', 2],
    ])
  })

  test('that dies between commit and publish leaves a change that nobody hears of', () => {
    const handler = given(publishing)
    handler.crashAt('after-commit')
    handler.command(0, 1)
    handler.until(1000)
    expect(handler.committed()).toEqual({ version: 1 })
    expect(handler.delivered()).toEqual([])
    expect(handler.answers()).toEqual([])
  })

  test('that dies after the publish has delivered it, and its client does not know', () => {
    const handler = given(publishing)
    handler.crashAt('after-publish')
    handler.command(0, 1)
    handler.until(1000)
    expect(handler.delivered()).toEqual(['o1@1'])
    expect(handler.answers()).toEqual([])
  })

  test('that answers first and dies then has told its client of a change that nobody else hears of', () => {
    const handler = given({ ...publishing, answersAfter: false })
    handler.crashAt('after-respond')
    handler.command(0, 1)
    handler.until(1000)
    expect(handler.answers()).toEqual(['accepted o1 1'])
    expect(handler.delivered()).toEqual([])
  })
})

describe('a handler that publishes inside its transaction', () => {
  const before: Delivery = { ...publishing, when: 'before-commit' }

  test('commits when it is confirmed', () => {
    const handler = given(before)
    handler.command(0, 1)
    handler.until(100)
    expect(handler.answers()).toEqual(['accepted o1 1'])
    expect(handler.committed()).toEqual({ version: 1 })
  })

  test('has told of what never happened when the transaction is rolled back', () => {
    const handler = given(before)
    handler.abort(1)
    handler.command(0, 1)
    handler.until(1000)
    expect(handler.delivered()).toEqual(['o1@1'])
    expect(handler.committed()).toBeUndefined()
    expect(handler.answers()).toEqual(['failed aborted'])
  })

  test('gives the command up with it where the broker does not take it', () => {
    const handler = given({ ...before, tries: fromMillis(500) }, () => 'refuses')
    handler.command(0, 1)
    handler.until(10_000)
    expect(handler.committed()).toBeUndefined()
    expect(handler.answers()[0]).toMatch(/^failed/)
    expect(handler.rows('transactions')).toEqual([])
  })

  test('that dies after the publish has told of what never happened', () => {
    const handler = given(before)
    handler.crashAt('after-publish')
    handler.command(0, 1)
    handler.until(1000)
    expect(handler.delivered()).toEqual(['o1@1'])
    expect(handler.committed()).toBeUndefined()
  })
})

describe('a handler that writes the read store itself', () => {
  test('writes one model after the other, then answers', () => {
    const handler = given(projecting)
    handler.command(0, 1)
    handler.until(100)
    expect(handler.delivered()).toEqual(['o1@1 to one', 'o1@1 to two'])
    expect(handler.answers()).toEqual(['accepted o1 1'])
  })

  test('leaves one model behind when it dies between the two', () => {
    const handler = given(projecting)
    handler.crashAt('between-writes')
    handler.command(0, 1)
    handler.until(1000)
    expect(handler.delivered()).toEqual(['o1@1 to one'])
    expect(handler.committed()).toEqual({ version: 1 })
  })

  test('skips a write that fails and goes on with the next', () => {
    const handler = given(projecting, (nth) => (nth === 0 ? 'refuses' : 'takes'))
    handler.command(0, 1)
    handler.until(1000)
    expect(handler.delivered()).toEqual(['o1@1 to one', 'o1@1 to two'])
    expect(handler.answers()).toEqual(['accepted o1 1'])
  })

  test('gives up waiting after two seconds, and answers that the command is accepted: it is', () => {
    const handler = given(projecting, () => undefined)
    handler.command(0, 1)
    handler.until(10_000)
    expect(handler.delivered()).toEqual(['o1@1 to one', 'o1@1 to two'])
    expect(handler.answers()).toEqual(['accepted o1 1'])
  })

  test('inside its transaction leaves what it wrote when the second write fails and the command with it', () => {
    const handler = given({ ...projecting, when: 'before-commit' }, (nth) =>
      nth === 1 ? 'refuses' : 'takes',
    )
    handler.command(0, 1)
    handler.until(1000)
    expect(handler.delivered()).toEqual(['o1@1 to one', 'o1@1 to two'])
    expect(handler.committed()).toBeUndefined()
    expect(handler.answers()[0]).toMatch(/^failed/)
  })
})
