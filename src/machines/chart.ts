// Declares a component's statechart: flat states in the field's words, moved by named events, with named actions.
import { createMachine } from 'xstate'

export interface TransitionSpec<State extends string, Action extends string> {
  readonly target: State
  readonly actions?: readonly Action[]
}

export interface ChartSpec<State extends string, Action extends string> {
  readonly id: string
  readonly initial: State
  readonly states: {
    readonly [name in State]: {
      readonly on?: { readonly [event: string]: TransitionSpec<State, Action> }
      /** The task is over; a component that is one machine has no such state. */
      readonly final?: true
    }
  }
}

/** A statechart with its life: `crash` from anywhere to `down`, `restart` to `recovering`, `recovered` to the start. */
export interface Chart<State extends string = string, Action extends string = string> {
  readonly id: string
  readonly initial: State
  readonly machine: ReturnType<typeof createMachine>
  /** Never set: carries the action names that a behaviour must provide. */
  readonly action?: Action
}

/**
 * Builds the XState machine of a component. Machines have no context and no guards: what depends on rows is decided
 * by the component when it recognises an input as one event or another, so a chart can be read, drawn and tested alone.
 * `onUp` are the actions of a component that comes to life, at the start of a run and after a restart.
 */
export function defineChart<State extends string, Action extends string>(
  spec: ChartSpec<State, Action>,
  onUp: readonly Action[] = [],
): Chart<State, Action> {
  const up = { target: spec.initial, actions: [...onUp] }
  const states: Record<string, object> = {
    down: { on: { restart: { target: 'recovering' } } },
    recovering: { on: { recovered: up } },
  }
  for (const name of Object.keys(spec.states) as State[]) {
    const { on, final } = spec.states[name]
    const life = name === spec.initial ? { start: up } : {}
    states[name] = final === true ? { type: 'final' } : { on: { ...on, ...life } }
  }
  const machine = createMachine({
    id: spec.id,
    initial: spec.initial,
    states,
    on: { crash: { target: '.down' } },
  })
  return { id: spec.id, initial: spec.initial, machine }
}

export interface DrawnTransition {
  readonly from: string
  readonly event: string
  readonly to: string
}

/** A chart as a picture needs it, read from the machine's own definition. A crash leads to `down` from every state. */
export interface ChartPicture {
  readonly initial: string
  readonly states: readonly { readonly name: string; readonly final: boolean }[]
  readonly transitions: readonly DrawnTransition[]
}

export function pictureOf(chart: Chart): ChartPicture {
  const nodes = Object.values(chart.machine.states)
  const transitions = nodes.flatMap((node) =>
    [...node.transitions.values()].flat().map(({ eventType, target }) => ({
      from: node.key,
      event: eventType,
      to: target?.[0]?.key ?? node.key,
    })),
  )
  return {
    initial: chart.initial,
    states: nodes.map((node) => ({ name: node.key, final: node.type === 'final' })),
    transitions,
  }
}
