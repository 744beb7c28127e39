// Two schemas of the same events: what a later release of the command handler writes, and what a projector makes of it.
import { type Domain, inFirstSchema, inSecondSchema, misread } from '#domains'
import type { EventBody } from '#machines'
import type { Settings } from './settings'

/** An event as the later release writes it. One that carries only ids has no field to be renamed. */
export const laterEvent =
  (domain: Domain) =>
  (event: EventBody): EventBody =>
    event.style === 'notification'
      ? event
      : { ...event, schema: 2, payload: inSecondSchema(domain, event.payload) }

export type Reader = Settings['projector']['schema']

/** An event as a projector sees it: whoever does not know its schema looks for fields under the names that he knows. */
export const readAs =
  (domain: Domain, reader: Reader) =>
  (event: EventBody): EventBody => {
    if (reader === 'first' || event.style === 'notification') return event
    if (event.schema === 2) return { ...event, payload: inFirstSchema(domain, event.payload) }
    return reader === 'both' ? event : { ...event, payload: misread(domain, event.payload) }
  }
