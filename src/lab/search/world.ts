// The run that a search moves about in: it is stepped, taken back and made to deviate, and knows at any time what it is like.
import { type Fault, faultPolicy } from '#faults'
import { Simulation, type SimTime, type Step } from '#kernel'
import { type WiredScenario, wireScenario } from '#runs'
import type { Scenario } from '#scenarios'
import { likenessOf, stateOf } from './likeness'

/** What the run is made to deviate by: a fault that strikes in the very next step. */
export type Deviation = Extract<Fault, { readonly kind: 'message' | 'crash-at' }>

/** A deviation, and at which place of the journal it was made. */
export interface Made {
  readonly deviation: Deviation
  readonly place: number
}

export class World {
  readonly simulation: Simulation
  readonly wired: WiredScenario
  readonly deviations: Made[] = []
  /** How many steps were made so far, those that were taken back included. */
  states = 0
  private readonly limit: number

  constructor(scenario: Scenario) {
    this.wired = wireScenario(scenario, [])
    this.simulation = new Simulation(this.wired.wired.system, faultPolicy, likenessOf)
    for (const { at, control } of this.wired.plan) this.simulation.plan(at as SimTime, control)
    this.limit = scenario.end.limit
  }

  get journal(): readonly Step[] {
    return this.simulation.journal
  }

  /** How far the run has gone. */
  get place(): number {
    return this.simulation.journal.length
  }

  /** What the state is like, as far as it bears on the future. */
  get likeness(): number {
    return stateOf(this.simulation.rows)
  }

  /** Whether nothing more will happen by itself. */
  get isOver(): boolean {
    const due = this.simulation.nextDue()
    return due === undefined || due > this.limit || this.simulation.isQuiet()
  }

  /** Does what is due next. */
  step(): Step | undefined {
    const step = this.simulation.step()
    if (step === undefined) return undefined
    this.states += 1
    return step
  }

  /** Goes back to a place; what came after it is forgotten, deviations included. */
  takeBack(place: number): void {
    this.simulation.takeBack(place)
    while ((this.deviations.at(-1)?.place ?? -1) >= place) this.deviations.pop()
  }

  /** Does what is due next, with a deviation. */
  deviate(deviation: Deviation): Step | undefined {
    const control = { kind: 'fault', id: 'deviation', fault: { ...deviation } } as const
    this.simulation.intervene(this.simulation.now, control)
    this.deviations.push({ deviation, place: this.place })
    return this.step()
  }
}
