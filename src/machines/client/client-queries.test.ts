// Where a client's queries go and what it makes of the answers: levels, sticking, fallbacks, caches that miss, several replicas.
import { describe, expect, test } from 'vitest'
import type { JsonObject, Message } from '#kernel'
import { createClient, type ReadingLevel, type ReadingOptions, type WorkloadLine } from './client'
import { rig } from '../rig'

const PLAIN: ReadingOptions = {
  toPrimary: 'client->write-store',
  routing: 'any',
  levelOf: () => 'eventual',
  remembers: true,
  technique: 'wait',
  timeout: 400_000,
  stick: 1_000_000,
  fallback: 'stale',
  bound: null,
  optimistic: 'none',
}

interface Given {
  readonly reading: Partial<ReadingOptions>
  readonly workload: readonly WorkloadLine[]
  /** What the read store answers beside key and row. */
  readonly answer?: (query: JsonObject) => JsonObject
  readonly command?: (message: Message) => { readonly type: string; readonly body: JsonObject }
}

function given({ reading, workload, answer = () => ({ version: 1 }), command }: Given) {
  const read = ({ type, body }: Message) =>
    type === 'fill'
      ? { type: 'filled', body: { key: 'o1', refused: false } }
      : { type: 'result', body: { key: 'o1', row: null, ...answer(body) } }
  return rig({
    machines: [
      createClient({
        id: 'client',
        toHandler: 'client->handler',
        toReadStores: ['client->read-store', 'client->read-store-2'],
        workload,
        reading: { ...PLAIN, ...reading },
        generate: () => undefined,
        remember: () => ({}),
      }),
    ],
    probes: {
      handler: command ?? (() => ({ type: 'accepted', body: { id: 'o1', version: 2 } })),
      'read-store': read,
      'read-store-2': read,
      'write-store': () => ({
        type: 'result',
        body: { key: 'o1', version: 2, row: { version: 2 }, source: 'truth' },
      }),
    },
    links: ['client->handler', 'client->read-store', 'client->read-store-2', 'client->write-store'],
  })
}

const level = (named: ReadingLevel) => ({ levelOf: () => named })
const writes: WorkloadLine = { kind: 'command', at: 0, command: { type: 'Make', id: 'o1', member: 'kim' } }
const asks = (at: number, member: string, more: object = {}): WorkloadLine => ({
  kind: 'query',
  at: at * 1000,
  key: 'o1',
  member,
  ...more,
})
const wanted = (client: ReturnType<typeof given>) =>
  [...client.heard('read-store', 'query'), ...client.heard('read-store-2', 'query')]
    .toSorted((one, other) => one.at - other.at)
    .map(({ body }) => body['atLeast'])

describe('a causal query that waits', () => {
  test('asks for the version that its own session wrote; another session asks for nothing', () => {
    const client = given({
      reading: level('causal'),
      workload: [writes, asks(10, 'kim'), asks(20, 'lee')],
      answer: () => ({ version: 2 }),
    })
    client.until(1000)
    expect(wanted(client)).toEqual([2, undefined])
  })

  test('also asks for what its session has seen: it does not go back', () => {
    const client = given({
      reading: level('causal'),
      workload: [asks(0, 'lee'), asks(10, 'lee')],
      answer: () => ({ version: 3 }),
    })
    client.until(1000)
    expect(wanted(client)).toEqual([undefined, 3])
    expect(client.row('client.known', 'lee/o1')).toEqual({ wrote: 0, read: 3, at: 0 })
  })

  test('that waits in vain is shown what is there, answered by the write store, or fails, as it was told', () => {
    const late = (fallback: ReadingOptions['fallback']) => {
      const client = given({
        reading: { ...level('causal'), fallback },
        workload: [writes, asks(10, 'kim')],
        answer: () => ({ version: 1, late: true }),
      })
      client.until(1000)
      expect(client.rows('client.requests')).toEqual([])
      return { events: client.events('client').slice(4), primary: client.heard('write-store').length }
    }
    expect(late('stale')).toEqual({ events: ['answered'], primary: 0 })
    expect(late('primary')).toEqual({ events: ['late', 'answered'], primary: 1 })
    expect(late('error')).toEqual({ events: ['too-late'], primary: 0 })
  })
})

test('a causal query that sticks goes to the write store while the own write is young, and others’ do not', () => {
  const client = given({
    reading: { ...level('causal'), technique: 'sticky' },
    workload: [writes, asks(10, 'kim'), asks(20, 'lee'), asks(1500, 'kim')],
  })
  client.until(3000)
  expect(client.heard('write-store').map(({ at }) => at)).toEqual([11])
  expect(wanted(client)).toEqual([undefined, undefined])
})

test('a strong query goes to the write store; where there is no way there, to the read store', () => {
  const { toPrimary: _without, ...noWay } = PLAIN
  const [strong, without] = [PLAIN, noWay].map((reading) => {
    const client = rig({
      machines: [
        createClient({
          id: 'client',
          toHandler: 'client->handler',
          toReadStores: ['client->read-store'],
          workload: [asks(0, 'kim')],
          reading: { ...reading, ...level('strong') },
          generate: () => undefined,
          remember: () => ({}),
        }),
      ],
      probes: { handler: undefined, 'read-store': undefined, 'write-store': undefined },
      links: ['client->handler', 'client->read-store', 'client->write-store'],
    })
    client.until(100)
    return [client.heard('write-store').length, client.heard('read-store').length]
  })
  expect(strong).toEqual([1, 0])
  expect(without).toEqual([0, 1])
})

test('the level is that of the screen and the class of user that the query names', () => {
  const named: string[] = []
  const client = given({
    reading: {
      levelOf: (feature, userClass) => {
        named.push(`${feature}/${userClass}`)
        return feature === 'checkout' ? 'strong' : 'eventual'
      },
    },
    workload: [asks(0, 'kim', { feature: 'checkout', class: 'vip' }), asks(100, 'kim')],
  })
  client.until(500)
  expect(new Set(named)).toEqual(new Set(['checkout/vip', '/']))
  expect(client.heard('write-store')).toHaveLength(1)
})

test('an answer of a read store that has heard of nothing for too long is asked for again at the write store', () => {
  const client = given({
    reading: { bound: 500_000 },
    workload: [asks(0, 'kim'), asks(100, 'kim')],
    answer: () => ({ version: 1, age: 500_001 }),
  })
  client.until(1000)
  expect(client.heard('write-store')).toHaveLength(2)
  const young = given({
    reading: { bound: 500_000 },
    workload: [asks(0, 'kim')],
    answer: () => ({ version: 1, age: 500_000 }),
  })
  young.until(1000)
  expect(young.heard('write-store')).toEqual([])
})

test('wanted fields travel with the query', () => {
  const client = given({ reading: {}, workload: [asks(0, 'kim', { fields: ['status'] })] })
  client.until(100)
  const heard = [...client.heard('read-store'), ...client.heard('read-store-2')]
  expect(heard.map(({ body }) => body['fields'])).toEqual([['status']])
})

describe('a cache that misses', () => {
  const miss = (lease?: number) => () => ({
    version: 0,
    source: 'miss',
    ...(lease === undefined ? {} : { lease }),
  })

  test('is filled with what the write store says, with the token that came with the miss', () => {
    const client = given({ reading: {}, workload: [asks(0, 'kim')], answer: miss(17) })
    client.until(100)
    expect(client.events('client').slice(2)).toEqual(['missed', 'answered', 'filled'])
    const fills = client.heard('read-store', 'fill').map(({ body }) => body)
    expect(fills).toEqual([{ key: 'o1', row: { version: 2 }, version: 2, lease: 17 }])
    expect(client.row('client.counters', 'load')).toBe(1)
    expect(client.rows('client.requests')).toEqual([])
  })

  test('gives the reader its answer, whatever becomes of the fill', () => {
    const client = given({ reading: {}, workload: [asks(0, 'kim')], answer: miss() })
    client.plan(4.5, { kind: 'crash', component: 'read-store' })
    client.plan(4.5, { kind: 'crash', component: 'read-store-2' })
    client.until(20_000)
    const events = client.events('client').filter((event) => event !== 'ignored')
    expect(events.slice(2)).toEqual(['missed', 'answered', 'refused'])
    expect(client.rows('client.requests')).toEqual([])
  })
})

describe('several replicas', () => {
  const many = Array.from({ length: 40 }, (_, i) => asks(i * 10, i % 2 === 0 ? 'kim' : 'lee'))
  const readers = (client: ReturnType<typeof given>, replica: string) =>
    new Set(client.heard(replica).map(({ body }) => body['member']))

  test('any: everybody asks all of them', () => {
    const client = given({ reading: { routing: 'any' }, workload: many })
    client.until(1000)
    expect(readers(client, 'read-store').size).toBe(2)
    expect(readers(client, 'read-store-2').size).toBe(2)
  })

  test('pinned: a session always asks the same one', () => {
    const client = given({ reading: { routing: 'pinned' }, workload: many })
    client.until(1000)
    const [one, other] = [readers(client, 'read-store'), readers(client, 'read-store-2')]
    expect([...one].filter((member) => other.has(member))).toEqual([])
  })

  test('pinned: and the next one when that is down', () => {
    const client = given({ reading: { routing: 'pinned' }, workload: [asks(100, 'kim')] })
    client.plan(0, { kind: 'crash', component: 'read-store' })
    client.plan(0, { kind: 'crash', component: 'read-store-2', restartAfter: 200_000 })
    client.until(5000)
    expect(client.events('client').at(-1)).toBe('answered')
  })
})
