// How a relay or a log reader publishes the batch in hand: some records at a time, each awaited, each sent again until it is acknowledged.
import { type Effect, type Input, invariant, type Micros, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, pause, reach, send, wake, write } from '../effects'
import { indexKey, messageOf } from '../input'
import type { Protocol } from '../protocol/protocol'
import { type BatchRow, PROGRESS, progressOf, type Publisher, SESSION } from './publisher-rows'
import { PATIENCE, WORK } from '../relay/relay-times'
import { isOffline, keep, reconnecting } from './unsent'

const RETRY_LEAST: Micros = 100_000
const RETRY_MOST: Micros = 1_000_000

type Acts = 'publish' | 'noteAck' | 'resend' | 'lastAck' | 'keepUnsent' | 'sendUnsent'

export const publishing = (publisher: Publisher): Actions<Acts> => ({
  ...reconnecting(publisher.unsent),
  publish: ({ input, view }) => {
    const { batch, progress, options } = publisher
    const now = progressOf(publisher, view)
    const justAcked = isAck(input) ? 1 : 0
    const flying = now.next - now.acked - justAcked
    const count = Math.min(options.inFlight - flying, now.total - now.next)
    if (count <= 0) return []
    const items = Array.from({ length: count }, (_, i) => indexKey(now.next + i)).flatMap((key) => {
      const item = view.get(batch, key)
      return item === undefined ? [] : [{ key, item }]
    })
    const reached = { ...now, acked: now.acked + justAcked, next: now.next + count }
    return [
      ...items.map(({ key, item }) => write(batch, key, { ...item, status: 'sent', since: view.now })),
      ...(isOffline(publisher.unsent, view)
        ? setAside(publisher, view, items)
        : items.flatMap(({ key, item }) => publishOne(publisher, view, key, item))),
      write(progress, PROGRESS, reached),
    ]
  },
  noteAck: ({ input, view }) => noteAck(publisher, view, recordKey(input)),
  resend: ({ input, view }) => {
    const key = recordKey(input)
    const item = view.get(publisher.batch, key)
    if (item === undefined || item.status !== 'sent') return []
    if (input.kind === 'timer' && input.key.startsWith('resend/')) {
      const again = { ...item, attempt: item.attempt + 1 }
      return [write(publisher.batch, key, again), ...publishOne(publisher, view, key, again)]
    }
    const wait = Math.min(RETRY_MOST, RETRY_LEAST * 2 ** Math.min(item.attempt - 1, 8))
    return [cancel(`await/${key}`), wake(`resend/${key}`, wait)]
  },
  lastAck: ({ input, view }) => [
    ...noteAck(publisher, view, recordKey(input)),
    reach('after-publish'),
    pause('proceed', WORK),
  ],
})

/** The record of the batch that an answer or a timer is about. */
const recordKey = (input: Input): string =>
  input.kind === 'timer'
    ? input.key.slice(input.key.indexOf('/') + 1)
    : indexKey(Number(messageOf(input).body['index']))

/** Whether the input says that a record is published: the broker's word, or that the network took it where that is enough. */
const isAck = (input: Input): boolean =>
  input.kind === 'message' || (input.kind === 'timer' && input.key.startsWith('handed/'))

interface InHand {
  readonly key: string
  readonly item: BatchRow
}

/** The client takes it, connected or not: for whoever publishes it is handed over. */
const setAside = (publisher: Publisher, view: View, items: readonly InHand[]): readonly Effect[] => [
  ...keep(
    publisher.unsent,
    view,
    items.map(({ key, item }) => ({
      body: publishOf(publisher, view, key, item),
      subject: item.row.key,
      correlation: item.row.command,
    })),
  ),
  ...items.map(({ key }) => wake(`handed/${key}`, 0)),
]

const isAwaited = ({ options }: Publisher): boolean => options.await && options.acks !== 'none'

function publishOne(publisher: Publisher, view: View, key: string, item: BatchRow): readonly Effect[] {
  const { row, attempt } = item
  const about = { subject: row.key, attempt, correlation: row.command }
  return [
    send(publisher.options.toBroker, 'publish', publishOf(publisher, view, key, item), about),
    isAwaited(publisher) ? wake(`await/${key}`, PATIENCE) : wake(`handed/${key}`, 0),
  ]
}

function publishOf(publisher: Publisher, view: View, key: string, item: BatchRow): Protocol['publish'] {
  const { row, partition, number } = item
  const { id, idempotent, acks, messageIds, mandatory } = publisher.options
  const session = view.get(publisher.sessions, SESSION) ?? 0
  return {
    index: Number(key),
    partition,
    key: row.key,
    event: row.event,
    command: row.command,
    // Kafka's producer cannot be idempotent without the acknowledgement of all replicas.
    producer: idempotent && isAwaited(publisher) && acks === 'all' ? `${id}#${session}` : null,
    number,
    round: progressOf(publisher, view).round,
    ...(messageIds === true ? { messageId: row.event.id } : {}),
    ...(mandatory === true ? { mandatory: true as const } : {}),
    ...(acks === 'all' ? {} : { acks }),
  }
}

function noteAck(publisher: Publisher, view: View, key: string): readonly Effect[] {
  const item = view.get(publisher.batch, key)
  invariant(item !== undefined, 'an acknowledgement of a row in hand')
  const now = progressOf(publisher, view)
  return [
    write(publisher.batch, key, { ...item, status: 'acked' }),
    cancel(`await/${key}`),
    cancel(`resend/${key}`),
    write(publisher.progress, PROGRESS, { ...now, acked: now.acked + 1 }),
  ]
}
