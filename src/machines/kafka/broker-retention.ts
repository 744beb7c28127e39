// How long a log keeps its records: retention takes them from the front, the cleaner of a compacted topic takes what a
// later record of the same key supersedes. Both are done when somebody looks: nobody can tell the difference.
import { type Effect, type Micros, replyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { type Broker, positionIn, recordsUpTo } from './broker-rows'
import { reply, write } from '../effects'
import { messageOf, textOf } from '../input'
import { BEGINNING, bodyOf, type EventBody, type LogRecord, type Protocol } from '../protocol/protocol'

/** What is younger stands in the active segment, which is never cleaned; and the cleaner does not come more often. */
const CLEANER: Micros = 60_000_000

/** A delete marker: what takes the place of a key's records on a compacted topic, and goes itself in the end. */
const isTombstone = ({ type, payload, style }: EventBody): boolean =>
  style === 'row' ? payload['op'] === 'd' : type.endsWith('Deleted') || payload['deleted'] === true

/** What a later record supersedes: one row of a table, for every table has its own topic; or all of an aggregate. */
const subjectOf = ({ key, event: { style, payload } }: LogRecord): string =>
  style === 'row' ? `${textOf(payload['table'])}/${textOf(payload['key'])}` : key

/** The first offset of a partition that retention has not taken yet. Only what is replicated is ever taken. */
function startOf({ kafka, log, starts, highs }: Broker, view: View, partition: string): number {
  const { retention, compact } = kafka
  let start = view.get(starts, partition) ?? 0
  if (retention === null || compact) return start
  const high = view.get(highs, partition) ?? 0
  while (start < high && ageOf(view, view.get(log, `${partition}/${start}`)) > retention) start++
  return start
}

const ageOf = (view: View, record: LogRecord | undefined): number =>
  record?.at === undefined ? 0 : view.now - record.at

/** What the cleaner would take from a partition now. */
function cleanedFrom(broker: Broker, view: View, partition: string): ReadonlySet<number> {
  const gone = new Set<number>()
  if (!isDirty(broker, view, partition)) return gone
  const { kafka, log, highs } = broker
  const high = view.get(highs, partition) ?? 0
  const last = new Map<string, number>()
  for (let offset = 0; offset < high; offset++) {
    const record = view.get(log, `${partition}/${offset}`)
    if (record === undefined || ageOf(view, record) < CLEANER) continue
    const subject = subjectOf(record)
    const before = last.get(subject)
    if (before !== undefined) gone.add(before)
    last.set(subject, offset)
    if (isTombstone(record.event) && ageOf(view, record) > kafka.tombstoneRetention) gone.add(offset)
  }
  return gone
}

/** Whether the cleaner's time has come. */
const isDirty = ({ kafka, cleanings }: Broker, view: View, partition: string): boolean =>
  kafka.compact && view.now - (view.get(cleanings, partition) ?? 0) >= CLEANER

/** What a fetch gets now: partition by partition, up to the high watermark and its limit. */
export function recordsFor(broker: Broker, view: View, request: Protocol['fetch']): readonly LogRecord[] {
  const records: LogRecord[] = []
  for (const partition of Object.keys(request.positions).toSorted()) {
    const high = view.get(broker.highs, partition) ?? 0
    const room = request.limit - records.length
    const gone = isBehind(broker, view, request, partition) ? cleanedFrom(broker, view, partition) : undefined
    const want = { request, partition, high, room, ...(gone === undefined ? {} : { gone }) }
    records.push(...recordsUpTo(broker, view, want))
  }
  return records
}

/** Only who is behind can miss what the cleaner takes. */
const isBehind = (broker: Broker, view: View, request: Protocol['fetch'], partition: string): boolean =>
  broker.kafka.compact &&
  positionIn(broker, view, request, partition) < (view.get(broker.highs, partition) ?? 0)

/** Whether a fetch asks for what is not there: taken by retention, or beyond the end after a lossy election. */
export const isOutOfRange = (broker: Broker, view: View, request: Protocol['fetch']): boolean =>
  Object.keys(request.positions).some((partition) => outOfRange(broker, view, request, partition))

function outOfRange(broker: Broker, view: View, request: Protocol['fetch'], partition: string): boolean {
  const position = positionIn(broker, view, request, partition)
  return (
    position !== BEGINNING &&
    (position < startOf(broker, view, partition) || position > (view.get(broker.ends, partition) ?? 0))
  )
}

export const keeping = (broker: Broker): Actions<'expire' | 'clean' | 'reposition'> => {
  const { log, starts, highs, offsets, cleanings, group, kafka } = broker
  const asked = (view: View, request: Protocol['fetch']) =>
    Object.keys(request.positions).map((partition) => ({
      partition,
      start: startOf(broker, view, partition),
    }))
  return {
    expire: ({ input, view }) =>
      asked(view, bodyOf(messageOf(input), 'fetch')).flatMap(({ partition, start }): readonly Effect[] => {
        const known = view.get(starts, partition) ?? 0
        if (start === known) return []
        const taken = Array.from({ length: start - known }, (_, i) => `${partition}/${known + i}`)
        return [...taken.map((key) => write(log, key, undefined)), write(starts, partition, start)]
      }),
    clean: ({ input, view }) => {
      const request = bodyOf(messageOf(input), 'fetch')
      return Object.keys(request.positions).flatMap((partition): readonly Effect[] => {
        if (!isBehind(broker, view, request, partition) || !isDirty(broker, view, partition)) return []
        const gone = [...cleanedFrom(broker, view, partition)].filter(
          (offset) => view.get(log, `${partition}/${offset}`) !== undefined,
        )
        return [
          ...gone.map((offset) => write(log, `${partition}/${offset}`, undefined)),
          write(cleanings, partition, view.now),
        ]
      })
    },
    /** `auto.offset.reset`. The group's new position counts at once: nobody goes back to what is not there. */
    reposition: ({ input, view }) => {
      const message = messageOf(input)
      const request = bodyOf(message, 'fetch')
      const { round } = request
      if (kafka.reset === 'none') return [reply(replyAddress(message), 'out-of-range', { round })]
      const moved = asked(view, request)
        .filter(({ partition }) => outOfRange(broker, view, request, partition))
        .map(({ partition, start }) => ({
          partition,
          offset: kafka.reset === 'earliest' ? start : (view.get(highs, partition) ?? 0),
        }))
      const positions = Object.fromEntries(moved.map(({ partition, offset }) => [partition, offset]))
      return [
        ...moved.map(({ partition, offset }) => write(offsets, `${group}/${partition}`, offset)),
        reply(replyAddress(message), 'repositioned', { positions, round }),
      ]
    },
  }
}
