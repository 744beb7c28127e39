/** Puts what an event carries into the envelope that it travels in; the same for every business. */
import type { AggregateState, DomainEvent, Envelope, EventStyle, JsonObject } from './domain'
import { idOf } from './kept'

/** The envelope of an event that led to a state. */
export const dress = (
  style: EventStyle,
  { type }: DomainEvent,
  after: AggregateState,
  payload: JsonObject,
): Envelope => {
  const aggregateId = idOf(after)
  const { version } = after
  return { id: `${aggregateId}@${version}`, type, aggregateId, version, style, payload }
}
