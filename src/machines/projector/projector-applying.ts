// What a projector does with the event in hand: gets what it lacks, applies it, tells whom it concerns, or gives it up.
import type { Effect, View } from '#kernel'
import type { Actions } from '../behaviour'
import { reach, send, wake, write } from '../effects'
import { messageOf } from '../input'
import { backOff, forget, onFrom, PATIENCE, placeAfter } from './projector-course'
import {
  consumerOf,
  eventOf,
  HERE,
  hereOf,
  NOWHERE,
  type Projector,
  type ProjectorOptions,
  recordOf,
  turnOf,
} from './projector-rows'
import { bodyOf, type EventBody, type LogRecord, type Protocol } from '../protocol/protocol'

type Acts =
  | 'askBack'
  | 'fillIn'
  | 'lookUp'
  | 'enrich'
  | 'apply'
  | 'hasApplied'
  | 'notify'
  | 'hasPushed'
  | 'skipPush'
  | 'wait'
  | 'park'
  | 'giveUpOn'

export const applying = (projector: Projector): Actions<Acts> => ({
  ...preparing(projector),
  ...telling(projector),
  apply: ({ view }) => [
    send(projector.options.toStore, 'apply', applyOf(projector, view), about(recordOf(projector, view))),
    wake('patience', PATIENCE),
  ],
  hasApplied: ({ input, view }) => {
    const isNew = bodyOf(messageOf(input), 'applied').outcome === 'applied'
    const isSaved = projector.options.checkpoint === 'same-transaction'
    return [
      ...forget(projector, view),
      reach('after-apply'),
      ...(isSaved ? [reach('after-ack')] : []),
      ...onFrom(projector, placeAfter(projector, view, isNew ? 'applied' : 'notified')),
    ]
  },
  wait: ({ view }) => backOff(projector, view),
  park: ({ input, view }) => {
    const record = recordOf(projector, view)
    const here = { ...hereOf(projector, view), stage: 'park' as const }
    const why = projector.options.decodes(eventOf(projector, view)) ? 'failed' : 'undecodable'
    const content = { consumer: consumerOf(projector.options), event: record.event, why, round: turnOf(here) }
    return [
      // Parking is an act of its own: its failures do not add to those of the event.
      ...(input.kind === 'timer' && hereOf(projector, view).stage === 'park'
        ? []
        : [write(projector.place, HERE, { ...here, failures: 0 })]),
      send(projector.options.toStore, 'park', content, about(record)),
      wake('patience', PATIENCE),
    ]
  },
  giveUpOn: ({ view }) => [
    ...forget(projector, view),
    ...onFrom(projector, placeAfter(projector, view, 'given-up')),
  ],
})

/** What the event in hand lacks is asked for elsewhere, and kept until it is applied. */
const preparing = (projector: Projector): Actions<'askBack' | 'fillIn' | 'lookUp' | 'enrich'> => {
  const { options, prepared } = projector
  const keep = (view: View, event: EventBody): readonly Effect[] => [
    write(prepared, HERE, event),
    ...onFrom(projector, { ...hereOf(projector, view), failures: 0 }),
  ]
  return {
    askBack: ({ view }) => {
      const record = recordOf(projector, view)
      const round = turnOf(hereOf(projector, view))
      const content = { key: record.event.aggregateId, round }
      return [send(options.askBack ?? '', 'fetch-state', content, about(record)), wake('patience', PATIENCE)]
    },
    fillIn: ({ input, view }) => {
      const { state } = bodyOf(messageOf(input), 'state')
      const event = eventOf(projector, view)
      // Whoever is gone has no state any more, only the fact that it is gone.
      if (state === null) return keep(view, { ...event, payload: { deleted: true } })
      const version = Number(state['version'] ?? event.version)
      return keep(view, { ...event, style: 'full-state', version, payload: state })
    },
    lookUp: ({ view }) => {
      const record = recordOf(projector, view)
      const round = turnOf(hereOf(projector, view))
      const { link = '', keyOf } = options.enrichment ?? {}
      const content = { key: keyOf?.(eventOf(projector, view)) ?? '', round }
      return [send(link, 'lookup', content, about(record)), wake('patience', PATIENCE)]
    },
    enrich: ({ input, view }) => {
      const { value } = bodyOf(messageOf(input), 'found')
      const event = eventOf(projector, view)
      const enriched = { field: options.enrichment?.field ?? '', value }
      return keep(view, { ...event, payload: { ...event.payload, enriched } })
    },
  }
}

/** A push message goes out after the effect, in a step of its own: a crash between the two repeats it, or loses it. */
const telling = (projector: Projector): Actions<'notify' | 'hasPushed' | 'skipPush'> => ({
  notify: ({ view }) => {
    const record = recordOf(projector, view)
    const { link = '', pushFor } = projector.options.notifier ?? {}
    const round = turnOf(hereOf(projector, view))
    const content = { event: record.event.id, to: pushFor?.(record.event) ?? '', round }
    return [send(link, 'push', content, about(record)), wake('patience', PATIENCE)]
  },
  hasPushed: ({ view }) => [
    reach('after-push'),
    ...onFrom(projector, placeAfter(projector, view, 'notified')),
  ],
  skipPush: ({ view }) => onFrom(projector, placeAfter(projector, view, 'notified')),
})

/** The request to apply the event in hand. What does not hold is left out, so that the message stays small. */
function applyOf(projector: Projector, view: View): Protocol['apply'] {
  const { checkpoint } = projector.options
  const { partition, offset } = recordOf(projector, view)
  const { beside } = hereOf(projector, view)
  const isSaved = checkpoint === 'same-transaction' && beside !== true && partition !== NOWHERE
  return {
    ...applicationOf(projector.options, eventOf(projector, view), turnOf(hereOf(projector, view))),
    ...(isSaved ? { checkpoint: { partition, offset: offset + 1 } } : {}),
    ...(beside === undefined ? {} : { beside }),
  }
}

/** The same, as far as it does not depend on where the event comes from. */
export const applicationOf = (
  options: Pick<
    ProjectorOptions,
    'id' | 'apply' | 'guard' | 'inbox' | 'tombstones' | 'models' | 'isAddedLater'
  > & { readonly onError: string },
  event: EventBody,
  round: number,
): Protocol['apply'] => ({
  consumer: consumerOf(options),
  event,
  apply: options.apply,
  guard: options.guard,
  inbox: options.inbox,
  round,
  ...(options.models === undefined ? {} : { models: options.models }),
  ...(options.isAddedLater === true ? { apart: true } : {}),
  ...(options.tombstones && options.guard !== 'none' ? { tombstones: true } : {}),
  ...(options.onError === 'park-key' ? { sequenced: true } : {}),
})

/** What a request about a record says of its cause. */
export const about = ({ key, command }: Pick<LogRecord, 'key' | 'command'>) => ({
  subject: key,
  correlation: command,
})
