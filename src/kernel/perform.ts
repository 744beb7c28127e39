// Carries out what a component answered: writes, messages, timers, and the named points it passed.
import type { Answer, Component, Effect, Outgoing, ReplyAddress } from './component'
import type { Control, FaultPolicy } from './control'
import type { Draft } from './draft'
import { invariant } from './invariant'
import type { JsonObject } from './json'
import { type Letter, post, type Wire, wireOf } from './post'
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
  /** The bases of the random streams that were drawn from, so that each label is hashed once. */
  readonly bases: Map<string, number>
}

/** What the step's input carries on to its consequences. */
export interface Origin {
  readonly causation: string
  readonly correlation: string
}

/** One input on its way through the system: the step in the making, what is around it, and where it comes from. */
export interface Moment {
  readonly draft: Draft
  readonly around: Surroundings
  readonly origin: Origin
}

/** Moves the component's machine and performs the effects, in the order they were answered. */
export function performAnswer(moment: Moment, component: Component, answer: Answer): void {
  const { draft } = moment
  const { event, state, effects } = answer
  const key = machineKey(component.id, answer.task)
  const known = draft.get(machines, key)
  if (known?.state !== state || known?.event !== event)
    draft.put(machines, key, state === undefined ? undefined : { state, event })
  for (const effect of effects) perform(moment, component, effect)
}

function perform(moment: Moment, component: Component, effect: Effect): void {
  const { draft } = moment
  switch (effect.kind) {
    case 'send': {
      const wire = wireOf(moment.around.wires, effect.link)
      const to = wire.spec.from === component.id ? wire.spec.to : wire.spec.from
      post(draft, wire, letterOf(moment, component, effect, { link: effect.link, to }), moment.around.policy)
      return
    }
    case 'reply': {
      const wire = wireOf(moment.around.wires, effect.to.link)
      post(draft, wire, letterOf(moment, component, effect, effect.to), moment.around.policy)
      return
    }
    case 'write':
      if (effect.table.owner !== component.id)
        invariant(false, `${component.id} may not write ${effect.table.name}`)
      draft.put(effect.table, effect.key, effect.row)
      return
    case 'wake':
      wake(moment, component.id, effect)
      return
    case 'cancel': {
      const key = `${component.id}/${effect.key}`
      endRound(draft, key)
      draft.put(timers, key, undefined)
      return
    }
    case 'reach':
      reach(moment, component, effect.point)
      return
  }
}

/** A message as its sender describes it. What the answer to a request does not say, the request said. */
function letterOf(
  { origin }: Moment,
  component: Component,
  effect: Omit<Outgoing, 'link'>,
  address: Pick<ReplyAddress, 'link' | 'to'> & Partial<ReplyAddress>,
): Letter {
  const { request } = address
  return {
    link: address.link,
    from: component.id,
    to: address.to,
    kind: request === undefined ? 'request' : 'reply',
    type: effect.type,
    subject: effect.subject ?? address.subject ?? '',
    body: effect.body,
    attempt: effect.attempt ?? 1,
    correlation: effect.correlation ?? address.correlation ?? origin.correlation,
    causation: origin.causation,
    answers: request ?? '',
    forEpoch: address.epoch ?? 0,
    background: effect.background ?? false,
  }
}

function noDraw(): number {
  throw new Error('Broken invariant: this decision is not a matter of chance')
}

function wake({ draft, around }: Moment, component: string, effect: Extract<Effect, { kind: 'wake' }>): void {
  const factor =
    effect.work === true && draft.size(faults) > 0
      ? around.policy.slowness(component, faultScope(draft, noDraw))
      : 1
  const sequence = draft.nextSequence()
  const key = `${component}/${effect.key}`
  endRound(draft, key)
  draft.put(timers, key, {
    component,
    key: effect.key,
    due: after(draft.now, Math.max(0, effect.after) * factor),
    sequence,
    background: effect.background ?? false,
    body: effect.body ?? NO_BODY,
  })
}

const NO_BODY: JsonObject = {}

/** A background timer that fires, is cancelled or set anew ends a round: noted by when that round had begun. */
export function endRound(draft: Draft, key: string): void {
  const row = draft.get(timers, key)
  if (row?.background === true) draft.put(rounds, key, row.sequence)
}

function reach({ draft, around }: Moment, component: Component, point: string): void {
  invariant(component.points.includes(point), `${component.id} has no point ${point}`)
  draft.points = [...draft.points, point]
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
function scheduleFirst(draft: Draft, control: Control): void {
  const sequence = draft.nextSequence()
  draft.put(controls, `k${sequence}`, { due: draft.now, sequence: -sequence, control })
}

/** Draws from one of a component's own streams; the stream's position is a row. */
export function drawFrom(draft: Draft, { seed, bases }: Surroundings, stream: string): number {
  const position = draft.get(streams, stream) ?? 0
  draft.put(streams, stream, position + 1)
  let base = bases.get(stream)
  if (base === undefined) bases.set(stream, (base = streamSeed(seed, stream)))
  return randomWordOf(base, position)
}
