// Which machine event an input is to a log reader: what the log says, what the broker says, and whether the offset is due.
import { type Input, machineKey, machines, type Message, type View } from '#kernel'
import type { Recognised } from './behaviour'
import { indexKey } from './input'
import { decodable } from './log-reader'
import { type LogReader, readingOf, savedOffset } from './log-reader-rows'
import { bodyOf, type CommitRecord } from './protocol'
import { progressOf } from './publisher-rows'

export function recogniseForLogReader(reader: LogReader, input: Input, view: View): Recognised | undefined {
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
      return { event: 'slot-lost' }
    case 'refused':
      return { event: 'trouble' }
    default:
      return undefined
  }
}

function recogniseRecords(reader: LogReader, message: Message, view: View): Recognised {
  const { records, end } = bodyOf(message, 'log-records')
  if (records.length === 0) {
    const isBehind = reader.options.heartbeat > 0 && isHeartbeatDue(reader, view)
    return { event: isBehind && end === (readingOf(reader, view).taken ?? end) ? 'heartbeat' : 'nothing' }
  }
  const good = decodable(reader, records)
  if (good.length > 0) return { event: captures(reader, good) ? 'records' : 'uncaptured' }
  return { event: reader.options.onError === 'fail' ? 'undecodable' : 'undecodable-skipped' }
}

/** Whether some records hold anything to publish. */
const captures = ({ options }: LogReader, records: readonly CommitRecord[]): boolean =>
  records.some((record) => options.eventsOf(record).length > 0)

/** Waiting reads come back empty again and again: some of them carry a heartbeat. */
function isHeartbeatDue({ options }: LogReader, view: View): boolean {
  const every = Math.max(1, Math.round(options.heartbeat / options.pollInterval))
  return view.now % (every * options.pollInterval) < options.pollInterval
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
  const isFirst = savedOffset(reader, view) === undefined
  return { event: isFirst || isDue(reader, view) ? 'all-acked-save' : 'all-acked' }
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
      return { event: isNew && reader.options.snapshot === 'initial' ? 'needs-snapshot' : 'streams' }
    }
    default: {
      const item = view.get(reader.batch, key.slice(key.indexOf('/') + 1))
      if (item === undefined) return undefined
      return key.startsWith('handed/') ? oneMore(reader, view) : { event: 'unacked' }
    }
  }
}
