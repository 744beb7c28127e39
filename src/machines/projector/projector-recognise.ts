// Which machine event an input is to a projector, given the record in hand and its place.
import type { Input, Message, View } from '#kernel'
import type { Recognised } from '../behaviour'
import { indexKey } from '../input'
import { beginning, NEXT } from './projector-course'
import { GROUP_ANSWERS } from './projector-group'
import { needOf } from './projector-hand'
import { behind, historyIn } from './projector-history'
import {
  eventOf,
  hereOf,
  isThere,
  keepsOwn,
  type PositionRow,
  type Projector,
  rebuildOf,
  type Stage,
  turnOf,
} from './projector-rows'
import { bodyOf } from '../protocol/protocol'

export function recogniseForProjector(
  projector: Projector,
  input: Input,
  view: View,
): Recognised | undefined {
  const here = hereOf(projector, view)
  switch (input.kind) {
    case 'timer':
      if (input.key === 'heartbeat') return { event: input.key }
      if (!isThere(projector, view)) return undefined
      return { event: input.key === NEXT ? nextOf(projector, here, view) : troubleFor(projector, here) }
    case 'message':
      return recogniseMessage(projector, input.message, view)
    case 'stimulus':
      return recogniseWish(projector, input.type, view)
    case 'life':
      return undefined
  }
}

/** What an operator asks for: first of all that it is there. */
function recogniseWish(projector: Projector, wish: string, view: View): Recognised | undefined {
  const isKnown = isThere(projector, view)
    ? wish === 'rebuild' || wish === 'redrive'
    : wish === 'add-projection'
  return isKnown ? { event: wish } : undefined
}

function recogniseMessage(projector: Projector, message: Message, view: View): Recognised | undefined {
  const here = hereOf(projector, view)
  const isMine = message.body['round'] === turnOf(here)
  switch (message.type) {
    case 'records':
      return recogniseRecords(projector, message, here, view)
    case 'refused':
      // A fetch counts in rounds, all else in turns; words of an earlier one mean nothing.
      return isMine || message.body['round'] === here.round
        ? { event: troubleFor(projector, here) }
        : undefined
    case 'disconnected':
      // Only a waiting fetch hangs on the connection; whatever else was asked is asked again when patience ends.
      return message.link === projector.options.source && here.stage === 'fetch'
        ? { event: 'trouble' }
        : undefined
    default: {
      const isAsked = isMine || message.body['round'] === here.round
      const event = isAsked ? ANSWERS[message.type]?.[here.stage] : undefined
      return event === undefined ? undefined : { event }
    }
  }
}

function recogniseRecords(
  projector: Projector,
  message: Message,
  here: PositionRow,
  view: View,
): Recognised | undefined {
  const { records, round } = bodyOf(message, 'records')
  if (round !== here.round) return undefined
  if (here.beside === true)
    return { event: historyIn(projector, view, records).length > 0 ? 'history' : 'level' }
  const [first] = records
  if (first !== undefined) {
    const { stage } = beginning(projector, here, first)
    return { event: stage === 'acknowledge' ? 'records-ack-first' : 'records' }
  }
  const rebuild = rebuildOf(projector, view)
  if (rebuild === undefined) return { event: 'empty' }
  return { event: rebuild.mode === 'blue-green' ? fetchOf(projector, here, view) : 'rebuilt' }
}

/** What an answer means at the place that asked for it; a second copy of one finds the place changed. */
const ANSWERS: { readonly [type: string]: { readonly [stage in Stage]?: string } | undefined } = {
  applied: { handle: 'applied' },
  found: { handle: 'found' },
  state: { handle: 'state' },
  parked: { park: 'parked' },
  pushed: { notify: 'pushed' },
  checkpoint: { load: 'loaded' },
  'checkpoint-saved': { acknowledge: 'committed' },
  'offset-committed': { acknowledge: 'committed', rewind: 'rewound' },
  ready: { reset: 'emptied', switch: 'switched' },
  'parked-events': { 'load-parked': 'unparked' },
  ...GROUP_ANSWERS,
}

/** How the events end by which a projector gives up. */
const GIVING_UP = { retry: '', skip: '-skip', park: '-park', 'park-key': '-park' } as const

/** What is done about an event that cannot be applied, or a push that cannot be sent: only these are given up. */
function troubleFor({ options }: Projector, { stage, failures }: PositionRow): string {
  const isOver = failures + 1 >= options.attempts
  const mayGiveUp = stage === 'handle' || (stage === 'notify' && options.onError === 'skip')
  return mayGiveUp && isOver ? `trouble${GIVING_UP[options.onError]}` : 'trouble'
}

/** What the projector does now, as its place says. */
function nextOf(projector: Projector, here: PositionRow, view: View): string {
  switch (here.stage) {
    case 'start':
      return startOf(projector, here, view)
    case 'fetch':
      return fetchOf(projector, here, view)
    case 'handle':
      return handleOf(projector, here, view)
    case 'park':
      return 'park-again'
    case 'switch':
      return 'caught-up'
    case 'load':
    case 'notify':
    case 'acknowledge':
    case 'reset':
    case 'rewind':
    case 'load-parked':
      return here.stage
  }
}

/** A rebuild that a crash interrupted goes on: from the start where nothing has kept how far it had come. */
function startOf(projector: Projector, here: PositionRow, view: View): string {
  const rebuild = rebuildOf(projector, view)
  if (rebuild !== undefined && (rebuild.phase === 'reset' || rebuild.mode === 'blue-green')) return 'reset'
  return keepsOwn(projector.options) ? 'load' : fetchOf(projector, here, view)
}

/**
 * Where the next batch comes from. A rebuild in place is over once a fetch has not brought as much as it may; one beside
 * the present models once both are level, until which history and what is new come in turns.
 */
function fetchOf(projector: Projector, { redrive, total, beside }: PositionRow, view: View): string {
  const rebuild = rebuildOf(projector, view)
  if (rebuild === undefined) return redrive === true ? 'load-parked' : 'fetch'
  if (rebuild.mode === 'blue-green') {
    if (behind(projector, view).length === 0) return 'caught-up'
    return beside === true ? 'fetch' : 'fetch-beside'
  }
  return total === 0 || total >= projector.options.limit ? 'fetch-history' : 'rebuilt'
}

function handleOf(projector: Projector, here: PositionRow, view: View): string {
  const { options, batch } = projector
  if (view.get(batch, indexKey(here.index)) === undefined) return 'handle'
  const need = needOf(options, eventOf(projector, view))
  if (need !== 'undecodable') return need
  const isOver = here.failures + 1 >= options.attempts
  return isOver ? `undecodable${GIVING_UP[options.onError] || '-retry'}` : 'undecodable-retry'
}
