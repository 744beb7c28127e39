// What the kernel itself does when a control is due: births and deaths of components, faults in force, hands on messages.
import type { Component, Input } from './component'
import type { Control } from './control'
import type { Draft } from './draft'
import { FAR } from './agenda'
import { invariant } from './invariant'
import { copy, post } from './post'
import { type Moment, type Origin, performAnswer, schedule, type Surroundings } from './perform'
import { type LifeRow, faults, lives, machines, timers, wires } from './tables'
import { after, type SimTime } from './time'
import { ComponentView } from './view'

/** The timer that ends a recovery; no component may use this key. */
export const RECOVERY = '~recovered'

/** A second copy made by hand arrives this much after the original. */
const COPY_DELAY = 1000
/** A released message still needs this long to arrive. */
const RELEASE_DELAY = 1000

/** What a step did: who answered, with which machine event or act of the kernel, and for which task. */
export interface Happened {
  readonly component: string
  readonly event: string
  readonly task?: string
}

/** Carries out a control. Returns what happened, and to whom. */
export function performControl(
  draft: Draft,
  around: Surroundings,
  control: Control,
  origin: Origin,
): Happened {
  switch (control.kind) {
    case 'start':
      draft.put(lives, control.component, { status: 'up', since: draft.now, epoch: 1 })
      tell({ draft, around, origin }, control.component, { kind: 'life', type: 'start' })
      return { component: control.component, event: 'start' }
    case 'crash':
      return crash(draft, around, control, origin)
    case 'restart':
      return restart(draft, around, control)
    case 'fault':
      draft.put(faults, control.id, control.fault)
      return { component: 'kernel', event: 'fault' }
    case 'heal':
      draft.put(faults, control.id, undefined)
      return { component: 'kernel', event: 'heal' }
    case 'later':
      schedule(draft, Math.max(draft.now, control.at) as SimTime, control.control)
      return { component: 'kernel', event: 'later' }
    case 'message':
      return { component: 'kernel', event: handle(draft, control) }
    case 'stimulus': {
      const { component, type, body } = control
      if (draft.get(lives, component)?.status !== 'up') return { component, event: 'unreachable' }
      return tell({ draft, around, origin }, component, { kind: 'stimulus', type, body })
    }
  }
}

/** Death and rebirth move a component's machine, but it does nothing meanwhile: nobody is there to do it. */
function pronounce(
  draft: Draft,
  around: Surroundings,
  component: Component,
  type: 'crash' | 'restart',
): void {
  const answer = component.answer({ kind: 'life', type }, new ComponentView(draft, around, component.id))
  if (answer === undefined) return
  invariant(answer.effects.length === 0, `${component.id} does nothing at its ${type}`)
  performAnswer({ draft, around, origin: NOWHERE }, component, answer)
}

/** Hands an input to a component and performs its answer. Returns what it made of it. */
export function tell(moment: Moment, id: string, input: Input): Happened {
  const { draft, around } = moment
  const component = around.components.get(id)
  const answer = component?.answer(input, new ComponentView(draft, around, id))
  if (component === undefined || answer === undefined) return { component: id, event: 'ignored' }
  performAnswer(moment, component, answer)
  return { component: id, event: answer.event, task: answer.task }
}

const NOWHERE: Origin = { causation: '', correlation: '' }

function crash(
  draft: Draft,
  around: Surroundings,
  control: Extract<Control, { kind: 'crash' }>,
  origin: Origin,
) {
  const { component: id } = control
  const component = around.components.get(id)
  const life = draft.get(lives, id)
  if (component === undefined || life === undefined || life.status === 'down')
    return { component: id, event: 'already-down' }
  forget(draft, component)
  draft.put(lives, id, { status: 'down', since: draft.now, epoch: life.epoch })
  pronounce(draft, around, component, 'crash')
  hangUp(draft, around, component, origin)
  if (control.restartAfter !== undefined)
    schedule(draft, after(draft.now, control.restartAfter), {
      kind: 'restart',
      component: id,
      life: life.epoch,
    })
  return { component: id, event: 'crash' }
}

/** Everything volatile dies with its component: its rows, its timers, the machines of its tasks. */
function forget(draft: Draft, component: Component): void {
  for (const table of component.tables)
    if (!table.durable) for (const key of draft.keys(table)) draft.put(table, key, undefined)
  const mine = `${component.id}/`
  for (const key of draft.keys(timers)) if (key.startsWith(mine)) draft.put(timers, key, undefined)
  for (const key of draft.keys(machines)) if (key.startsWith(mine)) draft.put(machines, key, undefined)
}

/** A dead process closes its connections: whoever is at the other end learns it after one latency. */
function hangUp(draft: Draft, around: Surroundings, component: Component, origin: Origin): void {
  for (const wire of around.wires.values()) {
    const { id, from, to } = wire.spec
    if (from !== component.id && to !== component.id) continue
    post(
      draft,
      wire,
      {
        link: id,
        from: component.id,
        to: from === component.id ? to : from,
        kind: 'notice',
        type: 'disconnected',
        subject: '',
        body: {},
        attempt: 1,
        correlation: '',
        causation: origin.causation,
        answers: '',
        forEpoch: 0,
        background: false,
      },
      around.policy,
    )
  }
}

function restart(draft: Draft, around: Surroundings, control: Extract<Control, { kind: 'restart' }>) {
  const { component: id } = control
  const component = around.components.get(id)
  const life = draft.get(lives, id)
  if (component === undefined || life === undefined || life.status !== 'down')
    return { component: id, event: 'already-up' }
  if (control.life !== undefined && control.life !== life.epoch) return { component: id, event: 'outlived' }
  const reborn: LifeRow = { status: 'recovering', since: draft.now, epoch: life.epoch + 1 }
  draft.put(lives, id, reborn)
  pronounce(draft, around, component, 'restart')
  draft.put(timers, `${id}/${RECOVERY}`, {
    component: id,
    key: RECOVERY,
    due: after(draft.now, component.recovery),
    sequence: draft.nextSequence(),
    background: false,
    body: {},
  })
  return { component: id, event: 'restart' }
}

/** Somebody lays hands on a message in flight. A message that has arrived meanwhile is left alone. */
function handle(draft: Draft, control: Extract<Control, { kind: 'message' }>): string {
  const message = draft.get(wires, control.id)
  if (message === undefined) return 'gone'
  const { held: _held, ...free } = message
  switch (control.action) {
    case 'drop':
      draft.put(wires, message.id, { ...free, due: draft.now, sequence: draft.nextSequence(), lost: true })
      return 'drop'
    case 'duplicate':
      copy(draft, free, COPY_DELAY)
      return 'duplicate'
    case 'hold':
      draft.put(wires, message.id, {
        ...message,
        held: true,
        due: Math.max(draft.now, control.until ?? FAR),
        sequence: draft.nextSequence(),
      })
      return 'hold'
    case 'release':
      draft.put(wires, message.id, {
        ...free,
        due: after(draft.now, RELEASE_DELAY),
        sequence: draft.nextSequence(),
      })
      return 'release'
    case 'deliver':
      draft.put(wires, message.id, { ...free, due: draft.now, sequence: draft.nextSequence() })
      return 'deliver'
  }
}
