// From a broker to the read store: what publishers, judges and files have to know of each broker. The brokers themselves are
// in `carriers`.
import { unsentTable } from '#machines'
import { both, type Part } from '../join'
import { BROKER } from '../names'
import type { Refusal, Traits, WaitingPlace, Wiring } from '../pipeline'
import { ALL_SETTINGS, isChanged, type Settings } from '../settings'
import { makesUp } from './consistency'
import { lateTraits, refuseLate } from './late-models'
import { projectorsOf } from './projectors'
import { services } from './services'
import { refuseTogether } from './write-side'

/** Broker, projectors, and whom these ask and tell besides. */
export function delivery(wiring: Wiring): Part {
  const { broker } = wiring.settings
  const carrier = wiring.carriers[broker]
  if (carrier === undefined) throw new Error(`Broken invariant: the code of ${broker} is at hand`)
  return both(carrier(wiring), services(wiring))
}

/**
 * What publishers have to know of the broker. NATS core answers no publish and RabbitMQ confirms only on request, so
 * there is nothing to wait for: what is handed to the network counts as published.
 */
export function publishingTo({ broker, producer, rabbitmq }: Settings): {
  readonly answers: boolean
  readonly messageIds: boolean
  readonly mandatory: boolean
  /** Only Kafka knows a producer's sessions and numbers. */
  readonly sessions: boolean
  /** A client of NATS core keeps what it cannot send while it is disconnected, if it is told to. */
  readonly keepsUnsent: boolean
} {
  return {
    answers: broker !== 'nats-core' && (broker !== 'rabbitmq' || rabbitmq.confirms),
    messageIds: broker === 'nats-jetstream' && producer.messageId,
    mandatory: broker === 'rabbitmq' && producer.mandatory,
    sessions: broker === 'kafka',
    keepsUnsent: broker === 'nats-core' && producer.offline === 'buffer',
  }
}

/** The tables in which publishers hold what they could not send yet. */
export const unsentIn = (settings: Settings, publishers: readonly string[]): readonly string[] =>
  publishingTo(settings).keepsUnsent ? publishers.map(unsentTable) : []

/** Where the broker keeps what it has taken and not delivered, and where it holds it for a moment. */
function placesOf(settings: Settings): {
  readonly waiting: readonly WaitingPlace[]
  readonly hands: readonly string[]
} {
  switch (settings.broker) {
    case 'kafka':
      return {
        waiting: [
          {
            kind: settings.projector.checkpoint === 'same-transaction' ? 'checkpoint' : 'offsets',
            readers: projectorsOf(settings),
          },
        ],
        hands: [],
      }
    case 'rabbitmq':
      return { waiting: [{ kind: 'rows', table: 'queue' }], hands: [`${BROKER}.incoming`] }
    case 'nats-core':
      return { waiting: [], hands: [`${BROKER}.passing`] }
    case 'nats-jetstream':
      return { waiting: [{ kind: 'rows', table: 'consumer_pending' }], hands: [] }
  }
}

/** What the judge has to know of a delivery by broker. */
export function deliveryTraits(wiring: Wiring): Pick<Traits, 'log' | 'hands' | 'heals' | 'readSide'> & {
  readonly waiting: readonly WaitingPlace[]
} {
  const { settings } = wiring
  const { waiting, hands } = placesOf(settings)
  return {
    log: settings.broker === 'kafka' ? 'log' : '',
    waiting,
    hands: [...hands, ...projectorsOf(settings).map((id) => `${id}.batch`)],
    heals: makesUp(settings),
    ...lateTraits(wiring),
  }
}

/** The settings of every design with a broker and projectors; what goes with which broker is for `refuseDelivery`. */
export const DELIVERY_SETTINGS = [
  'broker',
  'readStore',
  'consistency',
  'partitions',
  'producer.messageId',
  'producer.mandatory',
  'producer.offline',
  'kafka',
  'rabbitmq',
  'jetstream',
  'projector',
  'events',
] as const

/** The settings that only some brokers have. */
const ONLY_WITH: readonly (readonly [path: string, brokers: readonly Settings['broker'][]])[] = [
  ['partitions', ['kafka']],
  ['kafka', ['kafka']],
  ['rabbitmq', ['rabbitmq']],
  ['producer.mandatory', ['rabbitmq']],
  ['jetstream', ['nats-jetstream']],
  ['producer.messageId', ['nats-jetstream']],
  ['producer.offline', ['nats-core']],
  ['producer.inFlight', ['kafka', 'rabbitmq', 'nats-jetstream']],
  ['projector.wait', ['kafka']],
  ['projector.start', ['kafka']],
  ['projector.checkpoint', ['kafka']],
  ['projector.checkpointEvery', ['kafka']],
  ['projector.gate', ['kafka', 'nats-jetstream']],
  ['producer.acks', ['kafka']],
  ['producer.idempotent', ['kafka']],
  ['producer.key', ['kafka']],
  ['producer.topics', ['kafka']],
  ['projector.limit', ['kafka', 'nats-core']],
  ['relay.idempotent', ['kafka']],
  ['cdc.exactlyOnce', ['kafka']],
]

/** Each setting that only some brokers have, with these. */
const FLAVOURED = ALL_SETTINGS.flatMap(({ path }) => {
  const only = ONLY_WITH.find(([each]) => path === each || path.startsWith(`${each}.`))?.[1]
  return only === undefined ? [] : [{ path, only }]
})

/** What is set and means nothing to this broker. */
export function refuseDelivery(settings: Settings): readonly Refusal[] {
  const { broker, rabbitmq } = settings
  const idle = FLAVOURED.flatMap(({ path, only }): readonly Refusal[] => {
    if (only.includes(broker) || !isChanged(settings, path)) return []
    return [{ path, what: `means nothing to ${broker}; remove it, or choose ${only.join(' or ')}` }]
  })
  const requeues = settings.projector.onError === 'requeue'
  const takesBack = broker === 'rabbitmq' || broker === 'nats-jetstream'
  const back = {
    path: 'projector.onError',
    what: `"requeue" means nothing to ${broker}; choose retry, skip or park`,
  }
  const ahead = {
    path: 'projector.guard',
    what: '"next" waits for ever for what a fetched state has overtaken; choose "newer" for events "notification"',
  }
  const counts = rabbitmq.queue === 'quorum' || !isChanged(settings, 'rabbitmq.deliveryLimit')
  const limit = {
    path: 'rabbitmq.deliveryLimit',
    what: 'is not counted by a classic queue; remove it, or choose queue "quorum"',
  }
  return [
    ...idle,
    ...(requeues && !takesBack ? [back] : []),
    ...refuseTogether(settings),
    ...(settings.events === 'notification' && settings.projector.guard === 'next' ? [ahead] : []),
    ...(broker === 'rabbitmq' && !counts ? [limit] : []),
    ...refuseLate(settings),
  ]
}
