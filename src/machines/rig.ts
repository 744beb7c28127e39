// A test rig: real machines wired to probes, which say what a test tells them to and answer as it says. For tests only.
import {
  type Component,
  type Control,
  defineTable,
  type FaultPolicy,
  fromMillis,
  invariant,
  type Json,
  type JsonObject,
  type LinkSpec,
  type Message,
  replyAddress,
  Simulation,
  type SimTime,
  type Step,
  UNHARMED,
} from '#kernel'
import { textOf } from './input'
import type { Protocol } from './protocol/protocol'

type Answering = (message: Message) => { readonly type: string; readonly body: JsonObject } | undefined

export interface RigOptions {
  readonly machines: readonly Component[]
  /** Who stands in for the rest of the world, and what each answers by itself. */
  readonly probes: { readonly [id: string]: Answering | undefined }
  /** As `from->to`. One way takes a millisecond, exactly. */
  readonly links: readonly string[]
  readonly policy?: FaultPolicy
}

const MOST_STEPS = 200_000

const noFaults: FaultPolicy = {
  fate: () => UNHARMED,
  arriving: (message) => message,
  passed: () => [],
  slowness: () => 1,
}

/** Wires machines and probes. All times of the rig are simulated milliseconds. */
export function rig({ machines, probes, links, policy = noFaults }: RigOptions) {
  const specs = links.map((id): LinkSpec => {
    const [from = '', to = ''] = id.split('->')
    return { id, from, to, least: 1000, spread: 0, ordered: true }
  })
  const components = [...machines, ...Object.entries(probes).map(([id, answer]) => probe(id, answer))]
  const simulation = new Simulation({ seed: 1, components, links: specs }, policy)
  const linkBetween = (one: string, two: string): string => {
    const link = specs.find(({ from, to }) => (from === one && to === two) || (from === two && to === one))
    invariant(link !== undefined, `there is a link between ${one} and ${two}`)
    return link.id
  }
  return {
    simulation,
    /** A probe sends a request at an instant. */
    say: <Type extends keyof Protocol>(
      at: number,
      way: string,
      type: Type,
      content: Protocol[Type],
    ): void => {
      const [from = '', to = ''] = way.split(' to ')
      const body = { link: linkBetween(from, to), body: content }
      simulation.plan(fromMillis(at), { kind: 'stimulus', component: from, type, body })
    },
    plan(at: number, control: Control): void {
      simulation.plan(fromMillis(at), control)
    },
    /** Does everything that is due up to an instant. */
    until(at: number): void {
      const halt = simulation.run({ time: fromMillis(at) }, MOST_STEPS)
      invariant(halt.reason !== 'limit', 'a test ends')
    },
    /** Something happens right after the first step that it fits, before anything else. */
    when(fits: (step: Step) => boolean, control: Control): void {
      for (let i = 0; i < MOST_STEPS; i++) {
        const step = simulation.step()
        invariant(step !== undefined, 'what is waited for happens')
        if (!fits(step)) continue
        simulation.intervene(simulation.now, control)
        return
      }
    },
    /** What a probe heard, as `type` and body with the millisecond it arrived. */
    heard(id: string, type?: string): readonly Heard[] {
      return simulation.journal.flatMap(({ cause, at, component }) =>
        component === id && cause.kind === 'message' && (type === undefined || cause.message.type === type)
          ? [{ at: at / 1000, type: cause.message.type, body: cause.message.body }]
          : [],
      )
    },
    /** The events that moved a component, in order. */
    events(id: string): readonly string[] {
      return simulation.journal.filter(({ component }) => component === id).map(({ event }) => event)
    },
    row(table: string, key: string): Json | undefined {
      return simulation.rows.get(table, key)
    },
    rows(table: string): readonly Json[] {
      return simulation.rows.keys(table).map((key) => simulation.rows.get(table, key) ?? null)
    },
    now: (): SimTime => simulation.now,
  }
}

export interface Heard {
  readonly at: number
  readonly type: string
  readonly body: JsonObject
}

function probe(id: string, answering: Answering | undefined): Component {
  const heard = defineTable<number>({ name: `${id}.heard`, owner: id, durable: true, home: 'kernel' })
  const moved = { task: '', state: 'probe' }
  return {
    id,
    kind: 'probe',
    tables: [heard],
    points: [],
    recovery: 0,
    answer(input) {
      if (input.kind === 'stimulus') {
        const { link, body } = input.body
        return {
          ...moved,
          event: 'say',
          effects: [{ kind: 'send', link: textOf(link), type: input.type, body: body as JsonObject }],
        }
      }
      if (input.kind !== 'message') return { ...moved, event: 'life', effects: [] }
      const answer = input.message.kind === 'request' ? answering?.(input.message) : undefined
      const to = replyAddress(input.message)
      return {
        ...moved,
        event: 'hear',
        effects: answer === undefined ? [] : [{ kind: 'reply', to, ...answer }],
      }
    },
  }
}
