// Makes a component out of a statechart and a behaviour: inputs are recognised as events, actions answer with effects.
import { type Component, type Effect, type Input, machineKey, machines, type View } from '#kernel'
import type { Chart } from './chart'

/** What an action gets to see. The rows are those before this step: nothing it answers is done yet. */
export interface Scene {
  readonly input: Input
  readonly view: View
  /** The task at hand; empty for a component that is one machine. */
  readonly task: string
}

export interface Recognised {
  readonly event: string
  readonly task?: string
}

/** What a chart's actions answer. A machine may put its table together from several, each about one subject. */
export type Actions<Action extends string> = {
  readonly [name in Action]: (scene: Scene) => readonly Effect[]
}

export interface Behaviour<Action extends string> {
  /** Says which machine event an input is, given the rows; undefined when it means nothing now. Writes nothing. */
  recognise(input: Input, view: View): Recognised | undefined
  readonly actions: Actions<Action>
}

export interface ComponentSpec<State extends string, Action extends string> extends Pick<
  Component,
  'id' | 'kind' | 'tables' | 'points' | 'recovery'
> {
  readonly chart: Chart<State, Action>
  readonly behaviour: Behaviour<Action>
}

/** A component that can be drawn. */
export interface ChartedComponent extends Component {
  readonly chart: Chart
}

/** Builds the component that answers as chart and behaviour say. */
export function createComponent<State extends string, Action extends string>(
  spec: ComponentSpec<State, Action>,
): ChartedComponent {
  const { chart, behaviour, id, kind, tables, points, recovery } = spec
  const actions: Record<string, ((scene: Scene) => readonly Effect[]) | undefined> = behaviour.actions
  return {
    id,
    kind,
    tables,
    points,
    recovery,
    chart,
    answer(input, view) {
      const recognised = input.kind === 'life' ? { event: input.type } : behaviour.recognise(input, view)
      if (recognised === undefined) return undefined
      const { event, task = '' } = recognised
      const state = view.get(machines, machineKey(id, task))?.state ?? chart.initial
      const next = chart.states[state]?.moves[event]
      if (next === undefined) return undefined
      const scene = { input, view, task }
      const effects: Effect[] = []
      for (const name of next.actions) {
        const act = actions[name]
        if (act === undefined) throw new Error(`Broken invariant: ${id} has no action ${name}`)
        effects.push(...act(scene))
      }
      const isOver = chart.states[next.to]?.final === true
      return { event, task, state: isOver ? undefined : next.to, effects }
    },
  }
}
