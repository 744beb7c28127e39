// What a projector does with the event in hand: gets what it lacks, applies it, tells whom it concerns, or gives it up.
import type { View } from '#kernel'
import type { Actions } from '../behaviour'
import { reach, send, wake, write } from '../effects'
import { messageOf } from '../input'
import { backOff, onFrom, PATIENCE, placeAfter } from './projector-course'
import { about, forgetPrepared, type Hand, preparing, telling } from './projector-hand'
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
import { bodyOf, type EventBody, type Protocol } from '../protocol/protocol'

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
  ...preparing(handOf(projector)),
  ...telling(handOf(projector)),
  apply: ({ view }) => [
    send(projector.options.toStore, 'apply', applyOf(projector, view), about(recordOf(projector, view))),
    wake('patience', PATIENCE),
  ],
  hasApplied: ({ input, view }) => {
    const isNew = bodyOf(messageOf(input), 'applied').outcome === 'applied'
    const isSaved = projector.options.checkpoint === 'same-transaction'
    return [
      ...forgetPrepared(projector, view),
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
    ...forgetPrepared(projector, view),
    ...onFrom(projector, placeAfter(projector, view, 'given-up')),
  ],
})

/** The event in hand, for whatever is done with it that does not depend on where it comes from. */
const handOf = (projector: Projector): Hand => ({
  options: projector.options,
  prepared: projector.prepared,
  record: (view) => recordOf(projector, view),
  turn: (view) => turnOf(hereOf(projector, view)),
  onward: (view) => onFrom(projector, { ...hereOf(projector, view), failures: 0 }),
  told: (view) => onFrom(projector, placeAfter(projector, view, 'notified')),
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
