// What a log reader keeps: the batch it publishes, how far it has read in memory, and on disk the offset it has saved.
import { defineTable, type Micros, type Table, type View } from '#kernel'
import type { CommitRecord, EventBody } from '../protocol/protocol'
import { type Publisher, publisherOf, type PublisherOptions } from '../publisher/publisher-rows'

export interface LogReaderOptions extends PublisherOptions {
  readonly toStore: string
  readonly slot: string
  readonly pollInterval: Micros
  readonly batch: number
  /** How often the offset is saved, in microseconds: what is published after it is published again after a crash. */
  readonly offsetFlush: Micros
  /** How often the slot follows the log although nothing captured was written; 0: never. */
  readonly heartbeat: Micros
  /** At first; `when-needed`: also where the log does not go back to the offset any more. */
  readonly snapshot: 'initial' | 'never' | 'when-needed'
  readonly onError: 'fail' | 'skip'
  /** The offset belongs to the transaction in which the records are published. */
  readonly exactlyOnce: boolean
  /** The events of a commit, as they are published; a snapshot's row gives what it is now. */
  readonly eventsOf: (record: CommitRecord) => readonly EventBody[]
  readonly decodes: (event: EventBody) => boolean
}

/** Where the reader is: read up to, published up to, and when it last saved. */
export type ReadingRow = {
  readonly round: number
  /** The last position taken in hand; null before the first. */
  readonly taken: number | null
  /** The last position that is published whole. */
  readonly published: number
  /** The last position that the slot was told. */
  readonly confirmed: number
  readonly savedAt: number
  /** When the slot was last moved on although nothing captured was written. */
  readonly beatAt: number
}

export type OffsetRow = {
  readonly position: number
  /** The producer's last numbers by partition, where the offset is saved in the transaction that publishes. */
  readonly numbers?: { readonly [partition: string]: number }
}

export interface LogReader extends Publisher {
  readonly options: LogReaderOptions
  readonly reading: Table<ReadingRow>
  readonly offsets: Table<OffsetRow>
}

export const READING = 'reading'
export const OFFSET = 'offset'

export function logReaderOf(options: LogReaderOptions): LogReader {
  const { id } = options
  return {
    ...publisherOf(options),
    options,
    reading: defineTable<ReadingRow>({ name: `${id}.reading`, owner: id, durable: false, home: 'kernel' }),
    offsets: defineTable<OffsetRow>({ name: `${id}.offset`, owner: id, durable: true, home: 'broker' }),
  }
}

export const savedOffset = ({ offsets }: LogReader, view: View): number | undefined =>
  view.get(offsets, OFFSET)?.position

export const readingOf = (reader: LogReader, view: View): ReadingRow =>
  view.get(reader.reading, READING) ?? {
    round: 0,
    taken: savedOffset(reader, view) ?? null,
    published: savedOffset(reader, view) ?? 0,
    confirmed: savedOffset(reader, view) ?? 0,
    savedAt: view.now,
    beatAt: view.now,
  }

/** The records up to the first that cannot be made sense of. */
export function decodable(reader: LogReader, records: readonly CommitRecord[]): readonly CommitRecord[] {
  const bad = records.findIndex((record) => !isDecodable(reader, record))
  return bad < 0 ? records : records.slice(0, bad)
}

const isDecodable = ({ options }: LogReader, record: CommitRecord): boolean =>
  options.eventsOf(record).every((event) => options.decodes(event))
