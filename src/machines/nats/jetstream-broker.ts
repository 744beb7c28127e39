// A broker with JetStream's semantics: a stream with acknowledged publishes and message ids, and a durable consumer.
import type { Input, JsonObject, Message, Micros, View } from '#kernel'
import { type Actions, createComponent, type Recognised } from '../behaviour'
import { atDesk, type Desk } from '../push/desk'
import { pause, reach, wake } from '../effects'
import { messageOf, timerOf } from '../input'
import { jetStreamChart } from './jetstream-chart'
import {
  comeAgain,
  cutOff,
  deliverDue,
  expire,
  settle,
  startOver,
  sync,
  watchAgain,
} from './jetstream-consumer'
import { isOpen, type JetStream, jetStreamOf, type JetStreamOptions, STREAM, stateOf } from './jetstream-rows'
import { bodyOf } from '../protocol/protocol'
import {
  close,
  confirmation,
  isNews,
  join,
  type Publisher,
  publisherOf,
  refusal,
} from '../push/push-consumers'

/** From the leader's append to the acknowledgement. */
const REPLICATION: Micros = 1_000
const ELECTION: Micros = 500_000
/** A single server syncs its disk this often; a machine that dies loses what came since. */
const DISK_SYNC: Micros = 120_000_000

/** Builds a broker with one stream and one durable consumer, which any number of subscribers share. */
export function createJetStreamBroker(options: JetStreamOptions) {
  const jetStream = jetStreamOf(options)
  const { stream, state, pending, dedup, subscriptions, outstanding, again, acks } = jetStream
  return createComponent({
    id: options.id,
    kind: 'broker',
    chart: jetStreamChart,
    behaviour: {
      recognise: (input, view) => recognise(jetStream, input, view),
      actions: { ...publishing(jetStream), ...consuming(jetStream), ...failing(jetStream) },
    },
    tables: [stream, state, pending, dedup, subscriptions, outstanding, again, acks],
    points: ['after-append'],
    recovery: 200_000,
  })
}

/** What waits for its replication. */
type Appended = JsonObject & {
  readonly publisher: Publisher | null
  readonly seq: number
  readonly duplicate: boolean
}

const publishing = (jetStream: JetStream): Actions<'append' | 'acknowledgeAgain' | 'acknowledge'> => {
  const { stream, state, pending, dedup } = jetStream
  const appended = (message: Message, seq: number, duplicate: boolean): Appended => ({
    publisher: bodyOf(message, 'publish').acks === 'none' ? null : publisherOf(message),
    seq,
    duplicate,
  })
  return {
    append: ({ input, view }) =>
      atDesk(view, (desk) => {
        const message = messageOf(input)
        const { key, event, command, messageId } = bodyOf(message, 'publish')
        const now = stateOf(jetStream, desk)
        const seq = now.next
        const named = messageId === undefined ? {} : { id: messageId }
        desk.put(stream, String(seq), { seq, key, event, command, at: desk.now, ...named })
        desk.put(pending, String(seq), { seq, key, event, command, deliveries: 0 })
        if (messageId !== undefined) desk.put(dedup, messageId, { seq, at: desk.now })
        desk.put(state, STREAM, { ...now, next: seq + 1, aged: forgetOld(jetStream, desk, now.aged) })
        desk.say(reach('after-append'), pause(`replicate/${seq}`, REPLICATION, appended(message, seq, false)))
      }),
    /** It is there already; its window goes on from the first one. */
    acknowledgeAgain: ({ input, view }) => {
      const message = messageOf(input)
      const seq = view.get(dedup, bodyOf(message, 'publish').messageId ?? '')?.seq ?? 0
      return [pause(`replicate/${message.id}`, REPLICATION, appended(message, seq, true))]
    },
    acknowledge: ({ input, view }) =>
      atDesk(view, (desk) => {
        const { publisher, seq, duplicate } = timerOf(input).body as Appended
        const now = stateOf(jetStream, desk)
        if (seq > now.high) desk.put(state, STREAM, { ...now, high: seq })
        if (publisher !== null) desk.say(confirmation(publisher, seq, duplicate))
        deliverDue(jetStream, desk)
      }),
  }
}

/** Message ids whose window is over are forgotten, a few with each publish. Returns where the remembered ones begin. */
function forgetOld({ options, stream, dedup }: JetStream, desk: Desk, from: number): number {
  let aged = from
  for (let i = 0; i < 3; i++) {
    const row = desk.get(stream, String(aged))
    if (row === undefined || row.at + options.dedupWindow > desk.now) break
    if (row.id !== undefined && desk.get(dedup, row.id)?.seq === row.seq) desk.put(dedup, row.id, undefined)
    aged += 1
  }
  return aged
}

const consuming = (
  jetStream: JetStream,
): Actions<'subscribe' | 'beginAnew' | 'ack' | 'nak' | 'expire' | 'sync' | 'hangUp'> => {
  const { subscriptions } = jetStream
  const numberOf = (input: Input): number => bodyOf(messageOf(input), 'settle').tag
  return {
    subscribe: ({ input, view }) =>
      atDesk(view, (desk) => {
        join(desk, subscriptions, messageOf(input))
        deliverDue(jetStream, desk)
      }),
    /** Its consumer is deleted and made anew: all that is in the stream is still to be delivered. */
    beginAnew: ({ input, view }) =>
      atDesk(view, (desk) => {
        join(desk, subscriptions, messageOf(input))
        startOver(jetStream, desk)
        deliverDue(jetStream, desk)
      }),
    ack: ({ input, view }) =>
      atDesk(view, (desk) => {
        settle(jetStream, desk, numberOf(input))
        deliverDue(jetStream, desk)
      }),
    nak: ({ input, view }) =>
      atDesk(view, (desk) => {
        comeAgain(jetStream, desk, numberOf(input))
        deliverDue(jetStream, desk)
      }),
    expire: ({ view }) =>
      atDesk(view, (desk) => {
        expire(jetStream, desk)
        deliverDue(jetStream, desk)
      }),
    sync: ({ view }) => atDesk(view, (desk) => sync(jetStream, desk)),
    /** What it had not acknowledged waits for its deadline. */
    hangUp: ({ input, view }) =>
      atDesk(view, (desk) => desk.put(subscriptions, messageOf(input).from, undefined)),
  }
}

const failing = (jetStream: JetStream): Actions<'refuse' | 'loseLeader' | 'recover'> => {
  const { options, stream, state, subscriptions } = jetStream
  return {
    refuse: ({ input }) => [refusal(messageOf(input))],
    /** A quorum has all that was acknowledged. One server alone has what was on its disk when the machine died. */
    loseLeader: ({ view }) =>
      atDesk(view, (desk) => {
        const { next, high } = stateOf(jetStream, desk)
        const synced = desk.now - (desk.now % DISK_SYNC)
        let from = options.replicas > 1 ? high + 1 : next
        while (options.replicas === 1 && from > 1 && (desk.get(stream, String(from - 1))?.at ?? 0) > synced)
          from -= 1
        cutOff(jetStream, desk, from)
        for (const consumer of desk.keys(subscriptions)) close(desk, subscriptions, consumer, 'failover')
        desk.say(wake('elected', ELECTION))
      }),
    /** What was appended before a crash is there, and replicated by now. Acknowledgements of the last moment are not. */
    recover: ({ view }) =>
      atDesk(view, (desk) => {
        const now = stateOf(jetStream, desk)
        if (now.high < now.next - 1) desk.put(state, STREAM, { ...now, high: now.next - 1 })
        watchAgain(jetStream, desk)
      }),
  }
}

function recognise(jetStream: JetStream, input: Input, view: View): Recognised | undefined {
  switch (input.kind) {
    case 'message':
      return recogniseMessage(jetStream, input.message, view)
    case 'timer':
      return { event: input.key.startsWith('replicate/') ? 'replicated' : input.key }
    case 'stimulus':
      return input.type === 'failover' ? { event: 'failover' } : undefined
    case 'life':
      return undefined
  }
}

const SETTLED = { ack: 'ack', requeue: 'nak', reject: 'term' } as const

function recogniseMessage(jetStream: JetStream, message: Message, view: View): Recognised | undefined {
  switch (message.type) {
    case 'publish': {
      const { messageId } = bodyOf(message, 'publish')
      const known = messageId === undefined ? undefined : view.get(jetStream.dedup, messageId)
      const isKnown = known !== undefined && view.now < known.at + jetStream.options.dedupWindow
      return { event: isKnown ? 'repeated' : 'publish' }
    }
    case 'subscribe': {
      const { consumer, anew } = bodyOf(message, 'subscribe')
      const known = view.get(jetStream.subscriptions, consumer)
      if (!isNews(known, message)) return undefined
      return { event: anew === true ? 'subscribe-anew' : 'subscribe' }
    }
    case 'settle': {
      // By the message's number: an acknowledgement of an earlier delivery counts, however late.
      const { tag, how } = bodyOf(message, 'settle')
      return isOpen(jetStream, view, tag) ? { event: SETTLED[how] } : undefined
    }
    case 'disconnected':
      return view.get(jetStream.subscriptions, message.from) === undefined
        ? undefined
        : { event: 'disconnected' }
    default:
      return undefined
  }
}
