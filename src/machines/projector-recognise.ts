// Which machine event an input is to a projector, given the record in hand.
import type { Input, Message, View } from '#kernel'
import type { Recognised } from './behaviour'
import { indexKey } from './input'
import { hereOf, type Projector, turnOf } from './projector-rows'
import { bodyOf } from './protocol'

export function recogniseForProjector(
  projector: Projector,
  input: Input,
  view: View,
): Recognised | undefined {
  if (input.kind === 'timer') return recogniseTimer(projector, input.key, view)
  return input.kind === 'message' ? recogniseMessage(projector, input.message, view) : undefined
}

function recogniseMessage(projector: Projector, message: Message, view: View): Recognised | undefined {
  const here = hereOf(projector, view)
  const isMine = message.body['round'] === turnOf(here)
  const ackFirst = projector.options.ack === 'before-apply'
  switch (message.type) {
    case 'records':
      return recogniseRecords(message, here.round, ackFirst)
    case 'refused':
      // A fetch counts in rounds, all else in turns; words of an earlier one mean nothing.
      return isMine || message.body['round'] === here.round ? { event: 'trouble' } : undefined
    case 'disconnected':
      // Only a waiting fetch hangs on the connection; whatever else was asked is asked again when patience ends.
      return message.link === projector.options.fromBroker && here.total === 0
        ? { event: 'trouble' }
        : undefined
    default:
      return isMine ? recogniseAnswer(message.type, ackFirst, here.index + 1 >= here.total) : undefined
  }
}

function recogniseRecords(message: Message, present: number, ackFirst: boolean): Recognised | undefined {
  const { records, round } = bodyOf(message, 'records')
  if (round !== present) return undefined
  if (records.length === 0) return { event: 'empty' }
  return { event: ackFirst ? 'records-ack-first' : 'records' }
}

/** An answer about the record in hand. */
function recogniseAnswer(type: string, ackFirst: boolean, last: boolean): Recognised | undefined {
  switch (type) {
    case 'applied':
      if (!ackFirst) return { event: 'applied' }
      return { event: last ? 'applied-last' : 'applied-next' }
    case 'parked':
      return { event: ackFirst && last ? 'parked-last' : 'parked' }
    case 'offset-committed':
      if (ackFirst) return { event: 'committed-first' }
      return { event: last ? 'committed-last' : 'committed' }
    default:
      return undefined
  }
}

function recogniseTimer(projector: Projector, key: string, view: View): Recognised | undefined {
  if (key === 'patience') return { event: 'trouble' }
  const { options, batch } = projector
  const here = hereOf(projector, view)
  const current = view.get(batch, indexKey(here.index))
  if (key !== 'handle' || current === undefined || options.decodes(current.event)) return { event: key }
  const last = options.ack === 'before-apply' && here.index + 1 >= here.total
  switch (options.onError) {
    case 'retry':
      return { event: 'undecodable-retry' }
    case 'skip':
      return { event: last ? 'undecodable-skip-last' : 'undecodable-skip' }
    case 'park':
      return { event: 'undecodable-park' }
  }
}
