// A message over time in words: what it is, which way it went, what became of it.
import type { Flight } from '#app'
import type { HistoryWords } from '../text/history-phrases'
import { componentName, keyName, named } from '../text/vocabulary'
import type { Words } from '../text/words'

/** Its type, and the aggregate it is about. */
export function flightName({ type, subject }: Flight, { names }: Words): string {
  const name = named(names.messages, type)
  return subject === '' ? name : `${name} · ${keyName(names, subject)}`
}

/** From where to where. */
export const flightWay = ({ from, to }: Flight, { names }: Words): string =>
  `${componentName(names, from)} → ${componentName(names, to)}`

/** What sets it apart from a message that was sent once and arrived. */
export function flightMarks(flight: Flight, words: Words, history: HistoryWords): readonly string[] {
  return [
    flight.attempt > 1 ? history.attempt(words.format.count(flight.attempt)) : '',
    flight.copy ? history.copy : '',
    flight.held === null ? '' : history.held,
    flight.background ? history.polling : '',
  ].filter((mark) => mark !== '')
}

/** What became of it, and after how long. */
export function flightEnd({ fate, sent, end }: Flight, words: Words, history: HistoryWords): string {
  if (fate === 'flying') return history.fates.flying
  const took = words.format.duration(end - sent)
  return fate === 'arrived' ? history.took(took) : `${history.fates[fate]} (${took})`
}

/** All of it as one line. */
export const flightSentence = (flight: Flight, words: Words, history: HistoryWords): string =>
  [
    flightName(flight, words),
    words.names.messageKinds[flight.kind],
    flightWay(flight, words),
    words.format.clock(flight.sent),
    flightEnd(flight, words, history),
    ...flightMarks(flight, words, history),
  ].join(', ')
