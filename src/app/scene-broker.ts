// The broker at an instant, as what it is: a log, a queue, a stream, or a subject that keeps nothing.
import type { LogRecord } from '#machines'
import { type Instant, textOf } from './instant'
import type { BrokerScene, LogScene, QueueScene, StreamScene } from './scene-parts'

/** How many messages a scene carries at most. */
const MOST_CELLS = 60

/** The broker; null where this design has none. */
export function brokerOf(instant: Instant): BrokerScene | null {
  if (!instant.run.components.some(({ kind }) => kind === 'broker')) return null
  const topic = instant.run.traits.truth
  if (instant.has('queue')) return queueOf(instant, topic)
  if (instant.has('stream')) return streamOf(instant, topic)
  if (instant.has('log')) return logOf(instant, topic)
  return { flavour: 'nats-core', topic, listeners: consumersOf(instant) }
}

/** Who is subscribed now. */
const consumersOf = (instant: Instant): readonly string[] =>
  instant.has('subscriptions') ? instant.keys('subscriptions').toSorted() : []

function logOf(instant: Instant, topic: string): LogScene {
  const { partitions } = instant.run.scenario.settings
  return {
    flavour: 'kafka',
    topic,
    partitions: Array.from({ length: partitions }, (_, partition) => {
      const end = instant.row('log_end', String(partition)) ?? 0
      const committed = instant.row('group_offsets', `projector/${partition}`) ?? 0
      const from = Math.max(0, end - MOST_CELLS)
      const seen = new Set<string>()
      const cells = Array.from({ length: end - from }, (_, index) => {
        const offset = from + index
        const record = instant.row('log', `${partition}/${offset}`)
        const repeated = record !== undefined && isRepeated(instant, record, seen)
        return {
          offset,
          key: record?.key ?? '',
          event: record?.event.id ?? '',
          repeated,
        }
      })
      return { partition, cells, end, committed, lag: end - committed }
    }),
  }
}

/** Whether a record was appended before. Several rows of one change share an event: `seen` has those met so far. */
function isRepeated(instant: Instant, { offset, event }: LogRecord, seen: Set<string>): boolean {
  if (event.style === 'row') {
    const row = `${event.id} ${textOf(event.payload, 'table')} ${textOf(event.payload, 'key')}`
    const again = seen.has(row)
    seen.add(row)
    return again
  }
  const first = instant.run.course.entryOf(event.id)?.appended[0]
  return first !== undefined && first.offset !== offset
}

function queueOf(instant: Instant, topic: string): QueueScene {
  const messages = [...instant.all('queue')].map(([, row]) => row).toSorted((x, y) => x.seq - y.seq)
  const unacked = messages.filter(({ state }) => state === 'unacked').length
  return {
    flavour: 'rabbitmq',
    topic,
    // The head of a queue is what matters: it is what goes out next.
    cells: messages.slice(0, MOST_CELLS).map(({ event, consumer = '', ...row }) => ({
      seq: row.seq,
      key: row.key,
      event: event.id,
      state: row.state,
      redelivered: row.redelivered,
      deliveries: row.deliveries,
      consumer,
    })),
    ready: messages.length - unacked,
    unacked,
    dead: instant.has('dead_letter_queue') ? instant.size('dead_letter_queue') : 0,
    consumers: consumersOf(instant),
  }
}

function streamOf(instant: Instant, topic: string): StreamScene {
  const pending = new Map(
    instant.has('consumer_pending')
      ? [...instant.all('consumer_pending')].map(([, row]) => [row.seq, row] as const)
      : [],
  )
  const messages = [...instant.all('stream')].map(([, row]) => row).toSorted((x, y) => x.seq - y.seq)
  const deliveriesOf = (seq: number): number => pending.get(seq)?.deliveries ?? 0
  const unacked = [...pending.values()].filter(({ deliveries }) => deliveries > 0).length
  return {
    flavour: 'nats-jetstream',
    topic,
    cells: messages.slice(-MOST_CELLS).map(({ seq, key, event }) => ({
      seq,
      key,
      event: event.id,
      state: !pending.has(seq) ? 'acked' : deliveriesOf(seq) > 0 ? 'unacked' : 'waiting',
      deliveries: deliveriesOf(seq),
    })),
    total: messages.length,
    unacked,
    waiting: pending.size - unacked,
    consumers: consumersOf(instant),
  }
}
