// What was done by hand, written and read again: the same, or refused with a path.
import { describe, expect, test } from 'vitest'
import { bundledScenario } from './all'
import { compileFault } from './compile'
import { faultEntryOf } from './fault-entry'
import { type Hand, parseHands, writtenHand } from './hands'
import { parseFaultFor } from './parse'
import type { Scenario } from './scenario'
import type { FaultEntry } from './schema'

function relayCrash(): Scenario {
  const scenario = bundledScenario('relay-crash')
  if (scenario === undefined) throw new Error('it is bundled')
  return scenario
}

const FAULTS: readonly FaultEntry[] = [
  { kind: 'crash', component: 'relay', at: 12.345 },
  { kind: 'crash', component: 'relay', at: 0, restartAfter: 200 },
  { kind: 'crash', component: 'relay', point: 'after-publish', nth: 2, restartAfter: 0.001 },
  { kind: 'down', component: 'broker', from: 1, until: 2.5 },
  { kind: 'link', link: 'relay->broker', from: 3, drop: 0.1, dropAck: 0, duplicate: 0, reorder: 1, delay: 7 },
  { kind: 'cut', link: 'relay->broker', from: 1, until: 9 },
  { kind: 'slow', component: 'projector', factor: 20, from: 0 },
  { kind: 'message', link: 'relay->broker', nth: 3, type: 'publish', answer: true, action: 'drop' },
  { kind: 'message', link: 'relay->broker', nth: 1, action: 'hold', until: 5 },
  { kind: 'failover', component: 'write-store', at: 4 },
  { kind: 'poison', event: 3 },
  { kind: 'abort', command: 5 },
]

test.each(FAULTS)('a fault becomes an entry that compiles to it again: %j', (entry) => {
  const fault = compileFault(entry)
  expect(parseFaultFor(relayCrash(), faultEntryOf(fault))).toEqual({ ok: true, value: fault })
})

const hand = (control: Hand['control'], step: number | null = 3): Hand => ({
  id: 'hand-0',
  at: 1_234_567,
  step,
  control,
})

const HANDS: readonly Hand[] = [
  hand({ kind: 'crash', component: 'relay', restartAfter: 1500, cause: 'hand-0' }),
  hand({ kind: 'crash', component: 'projector' }, null),
  hand({ kind: 'restart', component: 'relay' }),
  hand({ kind: 'heal', id: 'fault-0' }),
  ...FAULTS.map((entry) => hand({ kind: 'fault', id: 'hand-0', fault: { ...compileFault(entry) } })),
  hand({ kind: 'later', at: 9_999_999, control: { kind: 'heal', id: 'hand-0' } }),
  hand({ kind: 'message', id: 'm12', action: 'hold', until: 77 }),
  hand({ kind: 'message', id: 'm12', action: 'deliver' }),
  hand({
    kind: 'stimulus',
    component: 'client',
    type: 'command',
    body: { type: 'PlaceOrder', id: 'order-9', product: 'desk', quantity: 2 },
  }),
  hand({ kind: 'stimulus', component: 'write-store', type: 'failover', body: {} }),
]

test.each(HANDS)('an act is read as it was written: %j', (act) => {
  const written: unknown = JSON.parse(JSON.stringify([writtenHand(act)]))
  expect(parseHands(relayCrash(), written)).toEqual({ ok: true, value: [act] })
})

test('what nobody does by hand is not written', () => {
  expect(writtenHand(hand({ kind: 'start', component: 'relay' }))).toBeUndefined()
  expect(writtenHand(hand({ kind: 'restart', component: 'relay', life: 2 }))).toBeUndefined()
})

describe('refused with its path:', () => {
  const good = { id: 'hand-0', at: 1, step: 3, control: { kind: 'heal', id: 'fault-0' } }
  test.each<readonly [string, unknown]>([
    ['hands', {}],
    ['hands', Array.from({ length: 1001 }, () => good)],
    ['hands[0].at', [{ ...good, at: -1 }]],
    ['hands[0].step', [{ ...good, step: 0.5 }]],
    ['hands[0].id', [{ ...good, id: '__proto__' }]],
    ['hands[0].more', [{ ...good, more: 1 }]],
    ['hands[1].control.kind', [good, { ...good, control: { kind: 'start', component: 'relay' } }]],
    ['hands[0].control.fault.component', [{ ...good, control: { kind: 'crash', component: 'client' } }]],
    ['hands[0].control.fault.component', [{ ...good, control: { kind: 'restart', component: 'nobody' } }]],
    [
      'hands[0].control.fault.link',
      [{ ...good, control: { kind: 'fault', id: 'hand-0', fault: { kind: 'cut', link: 'a->b', from: 0 } } }],
    ],
    [
      'hands[0].control.command.type',
      [{ ...good, control: { kind: 'command', command: { type: 'Steal', id: 'order-1' } } }],
    ],
    [
      'hands[0].control.control.kind',
      [{ ...good, control: { kind: 'later', at: 1, control: { kind: 'later', at: 2, control: {} } } }],
    ],
    ['hands[0].control.constructor', [{ ...good, control: { constructor: 1 } }]],
  ])('%s', (path, value) => {
    const parsed = parseHands(relayCrash(), value)
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.path)).toContain(path)
  })
})
