// Acts from outside, one by one: hands on messages, restarts of the right life, slow work, plans, quiet with held messages.
import { describe, expect, test } from 'vitest'
import type { Component, Effect, Input } from './component'
import { replyAddress } from './component'
import type { Control, FaultPolicy } from './control'
import { FAR } from './agenda'
import { type Message, UNHARMED } from './message'
import { Simulation } from './simulation'
import { lives, timers, wires } from './tables'
import type { SimTime } from './time'

type Reaction = (input: Input) => readonly Effect[]

const component = (id: string, react: Reaction, lifeEffects = false): Component => ({
  id,
  kind: 'plain',
  tables: [],
  points: ['there'],
  recovery: 50,
  answer: (input) => ({
    event: input.kind === 'message' ? input.message.type : input.kind,
    task: '',
    state: 'state',
    effects:
      input.kind === 'life' && (input.type === 'crash' || input.type === 'restart') && !lifeEffects
        ? []
        : react(input),
  }),
})

const harmless: FaultPolicy = {
  fate: () => UNHARMED,
  arriving: (message) => message,
  passed: () => [],
  slowness: () => 3,
}

/** Sends what a stimulus says; whoever is asked answers. */
function given(policy: FaultPolicy = harmless) {
  const ask: Reaction = (input) =>
    input.kind === 'stimulus' ? [{ kind: 'send', link: 'a->b', type: input.type, body: {} }] : []
  const answer: Reaction = (input) =>
    input.kind === 'message' && input.message.kind === 'request'
      ? [{ kind: 'reply', to: replyAddress(input.message), type: 'answer', body: {} }]
      : []
  const link = { id: 'a->b', from: 'a', to: 'b', least: 100, spread: 0, ordered: true }
  const system = { seed: 1, components: [component('a', ask), component('b', answer)], links: [link] }
  const simulation = new Simulation(system, policy)
  return {
    simulation,
    say: (at: number, type: string) =>
      simulation.plan(at as SimTime, { kind: 'stimulus', component: 'a', type, body: {} }),
    until: (time: number) => simulation.run({ time: time as SimTime }, 1000),
    onWire: (): readonly Message[] =>
      [...simulation.rows.entries(wires.name)].map(([, row]) => row as Message),
    arrivals: () =>
      simulation.journal.flatMap(({ at, cause, event }) =>
        cause.kind === 'message'
          ? [`${at} ${cause.message.type} ${event === cause.message.type ? '' : event}`.trim()]
          : [],
      ),
  }
}

describe('hands on a message in flight', () => {
  const touched = (action: 'drop' | 'duplicate' | 'hold' | 'release' | 'deliver', until?: number) => {
    const world = given()
    world.say(10, 'ask')
    world.until(10)
    const id = world.onWire()[0]?.id ?? ''
    const { simulation } = world
    simulation.intervene(simulation.now, {
      kind: 'message',
      id,
      action,
      ...(until === undefined ? {} : { until }),
    })
    return { ...world, id }
  }

  test('drop it, deliver it at once, or send a second one after it', () => {
    const [dropped, delivered, doubled] = [touched('drop'), touched('deliver'), touched('duplicate')]
    for (const world of [dropped, delivered, doubled]) world.until(5000)
    expect(dropped.arrivals()).toEqual(['10 ask lost'])
    expect(delivered.arrivals()).toEqual(['10 ask', '110 answer'])
    expect(doubled.arrivals()).toEqual(['110 ask', '210 answer', '1110 ask', '1210 answer'])
  })

  test('hold it until an instant, or until it is released; an instant that is past means now', () => {
    const [held, kept, late] = [touched('hold', 700), touched('hold'), touched('hold', 3)]
    held.until(5000)
    expect(held.arrivals()).toEqual(['700 ask', '800 answer'])
    kept.until(5000)
    expect(kept.arrivals()).toEqual([])
    const { simulation, id } = kept
    simulation.intervene(simulation.now, { kind: 'message', id, action: 'release' })
    kept.until(9000)
    expect(kept.arrivals()).toEqual([`${simulation.journal.at(-2)?.at} ask`, `${simulation.now} answer`])
    late.until(5000)
    expect(late.arrivals()).toEqual(['10 ask', '110 answer'])
  })

  test('a second one of a message that is held for ever arrives soon, not at the end of time', () => {
    const world = touched('hold')
    const { simulation, id } = world
    simulation.intervene(simulation.now, { kind: 'message', id, action: 'duplicate' })
    expect(simulation.run({ quiet: true }, 1000)).toEqual({ reason: 'quiet', at: 1110 })
    expect(world.arrivals()).toEqual(['1010 ask', '1110 answer'])
    expect(world.onWire().map(({ due, held }) => [due, held])).toEqual([[FAR, true]])
  })

  test('come too late for one that has arrived', () => {
    const world = touched('deliver')
    world.until(5000)
    const { simulation, id } = world
    expect(simulation.intervene(simulation.now, { kind: 'message', id, action: 'drop' }).event).toBe('gone')
  })
})

describe('fates', () => {
  test('that hasten a message do not let it arrive before it was sent', () => {
    const world = given({ ...harmless, fate: () => ({ ...UNHARMED, delay: -500, overtakes: true }) })
    world.simulation.plan(0 as SimTime, { kind: 'fault', id: 'f', fault: {} })
    world.say(10, 'ask')
    world.until(10)
    expect(world.arrivals()).toEqual(['10 ask', '10 answer'])
  })

  test('that lose a message do not lose its copies, which arrive after it would have', () => {
    const world = given({ ...harmless, fate: () => ({ ...UNHARMED, lost: true, delay: 50, copies: [7] }) })
    world.simulation.plan(0 as SimTime, { kind: 'fault', id: 'f', fault: {} })
    world.say(10, 'ask')
    world.until(200)
    expect(world.arrivals()).toEqual(['160 ask lost', '167 ask'])
  })
})

describe('lives', () => {
  test('a crash with its restart goes through recovery, and is counted', () => {
    const { simulation, until } = given()
    simulation.plan(10 as SimTime, { kind: 'crash', component: 'b', restartAfter: 20 })
    until(40)
    expect(simulation.rows.get(lives.name, 'b')).toEqual({ status: 'recovering', since: 30, epoch: 2 })
    until(80)
    expect(simulation.rows.get(lives.name, 'b')).toEqual({ status: 'up', since: 80, epoch: 2 })
  })

  test('a second crash during recovery is not ended by the first recovery', () => {
    const { simulation, until } = given()
    simulation.plan(10 as SimTime, { kind: 'crash', component: 'b', restartAfter: 20 })
    simulation.plan(40 as SimTime, { kind: 'crash', component: 'b', restartAfter: 500 })
    until(200)
    expect(simulation.rows.get(lives.name, 'b')).toMatchObject({ status: 'down', epoch: 2 })
    expect(simulation.rows.keys(timers.name)).toEqual([])
    until(1000)
    expect(simulation.rows.get(lives.name, 'b')).toEqual({ status: 'up', since: 590, epoch: 3 })
  })

  test('a restart that belongs to an earlier life does not revive a later one', () => {
    const { simulation, until } = given()
    simulation.plan(10 as SimTime, { kind: 'crash', component: 'b', restartAfter: 300 })
    simulation.plan(20 as SimTime, { kind: 'restart', component: 'b' })
    simulation.plan(200 as SimTime, { kind: 'crash', component: 'b' })
    until(1000)
    expect(simulation.rows.get(lives.name, 'b')).toMatchObject({ status: 'down', epoch: 2 })
    expect(simulation.journal.map(({ event }) => event)).toContain('outlived')
  })

  test('nobody does anything at the moment of death', () => {
    const busy = component('a', () => [{ kind: 'wake', key: 'k', after: 1 }], true)
    const simulation = new Simulation({ seed: 1, components: [busy], links: [] }, harmless)
    simulation.plan(10 as SimTime, { kind: 'crash', component: 'a' })
    expect(() => simulation.run({ time: 20 as SimTime }, 100)).toThrow('a does nothing at its crash')
  })

  test('whoever is down hears no stimulus', () => {
    const world = given()
    world.simulation.plan(5 as SimTime, { kind: 'crash', component: 'a' })
    world.say(10, 'ask')
    world.until(20)
    expect(world.simulation.journal.at(-1)?.event).toBe('unreachable')
  })
})

describe('timers', () => {
  const due = (effect: Extract<Effect, { kind: 'wake' }>, slow: boolean) => {
    const react: Reaction = (input) => (input.kind === 'stimulus' ? [effect] : [])
    const simulation = new Simulation({ seed: 1, components: [component('a', react)], links: [] }, harmless)
    if (slow) simulation.plan(0 as SimTime, { kind: 'fault', id: 'f', fault: {} })
    simulation.plan(10 as SimTime, { kind: 'stimulus', component: 'a', type: 'go', body: {} })
    while (simulation.step()?.event !== 'stimulus');
    return simulation.nextDue()
  }

  test('of work are stretched while the component is slow, others are not', () => {
    expect(due({ kind: 'wake', key: 'k', after: 20, work: true }, true)).toBe(70)
    expect(due({ kind: 'wake', key: 'k', after: 20 }, true)).toBe(30)
    expect(due({ kind: 'wake', key: 'k', after: 20, work: true }, false)).toBe(30)
  })

  test('are never due before now', () => {
    expect(due({ kind: 'wake', key: 'k', after: -5 }, false)).toBe(10)
  })
})

describe('plans and runs', () => {
  test('a control planned for later happens then', () => {
    const { simulation, until } = given()
    simulation.plan(10 as SimTime, { kind: 'later', at: 60, control: { kind: 'crash', component: 'b' } })
    until(100)
    expect(simulation.journal.at(-1)).toMatchObject({ at: 60, event: 'crash', component: 'b' })
  })

  test('a run stops at its time, its number of steps, its limit, or when nothing is left', () => {
    const world = given()
    world.say(10, 'ask')
    expect(world.simulation.run({ time: 50 as SimTime }, 100)).toEqual({ reason: 'reached', at: 10 })
    expect(world.simulation.run({ steps: 4 }, 100)).toEqual({ reason: 'reached', at: 110 })
    expect(world.simulation.run({}, 0)).toEqual({ reason: 'limit', at: 110 })
    expect(world.simulation.run({}, 100)).toEqual({ reason: 'quiet', at: 210 })
  })

  test('an intervention may not overtake what is due, and is made at the head only', () => {
    const world = given()
    const { simulation } = world
    world.say(10, 'ask')
    world.until(10)
    const control = { kind: 'crash', component: 'b' } as const
    expect(() => simulation.intervene(111 as SimTime, control)).toThrow('overtakes')
    simulation.seek(1)
    expect(() => simulation.intervene(simulation.now, control)).toThrow('head')
    expect(() => simulation.step()).toThrow('head')
  })
})

test('a message held for ever does not make a run quiet whose pollers have not looked yet', () => {
  const poller: Reaction = (input) =>
    input.kind === 'life' || input.kind === 'timer'
      ? [{ kind: 'wake', key: 'poll', after: 1000, background: true }]
      : []
  const asker: Reaction = (input) =>
    input.kind === 'stimulus' ? [{ kind: 'send', link: 'a->b', type: 'ask', body: {} }] : []
  const link = { id: 'a->b', from: 'a', to: 'b', least: 100, spread: 0, ordered: true }
  const components = [component('a', asker), component('b', poller)]
  const simulation = new Simulation({ seed: 1, components, links: [link] }, harmless)
  simulation.plan(1 as SimTime, { kind: 'stimulus', component: 'a', type: 'go', body: {} })
  simulation.run({ time: 50 as SimTime }, 100)
  const id = simulation.rows.keys(wires.name)[0] ?? ''
  simulation.intervene(simulation.now, { kind: 'message', id, action: 'hold' })
  expect(simulation.isQuiet()).toBe(false)
  expect(simulation.run({ quiet: true }, 100)).toEqual({ reason: 'quiet', at: 1000 })
})

test('a poll that was lost was not in vain: a run is quiet only after one that was heard', () => {
  const poller: Reaction = (input) => {
    if (input.kind === 'message') return [{ kind: 'cancel', key: 'patience' }]
    if (input.kind === 'timer' && input.key === 'patience') return []
    return [
      { kind: 'send', link: 'a->b', type: 'ask', body: {}, background: true },
      { kind: 'wake', key: 'patience', after: 500, background: true },
      { kind: 'wake', key: 'poll', after: 1000, background: true },
    ]
  }
  const answering: Reaction = (input) =>
    input.kind === 'message'
      ? [{ kind: 'reply', to: replyAddress(input.message), type: 'nothing', body: {}, background: true }]
      : []
  const link = { id: 'a->b', from: 'a', to: 'b', least: 10, spread: 0, ordered: true }
  const components = [component('a', poller), component('b', answering)]
  const losing = { ...harmless, fate: () => ({ ...UNHARMED, lost: true }) }
  const simulation = new Simulation({ seed: 1, components, links: [link] }, losing)
  const plan = (at: number, control: Control) => simulation.plan(at as SimTime, control)
  plan(0, { kind: 'fault', id: 'f', fault: {} })
  plan(2500, { kind: 'heal', id: 'f' })
  const { at } = simulation.run({ quiet: true }, 100)
  // Heard at 3000, and proven by the next look of the clock.
  expect(at).toBe(4020)
})
