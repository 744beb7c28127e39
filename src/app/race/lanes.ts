// A lane of a race: the causes that all lanes share, put on one design, without some of them. And what had to be left out.
import type { Fault } from '#faults'
import type { Control } from '#kernel'
import { type Causes, Run, storedScenario, withoutCauses } from '#runs'
import { bundledScenario, type Scenario } from '#scenarios'
import type { FaultInForce } from '../faults-in-force'
import { switched } from '../switching'

/** Which design runs in a lane, and which of the shared causes it does without, by their ids. */
export interface LaneSpec {
  readonly pipeline: string
  readonly without: readonly string[]
}

/** What means nothing to a lane's design. */
export interface NotHere {
  readonly faults: readonly Fault[]
  /** Lines of the workload, and acts by hand that only the design they were done to understands. */
  readonly lines: number
  readonly hands: number
}

/** The causes of a lane, and what of the shared ones is not among them though nobody took it out. */
export interface LaneCauses {
  readonly causes: Causes
  readonly notHere: NotHere
}

const NOTHING: NotHere = { faults: [], lines: 0, hands: 0 }

/** The causes of a lane; undefined where the design cannot run the scenario at all. */
export function laneCauses(shared: Causes, { pipeline, without }: LaneSpec): LaneCauses | undefined {
  if (pipeline === shared.scenario.pipeline)
    return { causes: withoutCauses(shared, without), notHere: NOTHING }
  const next = switched(shared.scenario, 'pipeline', pipeline)
  if (next === undefined) return undefined
  const { scenario } = next
  const out = [...shared.without, ...without]
  const faults = keptOf(shared.scenario.file.faults, scenario.file.faults, 'fault')
  const lines = keptOf(shared.scenario.file.workload, scenario.file.workload, 'workload')
  const names = new Map([...faults, ...lines])
  const can = ableTo(scenario)
  const hands = shared.interventions.filter(({ control }) => can(control))
  const missing = (kind: 'fault' | 'workload') =>
    shared.scenario.causes.filter(({ id }) => id.startsWith(kind) && !names.has(id) && !out.includes(id))
  return {
    causes: {
      scenario,
      without: out.flatMap(
        (id) => names.get(id) ?? (shared.interventions.some((hand) => hand.id === id) ? id : []),
      ),
      interventions: hands.map((each) => ({ ...each, step: null })),
    },
    notHere: {
      faults: missing('fault').flatMap((cause) => (cause.kind === 'fault' ? [cause.fault] : [])),
      lines: missing('workload').length,
      hands: shared.interventions.length - hands.length,
    },
  }
}

/** What was kept of a list, each by its old id with its new one. Those that were kept have kept their order. */
function keptOf(
  before: readonly object[] = [],
  after: readonly object[] = [],
  kind: string,
): readonly (readonly [string, string])[] {
  const kept: [string, string][] = []
  for (const [index, entry] of before.entries()) {
    const next = after[kept.length]
    if (next !== undefined && written(entry) === written(next))
      kept.push([`${kind}-${index}`, `${kind}-${kept.length}`])
  }
  return kept
}

/** Whether an act by hand means something to a scenario's design: whom it is done to must be there. */
function ableTo(scenario: Scenario): (control: Control) => boolean {
  const { components, links } = new Run({ scenario, without: [], interventions: [] })
  const hasPlace = (fault: Partial<Record<'component' | 'link' | 'point', unknown>>): boolean => {
    const component = components.find(({ id }) => id === fault.component)
    if (fault.link !== undefined) return links.some(({ id }) => id === fault.link)
    if (fault.component === undefined) return true
    return (
      component !== undefined &&
      (fault.point === undefined || component.points.some((each) => each === fault.point))
    )
  }
  const can = (control: Control): boolean => {
    switch (control.kind) {
      case 'start':
      case 'crash':
      case 'restart':
      case 'stimulus':
        return components.some(({ id }) => id === control.component)
      case 'fault':
        return hasPlace(control.fault)
      case 'later':
        return can(control.control)
      case 'heal':
        return true
      // Messages are known by numbers, and another design numbers others.
      case 'message':
        return false
    }
  }
  return can
}

/** The causes of a run that can be taken out of it: the faults that were planned, and those by hand. */
export function faultsBehind({ scenario, without, interventions }: Causes): readonly FaultInForce[] {
  const planned = scenario.causes.flatMap((cause) =>
    cause.kind === 'fault' ? [{ id: cause.id, fault: cause.fault }] : [],
  )
  const byHand = interventions.flatMap(({ id, at, control }): readonly FaultInForce[] => {
    if (control.kind === 'fault') return [{ id, fault: control.fault as unknown as Fault }]
    if (control.kind !== 'crash') return []
    const { component, restartAfter = null } = control
    return [{ id, fault: { kind: 'crash', component, at, restartAfter } }]
  })
  return [...planned, ...byHand].filter(({ id }) => !without.includes(id))
}

/** The bundled scenario that the causes are, if nothing was changed or done in it: an address can name it. */
export function bundledIn({ scenario, without, interventions }: Causes): string | undefined {
  if (without.length + interventions.length > 0) return undefined
  const bundled = bundledScenario(scenario.id)
  const same = bundled !== undefined && written(storedScenario(bundled)) === written(storedScenario(scenario))
  return same ? scenario.id : undefined
}

/** A value as text, the same whichever way round its fields were written. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
