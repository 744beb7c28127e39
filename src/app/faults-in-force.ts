// The faults of a run as the panels show them: those in force at an instant, and those it was planned with.
import type { Fault } from '#faults'
import type { Run } from '#runs'
import type { FaultRow } from './instant'

export interface FaultInForce {
  readonly id: string
  readonly fault: Fault
}

/**
 * The component or the link that a fault strikes. What follows an event or a command strikes the write store: there events
 * are written and commands committed.
 */
export const placeOf = ({ component, link }: FaultRow): string => component ?? link ?? 'write-store'

/** The faults in force on a component or a link, in the order of their ids. */
export function faultsInForce(run: Run, place: string): readonly FaultInForce[] {
  return [...run.simulation.rows.entries('faults')]
    .map(([id, fault]): FaultInForce => ({ id, fault: fault as unknown as Fault }))
    .filter(({ fault }) => placeOf(fault) === place)
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
}

/** The faults a run was planned with, by the ids of their causes; those that were taken out are not among them. */
export function plannedFaults(run: Run): readonly FaultInForce[] {
  return run.scenario.causes.flatMap((cause) =>
    cause.kind === 'fault' && !run.without.includes(cause.id) ? [{ id: cause.id, fault: cause.fault }] : [],
  )
}
