// The faults in force at an instant, as the panels show them.
import type { Fault } from '#faults'
import type { Run } from '#runs'

export interface FaultInForce {
  readonly id: string
  readonly fault: Fault
}

/** All faults in force, in the order of their ids. */
export function faultsInForce(run: Run): readonly FaultInForce[] {
  return [...run.simulation.rows.entries('faults')]
    .map(([id, fault]): FaultInForce => ({ id, fault: fault as unknown as Fault }))
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
}
