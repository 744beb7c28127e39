// A broker with the semantics of NATS core: whoever is there gets the message, once at most; nothing is kept or acknowledged.
import { defineTable, type Input, type Message, type Micros, type Table, type View } from '#kernel'
import { type Actions, createComponent, type Recognised } from '../behaviour'
import { atDesk } from '../push/desk'
import { cancel, pause, reach } from '../effects'
import { indexKey, messageOf, timerOf } from '../input'
import { bodyOf, type LogRecord } from '../protocol/protocol'
import { natsChart } from './nats-chart'
import { close, isNews, join, push, type Subscriptions, subscriptionsOf } from '../push/push-consumers'

/** From one connection to the other. */
const PASS: Micros = 100
const COUNT = 'count'

interface Nats {
  readonly subscriptions: Subscriptions
  /** Taken and not passed on yet. */
  readonly passing: Table<LogRecord>
  readonly counts: Table<number>
}

/** Builds a broker whose subscribers are one queue group: each message goes to one of them. */
export function createNatsBroker({ id }: { readonly id: string }) {
  const memory = { owner: id, durable: false, home: 'kernel' } as const
  const nats: Nats = {
    subscriptions: subscriptionsOf(id),
    passing: defineTable<LogRecord>({ name: `${id}.passing`, ...memory }),
    counts: defineTable<number>({ name: `${id}.count`, ...memory }),
  }
  return createComponent({
    id,
    kind: 'broker',
    chart: natsChart,
    behaviour: { recognise: (input, view) => recognise(nats, input, view), actions: passingOn(nats) },
    tables: [nats.subscriptions, nats.passing, nats.counts],
    points: ['after-append'],
    recovery: 200_000,
  })
}

const passingOn = (nats: Nats): Actions<'take' | 'drop' | 'pass' | 'subscribe' | 'hangUp' | 'loseAll'> => {
  const { subscriptions, passing, counts } = nats
  return {
    take: ({ input, view }) =>
      atDesk(view, (desk) => {
        const { key, event, command } = bodyOf(messageOf(input), 'publish')
        const offset = (desk.get(counts, COUNT) ?? 0) + 1
        desk.put(counts, COUNT, offset)
        desk.put(passing, indexKey(offset), { partition: 0, offset, key, event, command })
        desk.say(reach('after-append'), pause(`pass/${indexKey(offset)}`, PASS))
      }),
    /** Nobody listens. Nobody is told. */
    drop: () => [reach('after-append')],
    pass: ({ input, view }) =>
      atDesk(view, (desk) => {
        const number = timerOf(input).key.slice('pass/'.length)
        const record = desk.get(passing, number)
        desk.put(passing, number, undefined)
        const members = desk.keys(subscriptions)
        const member = members.length > 1 ? members[view.draw('member', members.length)] : members[0]
        if (record === undefined || member === undefined) return
        push(desk, subscriptions, member, { record, tag: 0, deliveries: 1, redelivered: false, unacked: 0 })
      }),
    subscribe: ({ input, view }) => atDesk(view, (desk) => join(desk, subscriptions, messageOf(input))),
    hangUp: ({ input, view }) =>
      atDesk(view, (desk) => desk.put(subscriptions, messageOf(input).from, undefined)),
    /** The clients find another server, which knows of nothing. */
    loseAll: ({ view }) =>
      atDesk(view, (desk) => {
        for (const consumer of desk.keys(subscriptions)) close(desk, subscriptions, consumer, 'failover')
        for (const number of desk.keys(passing)) {
          desk.put(passing, number, undefined)
          desk.say(cancel(`pass/${number}`))
        }
      }),
  }
}

function recognise(nats: Nats, input: Input, view: View): Recognised | undefined {
  switch (input.kind) {
    case 'message':
      return recogniseMessage(nats, input.message, view)
    case 'timer':
      return { event: 'passed' }
    case 'stimulus':
      return input.type === 'failover' ? { event: 'failover' } : undefined
    case 'life':
      return undefined
  }
}

function recogniseMessage({ subscriptions }: Nats, message: Message, view: View): Recognised | undefined {
  switch (message.type) {
    case 'publish':
      return { event: view.size(subscriptions) > 0 ? 'publish' : 'publish-in-vain' }
    case 'subscribe': {
      const known = view.get(subscriptions, bodyOf(message, 'subscribe').consumer)
      return isNews(known, message) ? { event: 'subscribe' } : undefined
    }
    case 'disconnected':
      return view.get(subscriptions, message.from) === undefined ? undefined : { event: 'disconnected' }
    default:
      return undefined
  }
}
