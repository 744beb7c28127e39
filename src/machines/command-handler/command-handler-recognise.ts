// Which machine event an input is to a command handler, given the command in hand and what it has delivered.
import { type Input, type JsonObject, type Message, type View, machineKey, machines } from '#kernel'
import type { Recognised } from '../behaviour'
import { answersFirst, planOf } from './command-handler-delivery'
import type { Decided, Handler, TaskRow } from './command-handler-rows'
import { bodyOf, type Loaded } from '../protocol/protocol'
import { recogniseUnsent } from '../publisher/unsent'

/** How often a command that lost a race for a row is decided again. */
const MOST_TRIES = 4

export function recogniseForHandler(handler: Handler, input: Input, view: View): Recognised | undefined {
  const event = recogniseUnsent(handler.unsent, input)
  if (event !== undefined) return { event }
  if (input.kind === 'timer') return recogniseTimer(handler, input.key, view)
  if (input.kind === 'stimulus') return { event: input.type }
  if (input.kind !== 'message') return undefined
  return recogniseMessage(handler, input.message, view)
}

function recogniseTimer(handler: Handler, key: string, view: View): Recognised | undefined {
  const cut = key.lastIndexOf('/')
  const task = key.slice(0, cut)
  const kind = key.slice(cut + 1)
  if (kind === 'patience') return { task, event: 'trouble' }
  const row = view.get(handler.tasks, task)
  if (row === undefined) return undefined
  switch (kind) {
    case 'handed':
      return aboutPiece(handler, view, task, true)
    case 'await':
      return aboutPiece(handler, view, task, false)
    case 'again':
    case 'begin':
      return { task, event: kind }
    default:
      return { task, event: isUnawaited(handler, row) ? 'proceed-answered' : 'proceed' }
  }
}

/** Whether the client is to be answered now, before the first piece leaves. */
const isUnawaited = ({ options }: Handler, { delivery, plan }: TaskRow): boolean =>
  options.delivery !== undefined &&
  answersFirst(options.delivery) &&
  delivery !== undefined &&
  delivery.total > 0 &&
  !delivery.answered &&
  plan?.['type'] === undefined

/** A piece is delivered, or it is not: what that means depends on how many are left and on how long it was tried. */
function aboutPiece(
  handler: Handler,
  view: View,
  task: string,
  isDelivered: boolean,
): Recognised | undefined {
  const row = view.get(handler.tasks, task)?.delivery
  if (row === undefined) return undefined
  const { when, tries } = planOf(handler)
  const isFirst = when === 'before-commit'
  const isLast = row.next + 1 >= row.total
  if (!isDelivered) {
    if (view.now - row.since < tries) return { task, event: 'undelivered' }
    if (isFirst) return { task, event: 'failed-first' }
    if (!isLast) return { task, event: 'skipped' }
    return { task, event: row.answered ? 'all-delivered-answered' : 'all-skipped' }
  }
  if (!isLast) return { task, event: 'delivered' }
  if (isFirst) return { task, event: 'all-delivered-first' }
  return { task, event: row.answered ? 'all-delivered-answered' : 'all-delivered' }
}

function recogniseMessage(handler: Handler, message: Message, view: View): Recognised | undefined {
  const { options, tasks, station } = handler
  if (message.type === 'command') {
    const event = station.capacity === null ? 'command' : 'command-queued'
    return { task: `c${bodyOf(message, 'command').number}`, event }
  }
  const { task } = message.body
  if (typeof task !== 'string') return recognisePiece(handler, message, view)
  const state = view.get(machines, machineKey(options.id, task))?.state
  if (message.type === 'inserted' && state !== 'writing' && state !== 'committing')
    return { event: 'inserted-too-late' }
  const row = view.get(tasks, task)
  return row === undefined ? undefined : { task, event: wordOf(handler, message, row) }
}

/** What the store says of a command in hand. */
function wordOf(handler: Handler, message: Message, row: TaskRow): string {
  const { delivery } = handler.options
  switch (message.type) {
    case 'loaded':
      return decided(handler, message, row).ok ? 'accepted' : 'refused'
    case 'conflict':
      return row.tries < MOST_TRIES ? 'conflict' : 'too-many-conflicts'
    case 'refused':
      return 'trouble'
    case 'inserted':
      return delivery?.when === 'before-commit' ? 'inserted-first' : 'inserted'
    case 'committed':
      return delivery?.when === 'after-commit' ? 'committed-first' : 'committed'
    default:
      return message.type
  }
}

/** The answer to a piece names its task by the command that it is about, and the piece by its number. */
function recognisePiece(handler: Handler, message: Message, view: View): Recognised | undefined {
  const task = message.correlation
  const row = view.get(handler.tasks, task)?.delivery
  if (message.kind !== 'reply' || row === undefined || row.attempt === 0) return undefined
  if (message.body['round'] !== row.next) return undefined
  return aboutPiece(handler, view, task, DELIVERED.has(message.type))
}

const DELIVERED: ReadonlySet<string> = new Set(['acked', 'applied', 'invalidated', 'projected'])

/** What the business says to a command, given what the store has loaded. */
export function decided({ options }: Handler, message: Message, { key, command }: TaskRow): Decided {
  const { second, ...first } = bodyOf(message, 'loaded')
  const presentOf = (id: string, { state, facts }: Loaded): JsonObject | null =>
    facts === undefined ? state : (options.fold?.(id, state, facts) ?? null)
  const other = second === undefined ? null : presentOf(options.secondOf?.(command) ?? '', second)
  return options.decide(presentOf(key, first), command, other)
}
