// Decides what the faults in force do to messages, components and rows. The kernel asks; no component ever does.
import {
  chance,
  type Control,
  type Fate,
  type FaultPolicy,
  type FaultScope,
  goesForward,
  type JsonObject,
  type LinkSpec,
  type Message,
  UNHARMED,
} from '#kernel'
import type { Fault } from './fault'

/** A payload that no projector can decode. */
export const POISON: JsonObject = { malformed: true }

/** How far a duplicate or an overtaken message may lag behind, in microseconds. */
const STRAGGLE = 40_000

/** A fault in force; only `faultsIn` reads the rows, and only this folder writes them. */
const faultsIn = (scope: FaultScope): readonly (readonly [string, Fault])[] =>
  scope.active().map(([id, row]) => [id, row as Fault])

const within = (scope: FaultScope, bound: number): number => Math.floor((scope.draw() / 0x100000000) * bound)

export const faultPolicy: FaultPolicy = {
  fate: (link, message, scope) => {
    const active = faultsIn(scope)
    const fate = active.reduce(
      (known, [id, fault]) => worse(known, { id, fault, link, message, scope }),
      UNHARMED,
    )
    const isCut = active.some(([, fault]) => fault.kind === 'cut' && fault.link === link.id)
    return isCut ? { ...fate, lost: true, copies: [] } : fate
  },

  arriving: (message, scope) => {
    switch (message.type) {
      case 'commit':
        return isAborted(message, scope) ? { ...message, type: 'abort' } : message
      case 'insert':
        return message.copyOf === undefined ? spoilt(message, scope) : message
      default:
        return message
    }
  },

  passed: (component, point, scope) =>
    faultsIn(scope).flatMap(([id, fault]): readonly Control[] => {
      if (fault.kind !== 'crash-at' || fault.component !== component || fault.point !== point) return []
      if (fault.nth > 1) {
        scope.update(id, { ...fault, nth: fault.nth - 1 })
        return []
      }
      scope.update(id, undefined)
      const restart = fault.restartAfter === null ? {} : { restartAfter: fault.restartAfter }
      return [{ kind: 'crash', component, cause: id, ...restart }]
    }),

  slowness: (component, scope) =>
    faultsIn(scope).reduce(
      (factor, [, fault]) =>
        fault.kind === 'slow' && fault.component === component ? factor * fault.factor : factor,
      1,
    ),
}

const isAborted = (message: Message, scope: FaultScope): boolean =>
  faultsIn(scope).some(([, fault]) => fault.kind === 'abort' && fault.command === message.body['number'])

/** The events of an insert, counted in the order in which they reach the write store: a poisoned one is born so. */
function spoilt(message: Message, scope: FaultScope): Message {
  const { events, second } = message.body as InsertView
  if (events === undefined) return message
  const count = events.length + (second?.events.length ?? 0)
  const poisons = faultsIn(scope).flatMap(([id, fault]) =>
    fault.kind === 'poison' ? [{ id, fault, place: fault.event - 1 }] : [],
  )
  for (const { id, fault, place } of poisons)
    scope.update(id, place < count ? undefined : { ...fault, event: fault.event - count })
  const struck = new Set(poisons.map(({ place }) => place))
  if (![...struck].some((place) => place < count)) return message
  const damaged = (some: readonly JsonObject[], first: number) =>
    some.map((event, index) => (struck.has(first + index) ? { ...event, payload: POISON } : event))
  const other =
    second === undefined ? {} : { second: { ...second, events: damaged(second.events, events.length) } }
  return { ...message, body: { ...message.body, events: damaged(events, 0), ...other } }
}

/** What an insert says of the events: those of a second aggregate come after those of the first. */
interface InsertView {
  readonly events?: readonly JsonObject[]
  readonly second?: JsonObject & { readonly events: readonly JsonObject[] }
}

interface Case {
  readonly id: string
  readonly fault: Fault
  readonly link: LinkSpec
  readonly message: Message
  readonly scope: FaultScope
}

/** What one more fault makes of a message's fate. A cut is stronger than all of them. */
function worse(fate: Fate, { id, fault, link, message, scope }: Case): Fate {
  if (fault.kind === 'link')
    return fault.link === link.id ? unreliable(fate, fault, goesForward(link, message), scope) : fate
  if (fault.kind !== 'message' || !isMeant(fault, link, message)) return fate
  if (fault.nth > 1) {
    scope.update(id, { ...fault, nth: fault.nth - 1 })
    return fate
  }
  scope.update(id, undefined)
  switch (fault.action) {
    case 'drop':
      return { ...fate, lost: true }
    case 'duplicate':
      return { ...fate, copies: [...fate.copies, within(scope, STRAGGLE)] }
    case 'hold':
      return { ...fate, heldUntil: fault.until ?? Number.MAX_SAFE_INTEGER, overtakes: true }
    case 'delay':
      return { ...fate, delay: Math.max(fate.delay, (fault.until ?? message.due) - message.due) }
    case 'deliver':
      return { ...fate, delay: -(link.least + link.spread), overtakes: true }
  }
}

/** Whether a message is one of those that the fault counts. */
const isMeant = (fault: Extract<Fault, { kind: 'message' }>, link: LinkSpec, message: Message): boolean =>
  fault.link === link.id &&
  goesForward(link, message) !== (fault.answer === true) &&
  message.kind !== 'notice' &&
  (fault.type === '' || fault.type === message.type)

/** A link that loses, doubles, delays and swaps by chance. Requests and answers are lost apart. */
function unreliable(
  fate: Fate,
  fault: Extract<Fault, { kind: 'link' }>,
  forward: boolean,
  scope: FaultScope,
): Fate {
  const lost = chance(scope, forward ? fault.drop : fault.dropAck)
  const doubled = forward && chance(scope, fault.duplicate)
  const swapped = chance(scope, fault.reorder)
  const slower = fault.delay > 0 ? fault.delay + within(scope, fault.delay) : 0
  return {
    ...fate,
    lost: fate.lost || lost,
    copies: doubled ? [...fate.copies, within(scope, STRAGGLE)] : fate.copies,
    overtakes: fate.overtakes || swapped,
    delay: fate.delay + slower + (swapped ? within(scope, STRAGGLE) : 0),
  }
}
