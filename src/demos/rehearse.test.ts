// A demo that claims something false is caught, with the claim and what was found instead; one that claims what is true passes.
import { describe, expect, test } from 'vitest'
import { parseDemo } from './parse'
import { rehearse } from './rehearse'

const both = { en: 'Something', ko: '무언가' }

/** The faults of a demo of these steps on a bundled scenario (seed 7). */
function faults(scenario: string, ...steps: readonly object[]) {
  const parsed = parseDemo({
    format: 'cqrscope/demo',
    version: 1,
    id: 'trial',
    title: both,
    summary: both,
    scenario,
    steps: steps.map((step) => ({ caption: both, ...step })),
  })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, what }) => `${path} ${what}`).join('\n'))
  return rehearse(parsed.value)
}

const toTheEnd = { do: [{ runUntil: 'quiet' }] }

describe('conditions on a finished run with a crash between publishing and marking', () => {
  test.each<[string, object]>([
    ['rest', { quiet: true }],
    ['convergence', { converged: true }],
    ['the gap', { gap: 0 }],
    ['a row of the read model', { row: 'order-1', status: 'same', view: { product: 'desk' } }],
    ['how many rows stand in a way', { models: 'missing', count: 0 }],
    ['the state of a component', { state: 'relay', is: 'up' }],
    ['how many rows a table has', { table: 'outbox', size: { least: 10 } }],
    ['a table that there is not', { table: 'kitchen', size: 0 }],
    ['that no fault is in force', { fault: 'relay', present: false }],
    ['where the viewer is', { head: true }],
    ['a setting in the units of a file', { setting: 'settings.relay.interval', is: 500 }],
    ['the design', { setting: 'pipeline', is: 'outbox-polling' }],
    ['the verdict', { verdict: 'rewound' }],
    ['what the verdict is not', { verdict: 'lost', holds: false }],
    ['a broken promise', { violated: 'no-regression' }],
    ['a kept promise', { violated: 'no-lost-event', times: 0 }],
    ['how often an event was applied', { applied: 'order-1@1', times: 2 }],
    ['events', { events: 'committed', count: { least: 10, most: 100 } }],
    ['commands', { commands: 'accepted', count: { least: 10 } }],
    ['queries', { queries: 'stale', count: { least: 1 } }],
    ['the lag', { lag: 'max', ms: { least: 1000, most: 5000 } }],
    ['the latency', { latency: 'queries', rank: 'p50', ms: { most: 100 } }],
  ])('%s', (_name, condition) => {
    expect(faults('relay-crash', { ...toTheEnd, expect: [{ quiet: true }, condition] })).toEqual([])
  })
})

describe('acts', () => {
  const place = { command: { type: 'PlaceOrder', id: 'order-9', product: 'desk', quantity: 1 } }
  test.each<[string, readonly object[], object]>([
    [
      'a command',
      [{ runUntil: { at: 100 } }, place, { runUntil: 'quiet' }],
      { row: 'order-9', status: 'same' },
    ],
    [
      'a crash now, which the order has to wait for',
      [{ runUntil: 'quiet' }, { crash: 'relay' }, place, { runUntil: 'quiet' }],
      { row: 'order-9', status: 'missing' },
    ],
    [
      'a fault on a link, and its healing',
      [
        { inject: { kind: 'cut', link: 'relay->broker', from: 0 } },
        { runUntil: { at: 2000 } },
        { heal: 'relay->broker' },
        { runUntil: 'quiet' },
      ],
      { lag: 'max', ms: { least: 1000 } },
    ],
    [
      'a hand on a message, which is sent again and late',
      [
        { runUntil: { holds: { travelling: 'relay->broker', type: 'publish', count: 1 } } },
        { message: 'relay->broker', type: 'publish', action: 'drop' },
        { runUntil: 'quiet' },
      ],
      { lag: 'max', ms: { least: 700 } },
    ],
    [
      'a query',
      [{ runUntil: 'quiet' }, { query: 'order-1' }, { runUntil: 'quiet' }],
      { queries: 'sent', count: 1 },
    ],
    [
      'another setting',
      [{ set: 'settings.relay.interval', to: 250 }],
      { setting: 'settings.relay.interval', is: 250 },
    ],
    ['another scenario', [{ load: 'gap-skip' }, { runUntil: 'quiet' }], { verdict: 'lost' }],
    ['a step back', [{ runUntil: 'quiet' }, { step: -3 }], { head: false }],
    ['an instant of the past', [{ runUntil: 'quiet' }, { seek: 500 }], { at: 500 }],
    ['a selection', [{ select: 'node:relay' }], { selected: 'node:relay' }],
    [
      'acting in the past, which begins a branch there',
      [{ runUntil: 'quiet' }, { seek: 500 }, place, { runUntil: 'quiet' }],
      { row: 'order-9', status: 'same' },
    ],
    [
      'a run without one of its causes',
      [{ load: 'relay-crash' }, { runUntil: 'quiet' }, { without: 'fault-0' }, { runUntil: 'quiet' }],
      { lag: 'max', ms: { least: 1, most: 600 } },
    ],
  ])('%s', (_name, acts, condition) => {
    expect(faults('first-order', { do: acts, expect: [condition] })).toEqual([])
  })
})

describe('a demo is caught', () => {
  test('that claims something false: with the claim and what was found', () => {
    expect(faults('first-order', { ...toTheEnd, expect: [{ gap: 3 }] })).toEqual([
      { step: 0, kind: 'untrue', claim: { gap: 3 }, found: 0 },
    ])
  })
  test('that claims to bring about what was so already', () => {
    expect(faults('first-order', { ...toTheEnd, expect: [{ state: 'relay', is: 'up' }] })).toEqual([
      { step: 0, kind: 'nothing-new' },
    ])
  })
  test('that does what is impossible there', () => {
    expect(faults('first-order', { do: [{ crash: 'kitchen' }] })).toMatchObject([
      { step: 0, kind: 'refused', why: expect.stringContaining('is not in outbox-polling') as string },
    ])
    expect(faults('first-order', { do: [{ heal: 'relay' }] })).toMatchObject([{ kind: 'refused' }])
    expect(faults('first-order', { do: [{ seek: { check: 'no-ghost' } }] })).toMatchObject([
      { kind: 'refused' },
    ])
  })
  test('that waits for what never comes', () => {
    expect(faults('first-order', { do: [{ runUntil: { check: 'no-ghost' } }] })).toMatchObject([
      { kind: 'refused', why: 'runUntil {"check":"no-ghost"} never came' },
    ])
  })
  test('whose question has no answer, or two', () => {
    const predict = (when: readonly object[]) => ({
      question: both,
      choices: [
        { text: both, when },
        { text: both, when: [{ gap: 9 }] },
      ],
    })
    const decided = { ...toTheEnd, expect: [{ quiet: true }] }
    expect(faults('first-order', { ...decided, predict: predict([{ gap: 0 }]) })).toEqual([])
    expect(faults('first-order', { ...decided, predict: predict([{ gap: 1 }]) })).toEqual([
      { step: 0, kind: 'undecided', right: [] },
    ])
  })
})
