// Carries out what a component answered: writes, messages, timers, and the named points it passed.
import type { Answer, Component, Effect } from './component'
import type { Control, FaultPolicy } from './control'
import type { Draft } from './draft'
import { invariant } from './invariant'
import type { JsonObject } from './json'
import { post, type Wire, wireOf } from './post'
import { randomWordOf, streamSeed } from './random'
import { faultScope } from './scope'
import { controls, faults, machineKey, machines, rounds, streams, timers } from './tables'
import { after, type SimTime } from './time'

/** What a step needs to know about the system around it. */
export interface Surroundings {
  readonly seed: number
  readonly components: ReadonlyMap<string, Component>
  readonly wires: ReadonlyMap<string, Wire>
  readonly policy: FaultPolicy
}

/** What the step's input carries on to its consequences. */
export interface Origin {
  readonly causation: string
  readonly correlation: string
}

export function performAnswer(
  draft: Draft,
  around: Surroundings,
  component: Component,
  answer: Answer,
  origin: Origin,
): void {
  const key = machineKey(component.id, answer.task)
  draft.put(
    machines,
    key,
    answer.state === undefined ? undefined : { state: answer.state, event: answer.event },
  )
  for (const effect of answer.effects) perform(draft, around, component, effect, origin)
}

function perform(
  draft: Draft,
  around: Surroundings,
  component: Component,
  effect: Effect,
  origin: Origin,
): void {
  switch (effect.kind) {
    case 'send': {
      const wire = wireOf(around.wires, effect.link)
      const to = wire.spec.from === component.id ? wire.spec.to : wire.spec.from
      send(draft, around, wire, { component, to, effect, origin, kind: 'request', answers: '', forEpoch: 0 })
      return
    }
    case 'reply': {
      const wire = wireOf(around.wires, effect.to.link)
      const { to, request, epoch, correlation, subject } = effect.to
      const letter = { correlation, subject, ...effect }
      send(draft, around, wire, {
        component,
        to,
        effect: letter,
        origin,
        kind: 'reply',
        answers: request,
        forEpoch: epoch,
      })
      return
    }
    case 'write': {
      invariant(effect.table.owner === component.id, `${component.id} may not write ${effect.table.name}`)
      const row = damaged(draft, around, effect.table.name, effect.key, effect.row)
      draft.put(effect.table, effect.key, row)
      return
    }
    case 'wake':
      wake(draft, around, component.id, effect)
      return
    case 'cancel':
      endRound(draft, `${component.id}/${effect.key}`)
      draft.put(timers, `${component.id}/${effect.key}`, undefined)
      return
    case 'reach':
      reach(draft, around, component, effect.point)
      return
  }
}

interface Sending {
  readonly component: Component
  readonly to: string
  readonly effect: {
    readonly type: string
    readonly body: JsonObject
    readonly subject?: string
    readonly attempt?: number
    readonly correlation?: string
    readonly background?: boolean
  }
  readonly origin: Origin
  readonly kind: 'request' | 'reply'
  readonly answers: string
  readonly forEpoch: number
}

function send(draft: Draft, around: Surroundings, wire: Wire, sending: Sending): void {
  const { effect, origin } = sending
  post(
    draft,
    wire,
    {
      link: wire.spec.id,
      from: sending.component.id,
      to: sending.to,
      kind: sending.kind,
      type: effect.type,
      subject: effect.subject ?? '',
      body: effect.body,
      attempt: effect.attempt ?? 1,
      correlation: effect.correlation ?? origin.correlation,
      causation: origin.causation,
      answers: sending.answers,
      forEpoch: sending.forEpoch,
      background: effect.background ?? false,
    },
    around.policy,
  )
}

function damaged(
  draft: Draft,
  around: Surroundings,
  table: string,
  key: string,
  row: Extract<Effect, { kind: 'write' }>['row'],
) {
  if (
    draft.size(faults) === 0 ||
    row === undefined ||
    row === null ||
    typeof row !== 'object' ||
    Array.isArray(row)
  )
    return row
  return around.policy.writing(table, key, row as JsonObject, faultScope(draft, noDraw))
}

function noDraw(): number {
  throw new Error('Broken invariant: this decision is not a matter of chance')
}

function wake(
  draft: Draft,
  around: Surroundings,
  component: string,
  effect: Extract<Effect, { kind: 'wake' }>,
): void {
  const factor =
    effect.work === true && draft.size(faults) > 0
      ? around.policy.slowness(component, faultScope(draft, noDraw))
      : 1
  const sequence = draft.nextSequence()
  endRound(draft, `${component}/${effect.key}`)
  draft.put(timers, `${component}/${effect.key}`, {
    component,
    key: effect.key,
    due: after(draft.now, Math.max(0, effect.after) * factor),
    sequence,
    background: effect.background ?? false,
    body: effect.body ?? {},
  })
}

/** A background timer that fires, is cancelled or set anew ends a round: noted by when that round had begun. */
export function endRound(draft: Draft, key: string): void {
  const row = draft.get(timers, key)
  if (row?.background === true) draft.put(rounds, key, row.sequence)
}

function reach(draft: Draft, around: Surroundings, component: Component, point: string): void {
  invariant(component.points.includes(point), `${component.id} has no point ${point}`)
  draft.points.push(point)
  if (draft.size(faults) === 0) return
  const follows = around.policy.passed(component.id, point, faultScope(draft, noDraw))
  for (const control of follows) scheduleFirst(draft, control)
}

/** Schedules a control. */
export function schedule(draft: Draft, due: SimTime, control: Control): void {
  const sequence = draft.nextSequence()
  draft.put(controls, `k${sequence}`, { due, sequence, control })
}

/** Schedules a control for this very instant, before anything else that is due: a negative sequence goes first. */
export function scheduleFirst(draft: Draft, control: Control): void {
  const sequence = draft.nextSequence()
  draft.put(controls, `k${sequence}`, { due: draft.now, sequence: -sequence, control })
}

/** Draws from one of a component's own streams; the stream's position is a row. */
export function drawFrom(draft: Draft, seed: number, stream: string): number {
  const position = draft.get(streams, stream) ?? 0
  draft.put(streams, stream, position + 1)
  return randomWordOf(streamSeed(seed, stream), position)
}
