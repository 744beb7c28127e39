// From an act of a demo to what is to be done to a run, as data: parsed for the run that it is done to. Whoever plays carries it out.
import type { Fault } from '#faults'
import type { Control, JsonObject } from '#kernel'
import { isReached, type Run } from '#runs'
import { type Parsed, parseFaultFor, parseStimulusFor, withSetting } from '#scenarios'
import { type Act, isStimulus } from './act-schemas'
import type { DemoUntil } from './conditions'
import { faultsOn, findingOf, judgementOf, type Sight, travellingOn } from './holds'

/** What is to be done. Instants and spans are microseconds. */
export type Deed =
  | { readonly kind: 'control'; readonly control: Control }
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** Another scenario: an id, or a file that is to be parsed. */
  | { readonly kind: 'scenario'; readonly scenario: unknown }
  | { readonly kind: 'without'; readonly cause: string }
  | { readonly kind: 'until'; readonly until: DemoUntil; readonly limit: number | undefined }
  | { readonly kind: 'to-instant'; readonly at: number }
  | { readonly kind: 'to-step'; readonly step: number }
  | { readonly kind: 'select'; readonly target: string }
  | { readonly kind: 'speed'; readonly speed: number }

/** What an act means for a run, or why it is impossible there. */
export function deedsOf(act: Act, run: Run): Parsed<readonly Deed[]> {
  if (isStimulus(act)) {
    const parsed = parseStimulusFor(run.scenario, act, 'do')
    if (!parsed.ok) return parsed
    const { component, type, body } = parsed.value
    return one({ kind: 'control', control: { kind: 'stimulus', component, type, body: body as JsonObject } })
  }
  if ('inject' in act) return faulty(act.inject, run)
  if ('crash' in act) return faulty(crashOf(act), run)
  if ('restart' in act) return restart(act.restart, run)
  if ('heal' in act) return heal(act.heal, run)
  if ('message' in act) return handOn(act, run)
  if ('set' in act) return one({ kind: 'scenario', scenario: withSetting(run.scenario, act.set, act.to) })
  if ('load' in act) return one({ kind: 'scenario', scenario: act.load })
  if ('without' in act) return one({ kind: 'without', cause: act.without })
  if ('select' in act) return one({ kind: 'select', target: act.select })
  if ('speed' in act) return one({ kind: 'speed', speed: act.speed })
  return travelOf(act, run)
}

/** Where the viewer goes. */
function travelOf(
  act: Extract<Act, { runUntil: unknown } | { step: unknown } | { seek: unknown }>,
  run: Run,
): Parsed<readonly Deed[]> {
  if ('seek' in act) return seek(act.seek, run)
  if ('step' in act) return one({ kind: 'to-step', step: run.simulation.position + act.step })
  const limit = act.limit === undefined ? undefined : Math.round(act.limit * 1000)
  return one({ kind: 'until', until: act.runUntil, limit })
}

/** Whether what a demo waits for has come about, where the head stands. */
export function isThere(until: DemoUntil, sight: Sight): boolean {
  return typeof until === 'object' && 'holds' in until
    ? findingOf(until.holds, sight).holds
    : isReached(sight.run, until)
}

const one = (deed: Deed): Parsed<readonly Deed[]> => ({ ok: true, value: [deed] })
const impossible = (path: string, what: string): Parsed<readonly Deed[]> => ({
  ok: false,
  problems: [{ path, what }],
})

function faulty(written: unknown, run: Run): Parsed<readonly Deed[]> {
  const parsed = parseFaultFor(run.scenario, written)
  return parsed.ok ? one({ kind: 'fault', fault: parsed.value }) : parsed
}

/** Now, or the next time that it passes a point. */
const crashOf = ({ crash, point, restartAfter }: Extract<Act, { crash: unknown }>): object => ({
  kind: 'crash',
  component: crash,
  ...(point === undefined ? { at: 0 } : { point }),
  ...(restartAfter === undefined ? {} : { restartAfter }),
})

function restart(component: string, run: Run): Parsed<readonly Deed[]> {
  if (!run.components.some(({ id }) => id === component))
    return impossible('restart', `is no component of ${run.scenario.pipeline}`)
  return one({ kind: 'control', control: { kind: 'restart', component } })
}

function heal(target: string, run: Run): Parsed<readonly Deed[]> {
  const faults = faultsOn(run, target)
  if (faults.length === 0) return impossible('heal', `has no fault in force on ${target}`)
  return { ok: true, value: faults.map((id) => ({ kind: 'control', control: { kind: 'heal', id } })) }
}

/** The message on a link that was sent first, of those of the type. */
function handOn(
  { message, type, action }: Extract<Act, { message: unknown }>,
  run: Run,
): Parsed<readonly Deed[]> {
  const [id] = travellingOn(run, message, type)
  if (id === undefined) return impossible('message', `has no message in flight on ${message}`)
  return one({ kind: 'control', control: { kind: 'message', id, action } })
}

function seek(to: Extract<Act, { seek: unknown }>['seek'], run: Run): Parsed<readonly Deed[]> {
  if (typeof to === 'number') return one({ kind: 'to-instant', at: Math.round(to * 1000) })
  if ('step' in to) return one({ kind: 'to-step', step: to.step })
  const broken = judgementOf(run).violations.find(({ check }) => check === to.check)
  if (broken === undefined) return impossible('seek', `goes to where ${to.check} broke, and it holds`)
  return one({ kind: 'to-step', step: broken.step + 1 })
}
