// The log reader (change data capture): follows the commit log through a slot, publishes in commit order, saves its offset
// now and then. After Debezium under Kafka Connect: at least once, a crash repeats what was published since the last save.
import type { Effect, Micros, View } from '#kernel'
import { type Actions, createComponent } from '../behaviour'
import { cancel, pause, reach, send, wake, write } from '../effects'
import { messageOf } from '../input'
import { logReaderChart } from './log-reader-chart'
import { recogniseForLogReader } from './log-reader-recognise'
import {
  decodable,
  type LogReader,
  logReaderOf,
  type LogReaderOptions,
  OFFSET,
  READING,
  type ReadingRow,
  readingOf,
} from './log-reader-rows'
import { bodyOf, type CommitRecord, type EventBody } from '../protocol/protocol'
import { letGo, newSession, SESSION, takeInHand } from '../publisher/publisher-rows'
import { publishing } from '../publisher/publishing'
import { unsentTables } from '../publisher/unsent'
import { BACK_OFF, PATIENCE, WORK } from '../relay/relay-times'

/** Writing the offset to its topic. */
const SAVE: Micros = 2_000

/** Builds a log reader between a commit log and a broker. */
export function createLogReader(options: LogReaderOptions) {
  const reader = logReaderOf(options)
  const { batch, progress, numbers, sessions, reading, offsets } = reader
  return createComponent({
    id: options.id,
    kind: 'log-reader',
    chart: logReaderChart,
    behaviour: {
      recognise: (input, view) => recogniseForLogReader(reader, input, view),
      actions: { ...capturing(reader), ...publishing(reader), ...saving(reader) },
    },
    tables: [batch, progress, numbers, sessions, reading, offsets, ...unsentTables(reader.unsent)],
    points: ['after-read', 'after-publish', 'after-offset'],
    recovery: 200_000,
  })
}

type Capturing =
  | 'begin'
  | 'snapshot'
  | 'takeSnapshot'
  | 'takeEmptySnapshot'
  | 'read'
  | 'take'
  | 'skip'
  | 'passOver'
  | 'giveUp'
  | 'backOff'
  | 'beat'

const capturing = (reader: LogReader): Actions<Capturing> => {
  const { options, reading } = reader
  const { slot, toStore } = options
  return {
    begin: ({ view }) => [
      ...sessionOf(reader, view),
      write(reading, READING, readingOf(reader, view)),
      pause('proceed', WORK),
      wake('flush', options.offsetFlush, true),
    ],
    snapshot: ({ view }) => {
      const now = readingOf(reader, view)
      const round = now.round + 1
      return [
        cancel('patience'),
        write(reading, READING, { ...now, round }),
        send(toStore, 'snapshot', { slot, round }),
        wake('patience', PATIENCE),
      ]
    },
    takeSnapshot: ({ input, view }) => {
      const { records, position } = bodyOf(messageOf(input), 'snapshot-rows')
      return [cancel('patience'), ...take(reader, view, records, position)]
    },
    takeEmptySnapshot: ({ input, view }) => {
      const { position } = bodyOf(messageOf(input), 'snapshot-rows')
      return [
        cancel('patience'),
        write(reading, READING, upTo(readingOf(reader, view), position)),
        pause('save', SAVE),
      ]
    },
    read: ({ view }) => read(reader, readingOf(reader, view)),
    take: ({ input, view }) => {
      const good = decodable(reader, bodyOf(messageOf(input), 'log-records').records)
      return [cancel('patience'), ...take(reader, view, good, good.at(-1)?.position ?? 0)]
    },
    /** The record at the front cannot be made sense of: it is left out for good. */
    skip: ({ input, view }) => {
      const [first] = bodyOf(messageOf(input), 'log-records').records
      const now = readingOf(reader, view)
      return read(reader, upTo(now, first?.position ?? now.published))
    },
    /** Nothing that is captured was changed. */
    passOver: ({ input, view }) => {
      const good = decodable(reader, bodyOf(messageOf(input), 'log-records').records)
      const now = readingOf(reader, view)
      return read(reader, upTo(now, good.at(-1)?.position ?? now.published))
    },
    giveUp: () => [cancel('patience')],
    backOff: () => [cancel('patience'), wake('proceed', BACK_OFF)],
    /** Nothing for the captured tables, but others write to the same log: the slot may follow. */
    beat: ({ input, view }) => {
      const { end: position } = bodyOf(messageOf(input), 'log-records')
      const now = { ...readingOf(reader, view), beatAt: view.now }
      const content = { slot, position, round: now.round }
      return [send(toStore, 'confirm', content, { background: true }), ...read(reader, now)]
    },
  }
}

const upTo = (now: ReadingRow, position: number): ReadingRow => ({
  ...now,
  taken: position,
  published: position,
})

/**
 * A process is a new producer session, except where the offset belongs to the transaction: then it goes on under the
 * same name with the numbers that were saved with the offset, and what the broker has already is a repetition to it.
 */
function sessionOf(reader: LogReader, view: View): readonly Effect[] {
  const { options, sessions, numbers, offsets } = reader
  if (!options.exactlyOnce) return view.get(sessions, SESSION) === undefined ? newSession(reader, view) : []
  const saved = view.get(offsets, OFFSET)?.numbers ?? {}
  return Object.entries(saved).map(([partition, number]) => write(numbers, partition, number))
}

const saving = (
  reader: LogReader,
): Actions<'save' | 'saved' | 'armFlush' | 'published' | 'publishedThenSave'> => {
  const { options, reading } = reader
  return {
    armFlush: () => [wake('flush', options.offsetFlush, true)],
    save: () => [cancel('patience'), pause('save', SAVE)],
    saved: ({ view }) => {
      const now = readingOf(reader, view)
      const { slot, toStore, offsetFlush } = options
      return [
        ...saveOffset(reader, view, now.published),
        reach('after-offset'),
        send(toStore, 'confirm', { slot, position: now.published, round: now.round }),
        wake('flush', offsetFlush, true),
        ...read(reader, { ...now, savedAt: view.now, confirmed: now.published }),
      ]
    },
    published: ({ view }) => [...hasPublished(reader, view), ...read(reader, afterPublished(reader, view))],
    publishedThenSave: ({ view }) => [
      ...hasPublished(reader, view),
      write(reading, READING, afterPublished(reader, view)),
      pause('save', SAVE),
    ],
  }
}

/** The batch is with the broker: memory knows it, the saved offset not yet, unless both are one transaction. */
const hasPublished = (reader: LogReader, view: View): readonly Effect[] => [
  cancel('proceed'),
  ...letGo(reader, view),
  ...(reader.options.exactlyOnce ? saveOffset(reader, view, afterPublished(reader, view).published) : []),
]

function afterPublished(reader: LogReader, view: View): ReadingRow {
  const now = readingOf(reader, view)
  return { ...now, published: now.taken ?? now.published }
}

function saveOffset(
  { offsets, numbers, options }: LogReader,
  view: View,
  position: number,
): readonly Effect[] {
  if (!options.exactlyOnce) return [write(offsets, OFFSET, { position })]
  const given = Object.fromEntries(view.keys(numbers).map((key) => [key, view.get(numbers, key) ?? 0]))
  return [write(offsets, OFFSET, { position, numbers: given })]
}

/** Asks for what comes after all that is in hand, or has been. */
function read({ options, reading }: LogReader, now: ReadingRow): readonly Effect[] {
  const { slot, toStore, pollInterval, batch: limit, snapshot } = options
  const round = now.round + 1
  const whole = snapshot === 'when-needed' ? { whole: true as const } : {}
  const content = { slot, after: now.taken, limit, wait: pollInterval, round, ...whole }
  return [
    write(reading, READING, { ...now, round }),
    send(toStore, 'read-log', content, { background: true }),
    wake('patience', pollInterval + PATIENCE, true),
  ]
}

/** Takes the events of some records in hand, in commit order. */
function take(
  reader: LogReader,
  view: View,
  records: readonly CommitRecord[],
  position: number,
): readonly Effect[] {
  const now = readingOf(reader, view)
  const rows = records.flatMap((record) =>
    reader.options.eventsOf(record).map((event) => rowOf(record, event)),
  )
  return [
    ...takeInHand(reader, view, rows, { round: now.round, full: false }),
    write(reader.reading, READING, { ...now, taken: position }),
    reach('after-read'),
    pause('proceed', WORK),
  ]
}

const rowOf = ({ position, xid, at, command }: CommitRecord, event: EventBody) => ({
  id: position,
  xid,
  key: event.aggregateId,
  event,
  committed: at,
  sent: null,
  command,
})
