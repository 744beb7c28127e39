// The faults of a run as the panels show them: those in force at an instant, and those it was planned with.
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

/** The faults a run was planned with, by the ids of their causes; those that were taken out are not among them. */
export function plannedFaults(run: Run): readonly FaultInForce[] {
  return run.scenario.causes.flatMap((cause) =>
    cause.kind === 'fault' && !run.without.includes(cause.id) ? [{ id: cause.id, fault: cause.fault }] : [],
  )
}
