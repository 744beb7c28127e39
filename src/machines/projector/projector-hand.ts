// What is done with the event in hand whoever holds it, a projector that fetches or one that is pushed to: what it lacks is
// asked for elsewhere, and whom it concerns is told.
import type { Effect, Table, View } from '#kernel'
import type { Actions } from '../behaviour'
import { reach, send, wake, write } from '../effects'
import { messageOf } from '../input'
import { PATIENCE } from './projector-course'
import { HERE, type ProjectorOptions } from './projector-rows'
import { bodyOf, type EventBody, type LogRecord } from '../protocol/protocol'

type Neighbours = Pick<ProjectorOptions, 'enrichment' | 'askBack' | 'notifier'>

/** The event in hand, and how its handling goes on. */
export interface Hand {
  readonly options: Neighbours
  /** The event with what it lacked: its state, or the value it was enriched by. */
  readonly prepared: Table<EventBody>
  record(view: View): Pick<LogRecord, 'key' | 'command' | 'event'>
  /** The number that an answer about it carries. */
  turn(view: View): number
  /** On with it, prepared as it is. */
  onward(view: View): readonly Effect[]
  /** Whom it concerns has been told, or is not to be. */
  told(view: View): readonly Effect[]
}

/** The event in hand, as far as it is prepared. */
export const preparedOf = ({ prepared, record }: Pick<Hand, 'prepared' | 'record'>, view: View): EventBody =>
  view.get(prepared, HERE) ?? record(view).event

/** The record in hand is behind: nothing is prepared any more. */
export const forgetPrepared = ({ prepared }: Pick<Hand, 'prepared'>, view: View): readonly Effect[] =>
  view.get(prepared, HERE) === undefined ? [] : [write(prepared, HERE, undefined)]

/** What an event needs now: to be applied, or first its state, or a value; or nothing helps. */
export function needOf(
  { decodes, askBack, enrichment }: Neighbours & Pick<ProjectorOptions, 'decodes'>,
  event: EventBody,
): 'handle' | 'undecodable' | 'ask-back' | 'look-up' {
  if (event.payload['deleted'] === true && event.style === 'notification') return 'handle'
  if (!decodes(event)) return 'undecodable'
  if (event.style === 'notification' && askBack !== undefined) return 'ask-back'
  const isLacking = enrichment?.keyOf(event) !== undefined && event.payload['enriched'] === undefined
  return isLacking ? 'look-up' : 'handle'
}

/** What a request about a record says of its cause. */
export const about = ({ key, command }: Pick<LogRecord, 'key' | 'command'>) => ({
  subject: key,
  correlation: command,
})

/** What the event in hand lacks is asked for elsewhere, and kept until it is applied. */
export const preparing = (hand: Hand): Actions<'askBack' | 'fillIn' | 'lookUp' | 'enrich'> => {
  const { options, prepared } = hand
  const keep = (view: View, event: EventBody): readonly Effect[] => [
    write(prepared, HERE, event),
    ...hand.onward(view),
  ]
  return {
    askBack: ({ view }) => {
      const record = hand.record(view)
      const content = { key: record.event.aggregateId, round: hand.turn(view) }
      return [send(options.askBack ?? '', 'fetch-state', content, about(record)), wake('patience', PATIENCE)]
    },
    fillIn: ({ input, view }) => {
      const { state } = bodyOf(messageOf(input), 'state')
      const event = preparedOf(hand, view)
      // Whoever is gone has no state any more, only the fact that it is gone.
      if (state === null) return keep(view, { ...event, payload: { deleted: true } })
      const version = Number(state['version'] ?? event.version)
      return keep(view, { ...event, style: 'full-state', version, payload: state })
    },
    lookUp: ({ view }) => {
      const record = hand.record(view)
      const { link = '', keyOf } = options.enrichment ?? {}
      const content = { key: keyOf?.(preparedOf(hand, view)) ?? '', round: hand.turn(view) }
      return [send(link, 'lookup', content, about(record)), wake('patience', PATIENCE)]
    },
    enrich: ({ input, view }) => {
      const { value } = bodyOf(messageOf(input), 'found')
      const event = preparedOf(hand, view)
      const enriched = { field: options.enrichment?.field ?? '', value }
      return keep(view, { ...event, payload: { ...event.payload, enriched } })
    },
  }
}

/** A push message goes out after the effect, in a step of its own: a crash between the two repeats it, or loses it. */
export const telling = (hand: Hand): Actions<'notify' | 'hasPushed' | 'skipPush'> => ({
  notify: ({ view }) => {
    const record = hand.record(view)
    const { link = '', pushFor } = hand.options.notifier ?? {}
    const content = { event: record.event.id, to: pushFor?.(record.event) ?? '', round: hand.turn(view) }
    return [send(link, 'push', content, about(record)), wake('patience', PATIENCE)]
  },
  hasPushed: ({ view }) => [reach('after-push'), ...hand.told(view)],
  skipPush: ({ view }) => hand.told(view),
})
