// What an operator may ask of a projector that is pushed to: its dead letters once more, or all of a stream's history again.
import type { Actions } from '../behaviour'
import { cancel, pause, send, wake, write } from '../effects'
import { indexKey, messageOf } from '../input'
import { PATIENCE, WORK } from '../projector/projector-course'
import { forgetPrepared } from '../projector/projector-hand'
import { CONSUMER, HERE, NOWHERE } from '../projector/projector-rows'
import { bodyOf } from '../protocol/protocol'
import { dropBuffer, moveTo, placeOf, type Subscriber } from './subscriber-rows'

/** Dead letters are handled behind what is in the buffer, in the order of their versions. */
export const redriving = (
  subscriber: Subscriber,
): Actions<'noteRedrive' | 'leaveFetch' | 'loadParked' | 'takeParked'> => {
  const { options, batch, place } = subscriber
  return {
    noteRedrive: ({ view }) => [moveTo(subscriber, view, { redrive: true })],
    leaveFetch: () => [cancel('silence')],
    loadParked: ({ view }) => {
      const { redrive: _noted, ...now } = placeOf(subscriber, view)
      return [
        write(place, HERE, { ...now, stage: 'load-parked' }),
        send(options.toStore, 'load-parked', { consumer: CONSUMER, round: now.index }),
        wake('patience', PATIENCE),
      ]
    },
    takeParked: ({ input, view }) => {
      const { letters } = bodyOf(messageOf(input), 'parked-events')
      const { stage: _stage, ...now } = placeOf(subscriber, view)
      return [
        cancel('patience'),
        ...letters.map(({ event, command }, offset) =>
          write(batch, indexKey(now.next + offset), {
            partition: NOWHERE,
            offset,
            key: event.aggregateId,
            event,
            command,
            tag: 0,
            round: now.round,
            deliveries: 1,
          }),
        ),
        write(place, HERE, { ...now, failures: 0, next: now.next + letters.length }),
        pause('go-on', WORK),
      ]
    },
  }
}

/** Whatever was to be done next. */
const TIMERS = ['patience', 'silence', 'again', 'subscribe-again', 'go-on', 'handle', 'notify', 'proceed']

/** The read models are emptied, and the consumer of the stream begins anew with its first message. */
export const rebuilding = (subscriber: Subscriber): Actions<'startRebuild' | 'reset' | 'hasReset'> => {
  const { options, place, rebuild } = subscriber
  return {
    startRebuild: ({ view }) => {
      const { round, next } = placeOf(subscriber, view)
      return [
        ...TIMERS.map(cancel),
        ...forgetPrepared(subscriber, view),
        ...dropBuffer(subscriber, view, 0),
        write(rebuild, HERE, { phase: 'reset' }),
        // Another number: whatever is still answered to what was in hand means nothing.
        write(place, HERE, { round, index: next + 1, next: next + 1, failures: 0, closed: true }),
        pause('reset', WORK),
      ]
    },
    reset: ({ view }) => [
      moveTo(subscriber, view, { stage: 'reset' }),
      send(options.toStore, 'reset', {
        consumer: CONSUMER,
        beside: false,
        round: placeOf(subscriber, view).index,
      }),
      wake('patience', PATIENCE),
    ],
    hasReset: ({ view }) => {
      const { stage: _stage, ...now } = placeOf(subscriber, view)
      return [
        cancel('patience'),
        write(rebuild, HERE, { phase: 'rejoin' }),
        write(place, HERE, { ...now, failures: 0, closed: true }),
        pause('go-on', WORK),
      ]
    },
  }
}
