// How a command handler brings what happened elsewhere by itself: piece by piece, awaited or not, tried again or not.
import { type Effect, invariant, type JsonObject, lives, type Micros, type View } from '#kernel'
import type { Actions, Scene } from '../behaviour'
import {
  acceptedOf,
  type Delivery,
  deliveryOf,
  type DeliveryRow,
  type Handler,
  PATIENCE,
  type Piece,
  taskOf,
  workOf,
} from './command-handler-rows'
import { finished } from './command-handler-workers'
import { cancel, pause, reach, wake, write } from '../effects'
import { messageOf } from '../input'
import { bodyOf, type EventBody } from '../protocol/protocol'
import { isOffline, keep, reconnecting } from '../publisher/unsent'
import { enter, leave } from '../station'

const RETRY_LEAST: Micros = 100_000
const RETRY_MOST: Micros = 1_000_000

type Acts =
  | 'beginDelivery'
  | 'committedThenDeliver'
  | 'deliver'
  | 'nextPiece'
  | 'waitToDeliver'
  | 'skipPiece'
  | 'hasDelivered'
  | 'hasSkipped'
  | 'deliveredFirst'
  | 'forget'
  | 'leaveWindow'
  | 'keepUnsent'
  | 'sendUnsent'

export const delivering = (handler: Handler): Actions<Acts> => ({
  ...reconnecting(handler.unsent),
  /** Inside the open transaction: nothing is committed yet. */
  beginDelivery: ({ input, view, task }) => {
    const { events = [] } = bodyOf(messageOf(input), 'inserted')
    return [cancel(`${task}/patience`), ...begin(handler, view, task, events)]
  },
  committedThenDeliver: ({ view, task }) => {
    const { delivery } = taskOf(handler, view, task)
    invariant(delivery !== undefined, 'the events were kept when they were inserted')
    return [cancel(`${task}/patience`), reach('after-commit'), ...begin(handler, view, task, delivery.events)]
  },
  deliver: ({ view, task }) => deliver(handler, view, task),
  nextPiece: (scene) => {
    const { betweenPoint } = planOf(handler)
    return [...(betweenPoint === undefined ? [] : [reach(betweenPoint)]), ...moveOn(handler, scene)]
  },
  skipPiece: (scene) => moveOn(handler, scene),
  waitToDeliver: ({ view, task }) => {
    const row = deliveryOf(handler, view, task)
    const delay = Math.min(RETRY_MOST, RETRY_LEAST * 2 ** Math.min(row.attempt - 1, 8))
    return [cancel(`${task}/await`), wake(`${task}/again`, delay)]
  },
  hasDelivered: ({ view, task }) => [...reachLast(handler), ...answerSoon(handler, view, task)],
  hasSkipped: ({ view, task }) => answerSoon(handler, view, task),
  deliveredFirst: ({ task }) => [
    cancel(`${task}/await`),
    ...reachLast(handler),
    reach('before-commit'),
    pause(`${task}/proceed`, workOf(handler)),
  ],
  forget: ({ view, task }) => [
    cancel(`${task}/await`),
    ...reachLast(handler),
    ...finished(handler, view, task),
  ],
  /** A place in the producer's window is free for another command's pieces. */
  leaveWindow: ({ view }) => leave(handler.window, view),
})

export function planOf({ options }: Handler): Delivery {
  invariant(options.delivery !== undefined, 'this handler delivers by itself')
  return options.delivery
}

/** A delivery after the commit that the client need not wait for is answered before its first piece leaves. */
export const answersFirst = ({ answersAfter, when }: Delivery): boolean =>
  !answersAfter && when === 'after-commit'

const reachLast = (handler: Handler): readonly Effect[] => {
  const { lastPoint } = planOf(handler)
  return lastPoint === undefined ? [] : [reach(lastPoint)]
}

const answerSoon = (handler: Handler, view: View, task: string): readonly Effect[] => {
  const row = taskOf(handler, view, task)
  return [
    cancel(`${task}/await`),
    write(handler.tasks, task, { ...row, plan: { type: 'accepted', content: acceptedOf(row) } }),
    pause(`${task}/proceed`, workOf(handler)),
  ]
}

function begin(handler: Handler, view: View, task: string, events: readonly EventBody[]): readonly Effect[] {
  const total = planOf(handler).pieces(events).length
  const delivery = { events, next: 0, total, since: view.now, attempt: 0, number: 0, answered: false }
  return [
    write(handler.tasks, task, { ...taskOf(handler, view, task), delivery }),
    ...(answersFirst(planOf(handler))
      ? [pause(`${task}/proceed`, workOf(handler))]
      : enterWindow(handler, view, task)),
  ]
}

/** The first piece leaves once it has a place in the window; the task keeps the place for all of its pieces. */
export const enterWindow = (handler: Handler, view: View, task: string): readonly Effect[] =>
  enter(handler.window, view, { key: `${task}/again`, after: workOf(handler), body: {} })

function moveOn(handler: Handler, { view, task }: Scene): readonly Effect[] {
  const row = taskOf(handler, view, task)
  const delivery = deliveryOf(handler, view, task)
  const next = { ...delivery, next: delivery.next + 1, since: view.now, attempt: 0, number: 0 }
  return [
    cancel(`${task}/await`),
    write(handler.tasks, task, { ...row, delivery: next }),
    pause(`${task}/again`, workOf(handler)),
  ]
}

function deliver(handler: Handler, view: View, task: string): readonly Effect[] {
  const row = taskOf(handler, view, task)
  const delivery = deliveryOf(handler, view, task)
  const plan = planOf(handler)
  const piece = plan.pieces(delivery.events)[delivery.next]
  invariant(piece !== undefined, 'a piece that is to be delivered exists')
  const numbered = numberOf(handler, view, piece, delivery)
  const attempt = delivery.attempt + 1
  const about = { subject: row.key, correlation: task }
  const body = {
    ...piece.content,
    ...numbered.content,
    ...(piece.type === 'publish' ? { command: task } : {}),
    ...(piece.type === 'project' ? { task } : {}),
    index: delivery.next,
    round: delivery.next,
  }
  return [
    ...numbered.effects,
    write(handler.tasks, task, {
      ...row,
      delivery: { ...delivery, attempt, number: numbered.number },
    }),
    ...(isOffline(handler.unsent, view)
      ? keep(handler.unsent, view, [{ body, ...about }])
      : [{ kind: 'send', link: piece.link, type: piece.type, body, attempt, ...about } as const]),
    plan.awaits ? wake(`${task}/await`, PATIENCE) : wake(`${task}/handed`, 0),
  ]
}

/** The producer's number of a piece: given once, kept for every attempt. */
function numberOf(handler: Handler, view: View, piece: Piece, { number }: DeliveryRow) {
  const none = { number, effects: [], content: {} satisfies JsonObject }
  if (piece.type !== 'publish') return none
  if (!planOf(handler).idempotent) return { ...none, content: { producer: null, number: 0 } }
  const partition = String(Number(piece.content['partition'] ?? 0))
  const own = number > 0 ? number : (view.get(handler.numbers, partition) ?? 0) + 1
  const life = view.get(lives, handler.options.id)?.epoch ?? 1
  const producer = `${handler.options.id}#${life}`
  const effects = number > 0 ? [] : [write(handler.numbers, partition, own)]
  return { number: own, effects, content: { producer, number: own } }
}
