// A lane has the causes that all share, as far as its design understands them, and says what it had to leave out.
import { describe, expect, test } from 'vitest'
import type { Control } from '#kernel'
import { type Causes, type Intervention, Run } from '#runs'
import { bundledScenario } from '#scenarios'
import { bundledIn, faultsBehind, laneCauses } from './lanes'

function causesOf(id: string, interventions: readonly Intervention[] = []): Causes {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`there is no ${id}`)
  return { scenario, without: [], interventions }
}

const byHand = (id: string, control: Control): Intervention => ({ id, at: 400_000, step: 12, control })
const lane = (pipeline: string, ...without: readonly string[]) => ({ pipeline, without })

describe('a lane of the shared design', () => {
  test('has the very same causes, to the step', () => {
    const shared = causesOf('relay-crash', [byHand('hand-0', { kind: 'crash', component: 'relay' })])
    const found = laneCauses(shared, lane('outbox-polling'))
    expect(found?.causes).toEqual(shared)
    expect(found?.notHere).toEqual({ faults: [], lines: 0, hands: 0 })
  })

  test('does without what was taken out, and places hands by their instants then', () => {
    const shared = causesOf('relay-crash', [byHand('hand-0', { kind: 'crash', component: 'broker' })])
    const { causes } = laneCauses(shared, lane('outbox-polling', 'fault-0')) ?? {}
    expect(causes?.without).toEqual(['fault-0'])
    expect(causes?.interventions.map(({ step }) => step)).toEqual([null])
  })
})

describe('a lane of another design', () => {
  test('says which faults it has nothing for', () => {
    const { notHere } = laneCauses(causesOf('broker-outage'), lane('dual-write')) ?? {}
    expect(notHere?.faults).toMatchObject([{ kind: 'down', component: 'broker' }])
    expect(laneCauses(causesOf('broker-outage'), lane('publish-after-commit'))?.notHere.faults).toEqual([])
  })

  test('does without a cause although its causes are numbered otherwise', () => {
    const shared = causesOf('bad-network')
    const faults = faultsBehind(shared)
    // The first fault is on the relay's link, and this design has no relay: the others move up.
    const all = laneCauses(shared, lane('publish-after-commit'))
    expect(all?.notHere.faults).toHaveLength(1)
    const kept = faults.filter(({ fault }) => all?.notHere.faults.includes(fault) === false)
    const last = kept.at(-1)
    const { causes } = laneCauses(shared, lane('publish-after-commit', last?.id ?? '')) ?? {}
    expect(causes?.without).toEqual([`fault-${kept.length - 1}`])
    expect(causes === undefined ? [] : faultsBehind(causes).map(({ fault }) => fault)).toEqual(
      kept.slice(0, -1).map(({ fault }) => fault),
    )
  })

  test('takes over what was done by hand where that means something, and counts the rest', () => {
    const shared = causesOf('relay-crash', [
      byHand('hand-0', { kind: 'crash', component: 'command-handler' }),
      byHand('hand-1', { kind: 'crash', component: 'relay' }),
      byHand('hand-2', { kind: 'message', id: 'm12', action: 'drop' }),
      byHand('hand-3', { kind: 'fault', id: 'hand-3', fault: { kind: 'cut', link: 'relay->broker' } }),
      byHand('hand-4', { kind: 'later', at: 900_000, control: { kind: 'heal', id: 'hand-3' } }),
    ])
    const found = laneCauses(shared, lane('dual-write', 'hand-0'))
    expect(found?.causes.interventions.map(({ id }) => id)).toEqual(['hand-0', 'hand-4'])
    expect(found?.causes.without).toEqual(['hand-0'])
    expect(found?.notHere.hands).toBe(3)
    if (found === undefined) return
    const run = new Run(found.causes)
    run.finish()
    expect(run.interventions.map(({ id }) => id)).toEqual(['hand-4'])
  })

  test('is none where the design cannot run the scenario at all', () => {
    expect(laneCauses(causesOf('relay-crash'), lane('carrier-pigeon'))).toBeUndefined()
  })
})

test('faults behind a run are those that were planned and those by hand, without what was taken out', () => {
  const shared = causesOf('relay-crash', [
    byHand('hand-0', { kind: 'crash', component: 'broker', restartAfter: 5 }),
  ])
  expect(faultsBehind(shared).map(({ id }) => id)).toEqual(['fault-0', 'hand-0'])
  expect(faultsBehind({ ...shared, without: ['fault-0'] })).toEqual([
    { id: 'hand-0', fault: { kind: 'crash', component: 'broker', at: 400_000, restartAfter: 5 } },
  ])
})

test('only a scenario that nobody has touched can be named in an address', () => {
  const shared = causesOf('relay-crash')
  expect(bundledIn(shared)).toBe('relay-crash')
  expect(bundledIn({ ...shared, without: ['fault-0'] })).toBeUndefined()
  expect(bundledIn({ ...shared, scenario: { ...shared.scenario, seed: 8 } })).toBeUndefined()
})
