// English words for the messages of a run over time.
import type { HistoryWords } from './history-phrases'

/** The space–time diagram and the table of messages, in English. */
export const enHistory: HistoryWords = {
  caption: 'every line is a message, slanted by the time that it was on its way',
  summary: (messages, lanes, from, until) =>
    `Messages over time: ${messages} messages among ${lanes} components from ${from} to ${until}. The table has each of them.`,
  messages: 'Messages',
  keys: 'Arrow left and right: the message before and after. Up: its cause. Down: its effect. Enter: go there.',
  queries: 'Client, queries',
  none: 'No message has been sent yet.',
  legend: {
    retry: 'retry',
    copy: 'duplicate',
    lost: 'lost on its way',
    nobody: 'nobody took it',
    held: 'held',
  },
  thinned: (drawn, all) => `${drawn} of ${all} messages drawn`,
  withoutPolling: 'no polling',
  oneIn: (count) => `one command in ${count}`,
  zoomForMore: 'zoom in for more',
  fates: {
    flying: 'on its way',
    arrived: 'arrived',
    refused: 'refused: nobody there',
    unheard: 'unheard: the receiver had ended',
    lost: 'lost',
  },
  took: (duration) => `${duration} on its way`,
  attempt: (number) => `attempt ${number}`,
  copy: 'a duplicate',
  held: 'was held',
  polling: 'polling',
  columns: { sent: 'Sent', message: 'Message', way: 'From → to', end: 'What became of it' },
  events: 'Events',
  happenings: 'Faults and marks',
  happened: { what: 'What', where: 'Where', until: 'Until', lasts: 'it lasts' },
  goTo: (message, time) => `Go to ${time}: ${message}`,
}
