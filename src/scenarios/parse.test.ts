// Parsing untrusted scenario files: every problem by its path, with what would be right.
import { describe, expect, test } from 'vitest'
import { parseScenario, parseScenarioText } from './all'
import { MOST_CHARACTERS } from './limits'

const frame = { format: 'cqrscope/scenario', version: 1, id: 'a' }
const order = { type: 'PlaceOrder', id: 'order-1', product: 'desk', quantity: 2 }

/** The problems of a file, as lines. */
function problems(value: unknown): readonly string[] {
  const parsed = parseScenario(value)
  return parsed.ok ? [] : parsed.problems.map(({ path, what }) => `${path}: ${what}`)
}
const problemsWith = (parts: object) => problems({ ...frame, ...parts })
const line = (entry: unknown) => problemsWith({ workload: [entry] })
const fault = (entry: unknown) => problemsWith({ faults: [entry] })

const COMPONENTS = 'command-handler, write-store, relay, broker, projector, read-store'
const KINDS = 'crash, down, link, cut, slow, message, failover, poison, abort'
const COMMANDS = 'PlaceOrder, PayOrder, ShipOrder, CancelOrder, ChangeQuantity, MoveItems, DeleteOrder'
const MILLIS = 'write milliseconds from 0 to 604800000'
const LINKS =
  'client->command-handler, client->read-store, command-handler->write-store, relay->write-store, ' +
  'relay->broker, broker->projector, projector->read-store'

describe('a file is refused', () => {
  test.each<[string, unknown, string]>([
    ['is nothing', null, ': is not an object; write {…}'],
    ['is a number', 3, ': is not an object; write {…}'],
    ['is a list', [], ': is a list; write an object {…}'],
    ['has another format', { ...frame, format: 'x' }, 'format: is not a scenario; write "cqrscope/scenario"'],
    [
      'has another version',
      { ...frame, version: 2 },
      'version: is not a version this program knows; write 1',
    ],
    ['has no id', { ...frame, id: undefined }, 'id: is not a text; write a text of at most 64 characters'],
    [
      'has an id with spaces',
      { ...frame, id: 'A b' },
      'id: is no id; write small letters, digits and hyphens, such as relay-crash',
    ],
    ['has an unknown key', { ...frame, extra: 1 }, 'extra: is unknown; remove it'],
    [
      'has a key that all objects inherit',
      { ...frame, constructor: 1 },
      'constructor: is unknown; remove it',
    ],
    [
      'has a title in one language',
      { ...frame, title: { en: 'x' } },
      'title.ko: is missing; write a text of at most 600 characters',
    ],
    [
      'has a broken seed',
      { ...frame, seed: 1.5 },
      'seed: is not a whole number; write one from 0 to 4294967295',
    ],
    ['has a list for its settings', { ...frame, settings: [] }, 'settings: is a list; write an object {…}'],
    [
      'has an unknown domain',
      { ...frame, domain: 'x' },
      'domain: is unknown; choose one of orders, hotel, social, goals',
    ],
    [
      'has an unknown setting',
      { ...frame, settings: { relay: { pace: 1 } } },
      'settings.relay.pace: is unknown; remove it',
    ],
    [
      'has an unknown choice',
      { ...frame, settings: { relay: { select: 'x' } } },
      'settings.relay.select: is unknown; choose one of cursor, flag, xmin-horizon, gap-wait',
    ],
    [
      'has a setting of the wrong type',
      { ...frame, settings: { relay: { interval: '5' } } },
      'settings.relay.interval: is not a number; write milliseconds from 1 to 3600000',
    ],
    [
      'has settings that clash',
      { ...frame, settings: { projector: { apply: 'delta' }, events: 'partial' } },
      'settings.events: does not go with projector.apply "delta", which needs others; write delta',
    ],
    ['has an object for its workload', { ...frame, workload: {} }, 'workload: is not a list; write […]'],
    ['never ends', { ...frame, end: { limit: -1 } }, `end.limit: is too small; ${MILLIS}`],
    ['ends maybe', { ...frame, end: { quiet: 3 } }, 'end.quiet: is no truth value; write true or false'],
  ])('that %s', (_what, value, problem) => {
    expect(problems(value)).toEqual([problem])
  })

  test('whole, with every problem it has', () => {
    expect(problems({ version: 1, seed: -1, extra: 1, workload: [3], faults: [3] })).toEqual([
      'format: is missing; write "cqrscope/scenario"',
      'id: is missing; write a text of at most 64 characters',
      'seed: is too small; write a whole number from 0 to 4294967295',
      'extra: is unknown; remove it',
      'workload[0]: is no line of a workload; give it one of command, query, mix, queries, transaction, rebuild, redrive, rename, pause, resume, refresh, deploy, add-projection',
      'faults[0]: is not an object; write {"kind": …}',
    ])
  })

  test('with too many lines or faults', () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ kind: 'poison', event: 1 }))
    const lines = Array.from({ length: 2001 }, () => ({ at: 0, query: 'order-1' }))
    expect(problemsWith({ workload: lines })).toEqual(['workload: is too long; write at most 2000 lines'])
    expect(problemsWith({ workload: lines.slice(1) })).toEqual([])
    expect(problemsWith({ faults: many(201) })).toEqual(['faults: is too long; write at most 200 faults'])
    expect(problemsWith({ faults: many(200) })).toEqual([])
  })

  test('that asks for more requests than anybody would look at', () => {
    expect(line({ from: 0, until: 1_000_000, queries: 500 })).toEqual([
      'workload: asks for about 500000 requests; write lines for at most 200000',
    ])
  })

  test('that is nested too deep, however deep', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })
    expect(problems(deep(9))).toEqual([': is nested deeper than 8 levels; no file needs that'])
    expect(parseScenarioText('['.repeat(100_000)).ok).toBe(false)
    expect(parseScenarioText(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).ok).toBe(false)
  })
})

describe('a text is refused', () => {
  test.each([
    ['that is no JSON', '{"format":', /^is not JSON \(.+\); write one JSON object$/],
    ['that is empty', '', /^is not JSON/],
    ['that is too long', ' '.repeat(MOST_CHARACTERS + 1), /^is longer than 262144 characters/],
    ['that has a prototype', '{"__proto__": {}}', /^is unknown; remove it$/],
  ])('%s', (_what, text, problem) => {
    const parsed = parseScenarioText(text)
    expect(parsed.ok ? '' : parsed.problems[0]?.what).toMatch(problem)
  })

  test('and one of the greatest length is read', () => {
    const text = JSON.stringify(frame)
    expect(parseScenarioText(text.padEnd(MOST_CHARACTERS, ' ')).ok).toBe(true)
  })
})

describe('a line of the workload is refused', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['with no instant', { command: order }, [`at: is missing; ${MILLIS}`]],
    ['before the beginning', { at: -1, command: order }, [`at: is too small; ${MILLIS}`]],
    [
      'with an unknown command',
      { at: 0, command: { type: 'Foo', id: 'x' } },
      [`command.type: is no command of orders; choose from ${COMMANDS}`],
    ],
    [
      'with a field of the wrong type, one too few and one too many',
      { at: 0, command: { type: 'PlaceOrder', id: 'order-1', quantity: 1.5, colour: 'red' } },
      [
        'command.colour: is unknown; PlaceOrder has id, product, quantity, member',
        'command.product: is missing; write a text, such as desk',
        'command.quantity: is not a whole number; write a whole number, such as 1',
      ],
    ],
    [
      'that ends before it begins',
      { from: 5, until: 5, queries: 1 },
      ['until: is not after from; write more than 5'],
    ],
    [
      'with an unknown command in its mix',
      { from: 0, until: 5, rate: 1, mix: { Foo: 1 } },
      [`mix.Foo: is no command; choose from ${COMMANDS}`],
    ],
    [
      'with no weight in its mix',
      { from: 0, until: 5, rate: 1, mix: { PayOrder: 0 } },
      ['mix: has no weight above 0; give one command a weight'],
    ],
    ['that is two lines', { at: 0, command: order, query: 'order-1' }, ['query: is unknown; remove it']],
    [
      'with half a transaction',
      { at: 0, transaction: { lasts: 1 } },
      ['transaction.writes: is missing; write true or false'],
    ],
  ])('%s', (_what, entry, expected) => {
    expect(line(entry)).toEqual(expected.map((problem) => `workload[0].${problem}`))
  })
})

describe('a fault is refused', () => {
  test.each<[string, unknown, string]>([
    ['of no kind', {}, `.kind: is missing; choose one of ${KINDS}`],
    ['of an unknown kind', { kind: 'x' }, `.kind: is unknown; choose one of ${KINDS}`],
    [
      'at an unknown component',
      { kind: 'crash', component: 'relay-2', at: 1 },
      `.component: is not in outbox-polling; choose from ${COMPONENTS}`,
    ],
    [
      'at the client',
      { kind: 'crash', component: 'client', at: 1 },
      `.component: is the outside world, which does not fail here; choose from ${COMPONENTS}`,
    ],
    [
      'at an unknown point',
      { kind: 'crash', component: 'relay', point: 'x' },
      '.point: is no crash point of relay; choose from after-read, after-publish, after-mark',
    ],
    [
      'at a point of what has none',
      { kind: 'crash', component: 'read-store', point: 'x' },
      '.point: is no crash point of read-store; it has none; use at',
    ],
    [
      'that is neither at an instant nor at a point',
      { kind: 'crash', component: 'relay' },
      ': needs an instant or a point; write either at or point',
    ],
    [
      'that is both',
      { kind: 'crash', component: 'relay', at: 1, point: 'after-mark' },
      ': needs an instant or a point; write either at or point',
    ],
    [
      'that counts instants',
      { kind: 'crash', component: 'relay', at: 1, nth: 2 },
      '.nth: goes with point only; remove it',
    ],
    [
      'that ends before it begins',
      { kind: 'down', component: 'relay', from: 5, until: 4 },
      '.until: is not after from; write more than 5',
    ],
    [
      'on an unknown link',
      { kind: 'cut', link: 'x->y', from: 0 },
      `.link: is not in outbox-polling; choose from ${LINKS}`,
    ],
    [
      'with a chance above 1',
      { kind: 'link', link: 'relay->broker', drop: 2 },
      '.drop: is too large; write a probability from 0 to 1',
    ],
    [
      'that drops until later',
      { kind: 'message', link: 'relay->broker', nth: 1, action: 'drop', until: 5 },
      '.until: goes with action "hold" or "delay" only; remove it',
    ],
  ])('%s', (_what, entry, problem) => {
    expect(fault(entry)).toEqual([`faults[0]${problem}`])
  })

  test('at a second relay only where there is none', () => {
    const settings = { relay: { count: 2 } }
    expect(problemsWith({ settings, faults: [{ kind: 'crash', component: 'relay-2', at: 1 }] })).toEqual([])
    expect(problemsWith({ settings, faults: [{ kind: 'cut', link: 'relay-2->broker', from: 1 }] })).toEqual(
      [],
    )
  })
})

describe('a fault that could do nothing', () => {
  const parsed = (pipeline: string, fault: object, settings: object = {}) => {
    const result = parseScenario({ ...frame, pipeline, settings, faults: [fault] })
    return result.ok ? 'ok' : result.problems.map(({ path, what }) => `${path}: ${what}`)[0]
  }
  const poison = { kind: 'poison', event: 1 }
  const failover = { kind: 'failover', component: 'broker', at: 100 }

  test.each([
    ['shared-model', {}],
    ['replica', {}],
    ['materialized-view', {}],
    ['batch-etl', {}],
    ['dual-write', { readStore: 'cache' }],
  ])('is an event that nobody decodes, as in %s %j', (pipeline, settings) => {
    expect(parsed(pipeline, poison, settings)).toBe(
      `faults[0].kind: does nothing in ${pipeline}: no projector decodes events here; remove it`,
    )
  })

  test.each([
    ['dual-write', {}],
    ['single-transaction', {}],
    ['materialized-view', { refresh: { mode: 'immediate' } }],
    ['table-cdc', {}],
    ['event-sourcing', {}],
    ['batch-etl', { projector: { apply: 'delta' } }],
  ])('is none where somebody does, as in %s %j', (pipeline, settings) => {
    expect(parsed(pipeline, poison, settings)).toBe('ok')
  })

  test('is a failover of a broker that has no standby', () => {
    expect(parsed('outbox-polling', failover)).toBe('ok')
    expect(parsed('outbox-polling', failover, { broker: 'nats-core' })).toContain('has no standby')
    expect(parsed('shared-model', { ...failover, component: 'write-store' })).toBe('ok')
  })
})
