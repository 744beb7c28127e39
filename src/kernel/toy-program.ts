// Random little systems for the kernel's own tests: components, links, faults, plans and interventions, all from one number.
import type { Answer, Component, Effect, Input, System, View } from './component'
import { replyAddress } from './component'
import type { Control, FaultPolicy } from './control'
import type { JsonObject } from './json'
import { type LinkSpec, UNHARMED } from './message'
import { below, randomWord } from './random'
import { defineTable, type Table } from './rows'
import { Simulation, type Until } from './simulation'
import type { SimTime } from './time'

export interface ToySize {
  readonly seed: number
  readonly components: number
  /** How many plans and interventions there are of each. */
  readonly controls: number
  /** Whether messages may be told to overtake: by a fault or by hand. */
  readonly orderly?: boolean
}

export interface ToyProgram {
  readonly system: System
  readonly policy: FaultPolicy
  readonly plans: readonly { readonly at: number; readonly control: Control }[]
  /** In the order of the steps before which they happen. */
  readonly interventions: readonly { readonly step: number; readonly control: Control }[]
}

type Dice = (bound: number) => number
type Act = (input: Input, view: View) => readonly Effect[]

/** How many steps of a program are looked at. */
export const TOY_STEPS = 60
const POINTS = ['before', 'after']
const names = ['ant', 'bee', 'cow', 'dog'] as const

/** Makes the program of a number. The same number makes the same program. */
export function toyProgram({ seed, components: count, controls, orderly = false }: ToySize): ToyProgram {
  let position = 0
  const dice: Dice = (bound) => below(randomWord(seed, 'toy', position++), bound)
  const ids = names.slice(0, count)
  const links = ids.flatMap((from, i): readonly LinkSpec[] => {
    const to = ids[(i + 1) % ids.length] ?? from
    const link = (name: string, ordered: boolean): LinkSpec => ({
      id: `${from}->${to}${name}`,
      from,
      to,
      least: dice(15),
      spread: dice(3) === 0 ? 0 : dice(20),
      ordered,
    })
    return dice(2) === 0 ? [link('', true)] : [link('', true), link('?', false)]
  })
  const components = ids.map((id) => toyComponent(id, links, dice))
  const some = (most: number): Control => toyControl(dice, { ids, links, orderly }, most)
  return {
    system: { seed, components, links },
    policy: toyPolicy,
    plans: Array.from({ length: controls }, () => ({ at: dice(120), control: some(40) })),
    interventions: Array.from({ length: controls }, () => ({
      step: dice(TOY_STEPS),
      control: some(80),
    })).toSorted((x, y) => x.step - y.step),
  }
}

/** A simulation of the program before its first step. */
export function begin({ system, policy, plans }: ToyProgram): Simulation {
  const simulation = new Simulation(system, policy)
  for (const { at, control } of plans) simulation.plan(at as SimTime, control)
  return simulation
}

/** Runs a program to its last step, with its interventions; `advance` may go there in pieces of its own choice. */
export function play(
  program: ToyProgram,
  advance: (simulation: Simulation, until: Until) => void = (simulation, until) =>
    void simulation.run(until, TOY_STEPS),
): Simulation {
  const simulation = begin(program)
  for (const { step, control } of program.interventions) {
    if (simulation.journal.length < step) advance(simulation, { steps: step })
    simulation.intervene(simulation.now, control)
  }
  advance(simulation, { steps: TOY_STEPS })
  return simulation
}

function toyComponent(id: string, links: readonly LinkSpec[], dice: Dice): Component {
  const kept = defineTable<JsonObject>({ name: `${id}.kept`, owner: id, durable: true, home: 'writeStore' })
  const held = defineTable<JsonObject>({ name: `${id}.held`, owner: id, durable: false, home: 'kernel' })
  const mine = links.filter((link) => link.from === id || link.to === id)
  const reactions = Array.from({ length: 5 }, () =>
    Array.from({ length: 1 + dice(4) }, () => toyAct(dice, mine, { kept, held })),
  )
  return {
    id,
    kind: 'toy',
    tables: [kept, held],
    points: POINTS,
    recovery: dice(30),
    answer: (input, view) => toyAnswer(reactions, input, view),
  }
}

function toyAnswer(reactions: readonly (readonly Act[])[], input: Input, view: View): Answer | undefined {
  if (input.kind === 'life' && (input.type === 'crash' || input.type === 'restart'))
    return { event: input.type, task: '', state: input.type, effects: [] }
  const which = numberOf(input)
  const acts = reactions[which % reactions.length] ?? []
  if (which === 4) return undefined
  return {
    event: `reaction-${which}`,
    task: input.kind === 'timer' ? input.key : '',
    state: which === 2 && input.kind === 'timer' ? undefined : `state-${which}`,
    effects: acts.flatMap((act) => act(input, view)),
  }
}

function numberOf(input: Input): number {
  switch (input.kind) {
    case 'message':
      return input.message.type.length % 5
    case 'timer':
      return input.key.length % 4
    case 'stimulus':
      return input.type.length % 4
    case 'life':
      return 0
  }
}

interface Toys {
  readonly kept: Table<JsonObject>
  readonly held: Table<JsonObject>
}

/** One act that a reaction is made of. What it does depends on the rows, the time and chance, as real ones do. */
function toyAct(dice: Dice, mine: readonly LinkSpec[], { kept, held }: Toys): Act {
  const key = `k${dice(3)}`
  const timer = 'w'.repeat(1 + dice(4))
  const type = 't'.repeat(dice(5))
  const link = mine[dice(mine.length)]?.id ?? ''
  const background = dice(5) === 0
  const after = dice(3) === 0 ? 0 : dice(40)
  const table = dice(2) === 0 ? kept : held
  const count = (view: View): number => Number(view.get(table, key)?.['n'] ?? 0)
  switch (dice(9)) {
    case 0:
    case 1:
      return (_input, view) => [{ kind: 'send', link, type, body: { n: count(view) }, background }]
    case 2:
      return (input) =>
        input.kind === 'message' && input.message.kind === 'request'
          ? [{ kind: 'reply', to: replyAddress(input.message), type, body: { of: input.message.type } }]
          : []
    case 3:
    case 4:
      return (_input, view) => [
        {
          kind: 'write',
          table,
          key,
          row: count(view) > 3 ? undefined : { n: count(view) + 1, at: view.now },
        },
      ]
    case 5:
      return () => [{ kind: 'wake', key: timer, after, background, work: after % 2 === 0 }]
    case 6:
      return () => [{ kind: 'cancel', key: timer }]
    case 7:
      return () => [{ kind: 'reach', point: POINTS[after % 2] ?? '' }]
    default:
      return (_input, view) => [
        { kind: 'write', table, key, row: { n: view.draw('dice', 5), word: view.drawWord('word') } },
      ]
  }
}

function toyControl(
  dice: Dice,
  { ids, links, orderly }: { ids: readonly string[]; links: readonly LinkSpec[]; orderly: boolean },
  most: number,
): Control {
  const component = ids[dice(ids.length)] ?? ''
  const link = links[dice(links.length)]?.id ?? ''
  const id = `f${dice(3)}`
  switch (dice(9)) {
    case 0:
      return { kind: 'crash', component }
    case 1:
      return { kind: 'crash', component, restartAfter: dice(60) }
    case 2:
      return { kind: 'restart', component }
    case 3:
      return { kind: 'fault', id, fault: { link, chance: dice(80), tame: orderly } }
    case 4:
      return {
        kind: 'fault',
        id,
        fault: { component, point: POINTS[dice(2)] ?? '', nth: dice(3), slow: 1 + dice(3) },
      }
    case 5:
      return { kind: 'heal', id }
    case 6: {
      const action = (['drop', 'duplicate', 'hold', 'release', 'deliver'] as const)[
        orderly ? dice(2) : dice(5)
      ]
      return { kind: 'message', id: `m${dice(most)}`, action: action ?? 'drop', until: dice(200) }
    }
    case 7:
      return { kind: 'later', at: dice(150), control: { kind: 'crash', component, restartAfter: dice(20) } }
    default:
      return { kind: 'stimulus', component, type: 's'.repeat(dice(4)), body: {} }
  }
}

/** Faults as rows, like the real ones: a bad link, or a component that dies at a point and works slowly. */
const toyPolicy: FaultPolicy = {
  fate(link, _message, scope) {
    let fate = UNHARMED
    for (const [, fault] of scope.active()) {
      if (fault['link'] !== link.id) continue
      const hit = (scope.draw() / 0x100000000) * 100 < Number(fault['chance'])
      if (!hit) continue
      const what = below(scope.draw(), fault['tame'] === true ? 3 : 5)
      if (what === 0) fate = { ...fate, lost: true }
      else if (what === 1) fate = { ...fate, copies: [...fate.copies, below(scope.draw(), 30)] }
      else if (what === 2) fate = { ...fate, delay: fate.delay + below(scope.draw(), 30) }
      else if (what === 3) fate = { ...fate, overtakes: true, delay: fate.delay - 20 }
      else fate = { ...fate, overtakes: true, heldUntil: scope.now + below(scope.draw(), 50) }
    }
    return fate
  },
  arriving: (message, scope) =>
    scope.active().length > 2 ? { ...message, body: { ...message.body, bent: true } } : message,
  passed: (component, point, scope) =>
    scope.active().flatMap(([id, fault]): readonly Control[] => {
      if (fault['component'] !== component || fault['point'] !== point) return []
      const nth = Number(fault['nth'])
      scope.update(id, nth > 0 ? { ...fault, nth: nth - 1 } : undefined)
      return nth > 0 ? [] : [{ kind: 'crash', component, restartAfter: 25 }]
    }),
  slowness: (component, scope) =>
    scope
      .active()
      .reduce(
        (factor, [, fault]) => (fault['component'] === component ? factor * Number(fault['slow']) : factor),
        1,
      ),
}
