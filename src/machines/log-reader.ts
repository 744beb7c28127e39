// The log reader (change data capture): follows the commit log through a slot, publishes in commit order, saves its offset
// now and then. After Debezium under Kafka Connect: at least once, a crash repeats what was published since the last save.
import type { Effect, Micros, View } from '#kernel'
import { type Actions, createComponent } from './behaviour'
import { cancel, pause, reach, send, wake, write } from './effects'
import { messageOf } from './input'
import { logReaderChart } from './log-reader-chart'
import { recogniseForLogReader } from './log-reader-recognise'
import {
  type LogReader,
  logReaderOf,
  type LogReaderOptions,
  OFFSET,
  READING,
  readingOf,
} from './log-reader-rows'
import { bodyOf, type CommitRecord, type EventBody } from './protocol'
import { letGo, newSession, SESSION, takeInHand } from './publisher-rows'
import { publishing } from './publishing'
import { BACK_OFF, PATIENCE, WORK } from './relay-times'

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
    tables: [batch, progress, numbers, sessions, reading, offsets],
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
  | 'confirmEnd'

const capturing = (reader: LogReader): Actions<Capturing> => {
  const { options, reading, sessions } = reader
  const { slot, toStore } = options
  return {
    begin: ({ view }) => [
      ...(view.get(sessions, SESSION) === undefined ? newSession(reader, view) : []),
      write(reading, READING, readingOf(reader, view)),
      pause('proceed', WORK),
      wake('flush', options.offsetFlush, true),
    ],
    snapshot: ({ view }) => {
      const round = readingOf(reader, view).round + 1
      return [
        write(reading, READING, { ...readingOf(reader, view), round }),
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
      const now = readingOf(reader, view)
      return [
        cancel('patience'),
        write(reading, READING, { ...now, taken: position, published: position }),
        pause('save', SAVE),
      ]
    },
    read: ({ view }) => read(reader, view),
    take: ({ input, view }) => {
      const { records } = bodyOf(messageOf(input), 'log-records')
      const good = decodable(reader, records)
      return [cancel('patience'), ...take(reader, view, good, good.at(-1)?.position ?? 0)]
    },
    /** The record at the front cannot be made sense of: it is left out for good. */
    skip: ({ input, view }) => {
      const [first] = bodyOf(messageOf(input), 'log-records').records
      const now = readingOf(reader, view)
      const position = first?.position ?? now.published
      return [write(reading, READING, { ...now, taken: position, published: position })]
    },
    /** Nothing that is captured was changed. */
    passOver: ({ input, view }) => {
      const position = bodyOf(messageOf(input), 'log-records').records.at(-1)?.position ?? 0
      return [write(reading, READING, { ...readingOf(reader, view), taken: position, published: position })]
    },
    giveUp: () => [cancel('patience')],
    backOff: () => [cancel('patience'), wake('proceed', BACK_OFF)],
    confirmEnd: ({ input, view }) => {
      const { end } = bodyOf(messageOf(input), 'log-records')
      const { round } = readingOf(reader, view)
      return [send(toStore, 'confirm', { slot, position: end, round }, { background: true })]
    },
  }
}

const saving = (
  reader: LogReader,
): Actions<'save' | 'saved' | 'armFlush' | 'published' | 'publishedThenSave'> => {
  const { options, reading, offsets } = reader
  return {
    armFlush: () => [wake('flush', options.offsetFlush, true)],
    save: () => [cancel('patience'), pause('save', SAVE)],
    saved: ({ view }) => {
      const now = readingOf(reader, view)
      const { slot, toStore, offsetFlush } = options
      return [
        write(offsets, OFFSET, { position: now.published }),
        write(reading, READING, { ...now, savedAt: view.now, confirmed: now.published }),
        reach('after-offset'),
        send(toStore, 'confirm', { slot, position: now.published, round: now.round }),
        wake('flush', offsetFlush, true),
      ]
    },
    published: ({ view }) => [...hasPublished(reader, view), ...read(reader, view)],
    publishedThenSave: ({ view }) => [...hasPublished(reader, view), pause('save', SAVE)],
  }
}

/** The batch is with the broker: memory knows it, the saved offset not yet, unless both are one transaction. */
function hasPublished(reader: LogReader, view: View): readonly Effect[] {
  const now = readingOf(reader, view)
  const published = now.taken ?? now.published
  return [
    cancel('proceed'),
    ...letGo(reader, view),
    write(reader.reading, READING, { ...now, published }),
    ...(reader.options.exactlyOnce ? [write(reader.offsets, OFFSET, { position: published })] : []),
  ]
}

function read(reader: LogReader, view: View): readonly Effect[] {
  const { slot, toStore, pollInterval, batch: limit, exactlyOnce } = reader.options
  const now = readingOf(reader, view)
  const round = now.round + 1
  const content = { slot, after: now.taken, limit: exactlyOnce ? 1 : limit, wait: pollInterval, round }
  return [
    write(reader.reading, READING, { ...now, round }),
    send(toStore, 'read-log', content, { background: true }),
    wake('patience', pollInterval + PATIENCE, true),
  ]
}

/** The records up to the first that cannot be made sense of. */
export function decodable(reader: LogReader, records: readonly CommitRecord[]): readonly CommitRecord[] {
  const bad = records.findIndex((record) => !isDecodable(reader, record))
  return bad < 0 ? records : records.slice(0, bad)
}

const isDecodable = ({ options }: LogReader, record: CommitRecord): boolean =>
  options.eventsOf(record).every((event) => options.decodes(event))

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
