// What happened to a run beside its messages, for exports: faults and hands from outside, and promises that were broken.
import { sentenceOf } from '#checks'
import type { Control, JsonObject, Step } from '#kernel'
import type { Run } from '#runs'

/** One thing that happened at an instant. `components` are those that it happened to; none: to the run as a whole. */
export interface Incident {
  readonly at: number
  readonly step: number
  readonly kind: 'fault' | 'violation'
  readonly what: string
  readonly components: readonly string[]
}

/** Faults, hands and broken promises, in the order in which they happened. */
export function incidentsOf(run: Run): readonly Incident[] {
  const faults = run.journal.flatMap((step) =>
    step.cause.kind === 'control' ? faultAt(step, step.cause.control) : [],
  )
  return [...faults, ...violationsOf(run)].toSorted((x, y) => x.step - y.step)
}

/** Broken promises. The judge wants to see the head; the viewer's place is given back. */
function violationsOf(run: Run): readonly Incident[] {
  const { position } = run.simulation
  const { violations } = run.judgement()
  run.seek(position)
  return violations.map(({ at, step, check, key, reason }): Incident => ({
    at,
    step,
    kind: 'violation',
    what: `${check} is broken${key === '' ? '' : ` for ${key}`}: ${sentenceOf(reason)}`,
    components: [],
  }))
}

function faultAt({ at, index, event }: Step, control: Control): readonly Incident[] {
  const incident = (what: string, components: readonly string[]): readonly Incident[] => [
    { at, step: index, kind: 'fault', what, components },
  ]
  switch (control.kind) {
    case 'crash':
      return event === 'crash' ? incident('crash', [control.component]) : []
    case 'restart':
      return event === 'restart' ? incident('restart', [control.component]) : []
    case 'fault':
      return incident(`${control.id} begins: ${sayFault(control.fault)}`, targetsOf(control.fault))
    case 'heal':
      return incident(`${control.id} ends`, [])
    case 'message':
      return incident(`${control.action} ${control.id} by hand`, [])
    case 'stimulus':
      // A command or an operator's act: what follows from it is in the messages.
      return control.type === 'failover' ? incident('failover', [control.component]) : []
    case 'start':
    case 'later':
      return []
  }
}

/** A fault as it is written, without what says nothing: `kind="cut" link="relay->broker" from=2000000`. */
const sayFault = (fault: JsonObject): string =>
  Object.entries(fault)
    .filter(([, value]) => value !== null && value !== 0 && value !== '')
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ')

/** The component that a fault strikes, or both ends of its link. */
function targetsOf({ component, link }: JsonObject): readonly string[] {
  if (typeof component === 'string') return [component]
  return typeof link === 'string' ? link.split('->') : []
}
