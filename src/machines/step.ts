// The only file that runs XState: one pure transition for each pair of state and event, remembered for the next time.
import { transition } from 'xstate'
import { invariant } from '#kernel'
import type { Chart } from './chart'

export interface Move {
  readonly state: string
  readonly actions: readonly string[]
  /** The machine has ended: the task is over. */
  readonly final: boolean
}

/** XState's own answer, computed anew. Undefined where the state does not take the event. */
export function transitionOf(chart: Chart, state: string, event: string): Move | undefined {
  const snapshot = chart.machine.resolveState({ value: state, context: {} })
  if (!snapshot.can({ type: event })) return undefined
  const [next, actions] = transition(chart.machine, snapshot, { type: event })
  invariant(typeof next.value === 'string', 'charts are flat')
  return {
    state: next.value,
    actions: actions.map((action) => action.type),
    final: next.status === 'done',
  }
}

export type Stepper = (state: string, event: string) => Move | undefined

/** Charts are declared once and never change: whoever wires many systems asks XState for all of them together. */
const steppers = new WeakMap<Chart, Stepper>()

/**
 * A chart has no context and no guards, so its answer depends on state and event alone and XState needs to be asked
 * once for each pair. A property test holds this memory equal to XState on every chart.
 */
export function stepperOf(chart: Chart): Stepper {
  let stepper = steppers.get(chart)
  if (stepper === undefined) steppers.set(chart, (stepper = createStepper(chart)))
  return stepper
}

function createStepper(chart: Chart): Stepper {
  const known = new Map<string, Map<string, Move | undefined>>()
  return (state, event) => {
    let moves = known.get(state)
    if (moves === undefined) known.set(state, (moves = new Map()))
    if (!moves.has(event)) moves.set(event, transitionOf(chart, state, event))
    return moves.get(event)
  }
}
