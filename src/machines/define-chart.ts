// The only file that runs XState. Declares a component's statechart: flat states in the field's words, moved by named events,
// with named actions; XState is asked once for what each state answers to each event.
import { createMachine, transition } from 'xstate'
import { invariant } from '#kernel'
import type { Chart, ChartState, Move } from './chart'

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

type Machine = ReturnType<typeof createMachine>

/**
 * Answers for the XState machine of a component. Machines have no context and no guards: what depends on rows is decided
 * by the component when it recognises an input as one event or another, so a chart can be read, drawn and tested alone,
 * and what XState says of a state and an event is always the same. A page is built with the answers alone
 * (scripts/charts.mjs). `onUp` are the actions of a component that comes to life, at the start of a run and after a restart.
 */
export function defineChart<State extends string, Action extends string>(
  spec: ChartSpec<State, Action>,
  onUp: readonly Action[] = [],
): Chart<State, Action> {
  const machine = machineOf(spec, onUp)
  const chart = {
    id: spec.id,
    initial: spec.initial,
    states: Object.fromEntries(Object.keys(machine.states).map((name) => [name, answersOf(machine, name)])),
  }
  machines.set(chart, machine)
  return chart
}

/** For tests: the machines that charts were answered from. */
export const machines = new WeakMap<Chart, Machine>()

function machineOf<State extends string, Action extends string>(
  spec: ChartSpec<State, Action>,
  onUp: readonly Action[],
): Machine {
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
  return createMachine({ id: spec.id, initial: spec.initial, states, on: { crash: { target: '.down' } } })
}

function answersOf(machine: Machine, state: string): ChartState {
  const own = Object.keys(machine.states[state]?.config.on ?? {})
  const moves: Record<string, Move> = {}
  for (const event of new Set([...own, ...machine.events])) {
    const move = transitionOf(machine, state, event)
    if (move !== undefined) moves[event] = move
  }
  return { final: machine.states[state]?.type === 'final', moves }
}

/** XState's own answer. Undefined where the state does not take the event. */
function transitionOf(machine: Machine, state: string, event: string): Move | undefined {
  const snapshot = machine.resolveState({ value: state, context: {} })
  if (!snapshot.can({ type: event })) return undefined
  const [next, actions] = transition(machine, snapshot, { type: event })
  invariant(typeof next.value === 'string', 'charts are flat')
  return { to: next.value, actions: actions.map((action) => action.type) }
}
