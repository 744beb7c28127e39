// The client: it tries again where it was refused, does not know where nothing came back, and sends at the rate it was told.
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#kernel'
import { createClient, type WorkloadLine } from './client'
import { rig } from '../rig'

type Answer = { readonly type: string; readonly body: JsonObject } | undefined

function given(workload: readonly WorkloadLine[], answer: () => Answer = () => accepted) {
  return rig({
    machines: [
      createClient({
        id: 'client',
        toHandler: 'client->handler',
        toReadStores: ['client->read-store'],
        workload,
        generate: (type, _draw, memory) => {
          const made = Number(memory?.['made'] ?? 0) + 1
          return { command: { type, id: `o${made}` }, memory: { made } }
        },
        remember: (memory, command) => ({ ...memory, last: command['id'] ?? null }),
      }),
    ],
    probes: {
      handler: answer,
      'read-store': () => ({ type: 'result', body: { key: 'o1', version: 1, row: null } }),
    },
    links: ['client->handler', 'client->read-store'],
  })
}
const accepted = { type: 'accepted', body: { id: 'o1', version: 1 } }
const one: WorkloadLine = { kind: 'command', at: 100_000, command: { type: 'Make', id: 'o1', member: 'kim' } }

describe('a command of the workload', () => {
  test('is sent at its instant, and its session knows the version that came back', () => {
    const client = given([one])
    client.until(1000)
    expect(client.heard('handler').map(({ at, body }) => [at, body['number'], body['member']])).toEqual([
      [101, 1, 'kim'],
    ])
    expect(client.row('client.sessions', 'o1')).toEqual({ member: 'kim', version: 1 })
    expect(client.rows('client.requests')).toEqual([])
  })

  test('is sent again while it is refused, half a second apart', () => {
    const client = given([one])
    client.plan(0, { kind: 'crash', component: 'handler', restartAfter: 1_200_000 })
    client.until(5000)
    expect(client.events('client').filter((event) => event === 'refused')).toHaveLength(3)
    expect(client.heard('handler', 'command').map(({ body }) => body['number'])).toEqual([1])
    expect(client.rows('client.requests')).toEqual([])
  })

  test('is given up after five refusals', () => {
    const client = given([one])
    client.plan(0, { kind: 'crash', component: 'handler' })
    client.until(60_000)
    expect(client.events('client').filter((event) => event === 'refused')).toHaveLength(5)
    expect(client.events('client').at(-1)).toBe('give-up')
    expect(client.rows('client.requests')).toEqual([])
  })

  test('is in doubt when nothing came back for five seconds, and is not sent again', () => {
    const client = given([one], () => undefined)
    client.until(60_000)
    expect(client.events('client')).toEqual(['start', 'send', 'in-doubt'])
    expect(client.heard('handler')).toHaveLength(1)
  })
})

describe('a flow', () => {
  const flow = {
    kind: 'commands',
    from: 10_000_000,
    until: 110_000_000,
    perSecond: 20,
    mix: { A: 3, B: 1 },
  } as const

  test('follows its rate and its mix, within its time', () => {
    const client = given([flow])
    client.until(200_000)
    const heard = client.heard('handler')
    expect(heard.length / 2000).toBeCloseTo(1, 1)
    expect(heard[0]?.at).toBeGreaterThan(10_000)
    expect(heard.at(-1)?.at).toBeLessThan(110_002)
    const ofA = heard.filter(({ body }) => (body['command'] as JsonObject)['type'] === 'A')
    expect(ofA.length / heard.length).toBeCloseTo(0.75, 1)
  })

  test('of queries asks for what was written lately, and for nothing before anything was', () => {
    const client = given([one, { kind: 'queries', from: 0, until: 2_000_000, perSecond: 50 }])
    client.until(5000)
    const asked = client.heard('read-store')
    expect(asked.every(({ at, body }) => at > 102 && body['key'] === 'o1')).toBe(true)
    expect(asked.length).toBeGreaterThan(70)
  })

  test('goes on after a crash with new numbers and its own memory', () => {
    const client = given([one, flow])
    client.plan(20_000, { kind: 'crash', component: 'client', restartAfter: 5_000_000 })
    client.until(40_000)
    const numbers = client.heard('handler', 'command').map(({ body }) => body['number'])
    expect(new Set(numbers).size).toBe(numbers.length)
    const ids = client.heard('handler', 'command').map(({ body }) => (body['command'] as JsonObject)['id'])
    expect(ids.filter((id) => id === 'o1')).toHaveLength(2)
    expect(client.heard('handler', 'command').some(({ at }) => at > 20_002 && at < 25_000)).toBe(false)
    expect(client.heard('handler', 'command').some(({ at }) => at > 26_000)).toBe(true)
  })
})
