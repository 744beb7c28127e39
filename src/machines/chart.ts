// What a statechart is once XState has answered for it: plain rows of states, the events each takes, and what follows.
/** What follows when a state takes an event. */
export interface Move {
  readonly to: string
  readonly actions: readonly string[]
}

export interface ChartState {
  /** The task is over. */
  readonly final: boolean
  /** By event; a state does not take what it has no move for. */
  readonly moves: { readonly [event: string]: Move }
}

/** A statechart with its life: `crash` from anywhere to `down`, `restart` to `recovering`, `recovered` to the start. */
export interface Chart<State extends string = string, Action extends string = string> {
  readonly id: string
  readonly initial: State
  /** In the order in which they are defined. */
  readonly states: { readonly [name: string]: ChartState }
  /** Never set: carries the action names that a behaviour must provide. */
  readonly action?: Action
}

export interface DrawnTransition {
  readonly from: string
  readonly event: string
  readonly to: string
}

/** A chart as a picture needs it. A crash leads to `down` from every state, and is not drawn. */
export interface ChartPicture {
  readonly initial: string
  readonly states: readonly { readonly name: string; readonly final: boolean }[]
  readonly transitions: readonly DrawnTransition[]
}

export function pictureOf({ initial, states }: Chart): ChartPicture {
  const named = Object.entries(states)
  return {
    initial,
    states: named.map(([name, { final }]) => ({ name, final })),
    transitions: named.flatMap(([from, { moves }]) =>
      Object.entries(moves).flatMap(([event, { to }]) => (event === 'crash' ? [] : [{ from, event, to }])),
    ),
  }
}
