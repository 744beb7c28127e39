// From a scenario to a wired system: its components, what its judge has to know, and the plan of its faults.
import type { Subject } from '#checks'
import { controlsOf, type PlannedControl } from '#faults'
import type { JsonObject } from '#kernel'
import type { WorkloadLine } from '#machines'
import type { ForeignSession, Wired } from '#pipelines'
import type { OperatorAct, Scenario } from '#scenarios'

export interface WiredScenario {
  readonly wired: Wired
  readonly subject: Subject
  readonly plan: readonly PlannedControl[]
}

/** Stands where a line was taken out: the other lines keep their places, and with them their random streams. */
const SILENT: WorkloadLine = { kind: 'queries', from: 0, until: -1, perSecond: 1 }

/** Wires a scenario, leaving out the causes named in `without`. */
export function wireScenario(scenario: Scenario, without: readonly string[]): WiredScenario {
  const { pipeline, domain } = scenario.kit
  const causes = scenario.causes.filter(({ id }) => !without.includes(id))
  const workload = scenario.causes.flatMap((cause): readonly WorkloadLine[] => {
    if (cause.kind !== 'line') return []
    if (without.includes(cause.id)) return [SILENT]
    const { line } = cause
    return [line.kind === 'command' ? { ...line, command: line.command as JsonObject } : line]
  })
  const wired = pipeline.wire({ seed: scenario.seed, domain, settings: scenario.settings, workload })
  const plan = causes.flatMap((cause): readonly PlannedControl[] => {
    if (cause.kind === 'fault') return controlsOf(cause.fault, cause.id, 0)
    if (cause.kind === 'act') return [actControl(cause.act)]
    return cause.kind === 'session' ? sessionControls(cause.session, wired.traits.writeStore) : []
  })
  const { bound } = scenario.settings.query
  const subject = { domain, ...wired.traits, ...(bound === null ? {} : { bound }) }
  return { wired, subject, plan }
}

const actControl = ({ at, component, type, body }: OperatorAct): PlannedControl => ({
  at,
  control: { kind: 'stimulus', component, type, body },
})

function sessionControls(
  { name, at, lasts, writes }: ForeignSession,
  component: string,
): readonly PlannedControl[] {
  const body = { name, writes }
  return [
    { at, control: { kind: 'stimulus', component, type: 'session-begin', body } },
    { at: at + lasts, control: { kind: 'stimulus', component, type: 'session-end', body } },
  ]
}
