// Which machine event an input is to a log reader: what the log says, what the broker says, and whether the offset is due.
import { type Input, machineKey, machines, type Message, type View } from '#kernel'
import type { Recognised } from '../behaviour'
import { indexKey } from '../input'
import { decodable, type LogReader, readingOf, savedOffset } from './log-reader-rows'
import { bodyOf, type CommitRecord } from '../protocol/protocol'
import { progressOf } from '../publisher/publisher-rows'
import { recogniseUnsent } from '../publisher/unsent'

export function recogniseForLogReader(reader: LogReader, input: Input, view: View): Recognised | undefined {
  const event = recogniseUnsent(reader.unsent, input)
  if (event !== undefined) return { event }
  if (input.kind === 'timer') return recogniseTimer(reader, input.key, view)
  if (input.kind !== 'message') return undefined
  const { message } = input
  const now = readingOf(reader, view)
  if (message.body['round'] !== now.round) return undefined
  if ('index' in message.body) return recogniseAboutRecord(reader, message, view)
  switch (message.type) {
    case 'log-records':
      return recogniseRecords(reader, message, view)
    case 'snapshot-rows':
      return {
        event: captures(reader, bodyOf(message, 'snapshot-rows').records)
          ? 'snapshot-rows'
          : 'empty-snapshot',
      }
    case 'slot-lost':
      return { event: reader.options.snapshot === 'when-needed' ? 'slot-lost-snapshot' : 'slot-lost' }
    case 'refused':
      return { event: 'trouble' }
    default:
      return undefined
  }
}

function recogniseRecords(reader: LogReader, message: Message, view: View): Recognised {
  const { records, end } = bodyOf(message, 'log-records')
  if (records.length === 0) {
    const { taken } = readingOf(reader, view)
    return { event: isHeartbeatDue(reader, view) && end === (taken ?? end) ? 'heartbeat' : 'nothing' }
  }
  const good = decodable(reader, records)
  if (good.length > 0) return { event: captures(reader, good) ? 'records' : 'uncaptured' }
  return { event: reader.options.onError === 'fail' ? 'undecodable' : 'undecodable-skipped' }
}

/** Whether some records hold anything to publish. */
const captures = ({ options }: LogReader, records: readonly CommitRecord[]): boolean =>
  records.some((record) => options.eventsOf(record).length > 0)

/** Waiting reads come back empty again and again: some carry a heartbeat. What is not saved yet moves the slot anyway. */
function isHeartbeatDue(reader: LogReader, view: View): boolean {
  const { heartbeat } = reader.options
  const { beatAt, published, confirmed } = readingOf(reader, view)
  return heartbeat > 0 && published <= confirmed && view.now - beatAt >= heartbeat
}

function recogniseAboutRecord(reader: LogReader, message: Message, view: View): Recognised | undefined {
  const item = view.get(reader.batch, indexKey(Number(message.body['index'])))
  if (item?.status !== 'sent') return undefined
  return message.type === 'acked' ? oneMore(reader, view) : { event: 'unacked' }
}

/** One more record is published: was it the last of the batch, and is the offset due? */
function oneMore(reader: LogReader, view: View): Recognised {
  const { acked, total } = progressOf(reader, view)
  if (acked + 1 < total) return { event: 'acked' }
  // After a snapshot there is no way back to the place before it.
  const isSnapshot = view.get(reader.batch, indexKey(0))?.row.id === 0
  return { event: isSnapshot || isDue(reader, view) ? 'all-acked-save' : 'all-acked' }
}

const isDue = (reader: LogReader, view: View): boolean =>
  view.now - readingOf(reader, view).savedAt >= reader.options.offsetFlush

function recogniseTimer(reader: LogReader, key: string, view: View): Recognised | undefined {
  const state = view.get(machines, machineKey(reader.options.id, ''))?.state
  const now = readingOf(reader, view)
  switch (key) {
    case 'patience':
      return { event: 'trouble' }
    case 'save':
      return { event: 'saved' }
    case 'flush': {
      const isUnsaved = now.published > now.confirmed
      return { event: state === 'streaming' && isUnsaved ? 'flush-due' : 'flush-idle' }
    }
    case 'proceed': {
      if (state === 'publishing') return { event: 'proceed' }
      const isNew = savedOffset(reader, view) === undefined
      return { event: isNew && reader.options.snapshot !== 'never' ? 'needs-snapshot' : 'streams' }
    }
    default: {
      const item = view.get(reader.batch, key.slice(key.indexOf('/') + 1))
      if (item === undefined) return undefined
      return key.startsWith('handed/') ? oneMore(reader, view) : { event: 'unacked' }
    }
  }
}
