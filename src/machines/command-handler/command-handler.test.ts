// The command handler: one answer for each command, whatever the store says or does not say.
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '#kernel'
import { faultPolicy } from '#faults'
import { createCommandHandler } from './command-handler'
import type { Decided } from './command-handler-rows'
import { rig } from '../rig'
import { createWriteStore } from '../write-store/write-store'

/** A counter that goes up by one; it refuses to go beyond three. */
const decide = (state: JsonObject | null): Decided => {
  const version = Number(state?.['version'] ?? 0)
  if (version >= 3) return { ok: false, refusal: 'full' }
  const event = {
    id: `o1@${version + 1}`,
    type: 'E',
    aggregateId: 'o1',
    version: version + 1,
    style: '',
    payload: {},
  }
  return {
    ok: true,
    state: { version: version + 1 },
    version: version + 1,
    expected: version,
    events: [event],
  }
}

function given(
  store?: (type: string, task: string) => { readonly type: string; readonly body: JsonObject } | undefined,
) {
  const handler = createCommandHandler({ id: 'handler', toStore: 'handler->write-store', decide })
  const bench = rig({
    machines:
      store === undefined
        ? [handler, createWriteStore({ id: 'write-store', aggregates: 'orders' })]
        : [handler],
    probes: {
      client: undefined,
      ...(store === undefined
        ? {}
        : { 'write-store': ({ type, body: { task } }) => store(type, typeof task === 'string' ? task : '') }),
    },
    links: ['client->handler', 'handler->write-store'],
    policy: faultPolicy,
  })
  return {
    ...bench,
    command: (at: number, number: number) =>
      bench.say(at, 'client to handler', 'command', { command: { id: 'o1' }, number, member: 'm' }),
    answers: () =>
      bench
        .heard('client')
        .map(({ type, body }) => [type, ...Object.values(body).map(textOrNumber)].join(' ')),
  }
}

const textOrNumber = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

describe('a command', () => {
  test('is decided, committed and answered with the version it made', () => {
    const handler = given()
    handler.command(0, 1)
    handler.command(50, 2)
    handler.until(100)
    expect(handler.answers()).toEqual(['accepted o1 1', 'accepted o1 2'])
    expect(handler.row('orders', 'o1')).toEqual({ version: 2 })
  })

  test('that the business refuses leaves no trace', () => {
    const handler = given()
    for (let i = 1; i <= 4; i++) handler.command(50 * i, i)
    handler.until(500)
    expect(handler.answers().at(-1)).toBe('rejected full')
    expect(handler.rows('outbox')).toHaveLength(3)
    expect(handler.simulation.rows.keys('handler.tasks')).toEqual([])
  })

  test('that loses a race for its row is decided again', () => {
    const handler = given()
    handler.command(0, 1)
    handler.command(0.1, 2)
    handler.until(100)
    expect(handler.answers()).toEqual(['accepted o1 1', 'accepted o1 2'])
    expect(handler.events('handler')).toContain('conflict')
  })

  test('that loses four races fails', () => {
    const handler = given((type, task) =>
      type === 'load'
        ? { type: 'loaded', body: { state: null, task } }
        : type === 'insert'
          ? { type: 'conflict', body: { task } }
          : undefined,
    )
    handler.command(0, 1)
    handler.until(100)
    expect(handler.answers()).toEqual(['failed conflict'])
    expect(handler.heard('write-store', 'insert')).toHaveLength(4)
  })

  test('whose transaction is rolled back at its commit fails, and nothing is stored', () => {
    const handler = given()
    handler.plan(0, { kind: 'fault', id: 'f', fault: { kind: 'abort', command: 1 } })
    handler.command(0, 1)
    handler.until(100)
    expect(handler.answers()).toEqual(['failed aborted'])
    expect(handler.rows('orders')).toEqual([])
    expect(handler.rows('transactions')).toEqual([])
  })

  test('fails at once when nobody listens at the store', () => {
    const handler = given()
    handler.plan(0, { kind: 'crash', component: 'write-store' })
    handler.command(10, 1)
    handler.until(100)
    expect(handler.answers()).toEqual(['failed store-unreachable'])
  })

  test('fails after two seconds when the store dies in the middle of its commit', () => {
    const handler = given()
    handler.command(0, 1)
    handler.when(({ event }) => event === 'commit', {
      kind: 'crash',
      component: 'write-store',
      restartAfter: 10_000,
    })
    handler.until(5000)
    expect(handler.heard('client').map(({ type, at }) => [type, Math.round(at / 1000)])).toEqual([
      ['failed', 2],
    ])
    expect(handler.rows('orders')).toEqual([])
  })

  test('that comes while the handler is down is refused', () => {
    const handler = given()
    handler.plan(0, { kind: 'crash', component: 'handler' })
    handler.command(10, 1)
    handler.until(100)
    expect(handler.heard('client').map(({ type }) => type)).toEqual(['disconnected', 'refused'])
  })
})

test('a transaction that was opened too late is not left open', () => {
  const handler = given()
  const { simulation } = handler
  handler.command(0, 1)
  handler.when(({ event }) => event === 'accepted', { kind: 'heal', id: 'none' })
  const insert = simulation.rows.keys('wires').at(-1) ?? ''
  simulation.intervene(simulation.now, { kind: 'message', id: insert, action: 'hold', until: 4_000_000 })
  handler.until(3000)
  expect(handler.answers()).toEqual(['failed timeout'])
  handler.until(5000)
  expect(handler.events('handler')).toContain('inserted-too-late')
  expect(handler.rows('transactions')).toEqual([])
})

test('a crash of the handler ends its tasks and, at the store, their transactions', () => {
  const handler = given()
  handler.plan(0, {
    kind: 'fault',
    id: 'f',
    fault: { kind: 'crash-at', component: 'handler', point: 'before-commit', nth: 1, restartAfter: null },
  })
  handler.command(0, 1)
  handler.until(1000)
  expect(handler.rows('transactions')).toEqual([])
  expect(handler.rows('outbox')).toEqual([])
  expect(handler.simulation.rows.keys('machines')).not.toContain('handler/c1')
})
