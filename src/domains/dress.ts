/** Puts what an event carries into the envelope that it travels in; the same for every business. */
import { parentChange } from './changed-rows'
import type { AggregateState, Domain, DomainEvent, JsonObject } from './domain'
import { idOf } from './kept'

/** An event between the two states of its aggregate, each as the business sees it; a deleted one is not there. */
export interface Step<Seen> {
  readonly event: DomainEvent
  readonly before: Seen | undefined
  readonly after: Seen | undefined
}

/** What a business says of its dressing. */
export interface Dressing<Seen> {
  readonly seenIn: (state: AggregateState | undefined) => Seen | undefined
  readonly rowsOf: Domain['rowsOf']
  /** The payload of style `partial`. */
  readonly changedFields: (step: Step<Seen>) => JsonObject
  /** The payload of style `delta`. */
  readonly increments: (step: Step<Seen>) => JsonObject
}

/** Dresses the events of a business for travelling, with as much in the payload as the style carries. */
export const dressing = <Seen>({
  seenIn,
  rowsOf,
  changedFields,
  increments,
}: Dressing<Seen>): Domain['envelope'] => {
  const payloadOf = (...[style, before, event, after]: Parameters<Domain['envelope']>): JsonObject => {
    switch (style) {
      case 'full-state':
        return after
      case 'partial':
        return changedFields({ event, before: seenIn(before), after: seenIn(after) })
      case 'delta':
        return increments({ event, before: seenIn(before), after: seenIn(after) })
      case 'notification':
        return {}
      case 'row':
        return parentChange({ rowsOf }, before, after)
    }
  }
  return (style, before, event, after) => {
    const aggregateId = idOf(after)
    const { version } = after
    const payload = payloadOf(style, before, event, after)
    return { id: `${aggregateId}@${version}`, type: event.type, aggregateId, version, style, payload }
  }
}
