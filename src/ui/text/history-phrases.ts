// What a language must be able to say on the messages of a run over time. Loaded with the history, not before.
import type { FlightFate } from '#app'
import type { Dictionary } from './codes'

/** The space–time diagram and the table of messages. */
export interface HistoryWords {
  /** What is seen, in one sentence. */
  readonly caption: string
  /** The diagram as a sentence: how many messages among how many components, and from when until when. */
  readonly summary: (messages: string, lanes: string, from: string, until: string) => string
  /** The list of messages that the arrow keys go through. */
  readonly messages: string
  readonly keys: string
  /** The lane on which the client asks the read side. */
  readonly queries: string
  readonly none: string
  readonly legend: Dictionary<'retry' | 'copy' | 'lost' | 'nobody' | 'held'>
  /** Not everything is drawn: how many of how many messages. */
  readonly thinned: (drawn: string, all: string) => string
  readonly withoutPolling: string
  readonly oneIn: (count: string) => string
  readonly zoomForMore: string
  readonly fates: Dictionary<FlightFate>
  /** How long a message was on its wire. */
  readonly took: (duration: string) => string
  readonly attempt: (number: string) => string
  readonly copy: string
  readonly held: string
  readonly polling: string
  readonly columns: Dictionary<'sent' | 'message' | 'way' | 'end'>
  readonly events: string
  /** The table of faults and marks: what is drawn across the charts. */
  readonly happenings: string
  readonly happened: Dictionary<'what' | 'where' | 'until' | 'lasts'>
  /** The button of a row: goes to the sending of a message and inspects it. */
  readonly goTo: (message: string, time: string) => string
}
