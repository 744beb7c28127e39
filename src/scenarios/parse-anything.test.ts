// Parsing whatever there is: nothing dropped, nothing thrown; and parsing one fault or command for a run that is there.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseScenario, parseScenarioText } from './all'
import { parseCommandFor, parseFaultFor } from './parse'

const frame = { format: 'cqrscope/scenario', version: 1, id: 'a' }
const order = { type: 'PlaceOrder', id: 'order-1', product: 'desk', quantity: 2 }

describe('parsed for a running scenario', () => {
  const parsed = parseScenario(frame)
  if (!parsed.ok) throw new Error('The frame alone is a scenario')
  const scenario = parsed.value

  test('a fault or a command is what the file would say', () => {
    expect(parseFaultFor(scenario, { kind: 'poison', event: 2 })).toEqual({
      ok: true,
      value: { kind: 'poison', event: 2 },
    })
    expect(parseCommandFor(scenario, order)).toEqual({ ok: true, value: order })
  })

  test('a fault or a command that does not fit is named by its own path', () => {
    const crash = parseFaultFor(scenario, { kind: 'crash', component: 'x', at: 1 })
    expect(crash.ok ? [] : crash.problems.map(({ path }) => path)).toEqual(['fault.component'])
    const command = parseCommandFor(scenario, { type: 'PlaceOrder', id: 'order-1', product: 'desk' })
    expect(command.ok ? [] : command.problems.map(({ path }) => path)).toEqual(['command.quantity'])
    for (const value of [null, 3, [], 'x', { id: 3 }, { constructor: 1, type: 'PayOrder', id: 'order-1' }])
      expect(parseCommandFor(scenario, value).ok).toBe(false)
  })
})

const seed = 20_261_121
const numRuns = 2000
describe(`over ${numRuns} random values each, seed ${seed},`, { timeout: 60_000 }, () => {
  const keys = fc.constantFrom(
    'format',
    'version',
    'id',
    'seed',
    'settings',
    'workload',
    'faults',
    'end',
    'title',
  )
  const inner = fc.oneof(
    fc.anything(),
    fc.jsonValue(),
    fc.array(
      fc.dictionary(fc.constantFrom('at', 'from', 'until', 'kind', 'command', 'mix', 'nth'), fc.anything()),
    ),
    fc.dictionary(fc.constantFrom('relay', 'projector', 'events', 'constructor'), fc.anything()),
  )
  const values = fc.oneof(
    fc.anything(),
    fc.jsonValue(),
    inner.map((value) => ({ ...frame, workload: value })),
    inner.map((value) => ({ ...frame, faults: value })),
    inner.map((value) => ({ ...frame, settings: value })),
    fc.dictionary(keys, inner).map((parts) => ({ ...frame, ...parts })),
  )

  test('no value makes the parser throw, and what it refuses it gives a reason for', () => {
    fc.assert(
      fc.property(values, (value) => {
        const parsed = parseScenario(value)
        if (parsed.ok) expect(parsed.value.file).toEqual(value)
        else {
          expect(parsed.problems.length).toBeGreaterThan(0)
          for (const { what } of parsed.problems) expect(what).toMatch(/; |^is no crash point/)
        }
      }),
      { seed, numRuns },
    )
  })

  test('no text makes the parser throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseScenarioText(text).ok).toBe(false)
      }),
      { seed, numRuns },
    )
  })
})
