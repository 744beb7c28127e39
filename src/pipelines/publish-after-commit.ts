// The command handler publishes to the broker itself, after its commit (or inside the transaction): nothing ties the two.
import { type Delivery, type EventBody, partitionOf, type Piece, routeOf } from '#machines'
import { truthOf } from './business'
import { join } from './join'
import { link, MESSAGING } from './links'
import { BROKER, HANDLER, linkId, READ_STORE } from './names'
import { clientSide } from './parts/client-side'
import { delivery, DELIVERY_SETTINGS, deliveryTraits } from './parts/delivery'
import { readSide } from './parts/read-side'
import { WRITE_SETTINGS, writeSide } from './parts/write-side'
import type { Design, Wiring } from './pipeline'
import { routeFor } from './routes'

/** More than there are partitions, so that each of them has its turn. */
const ANYWHERE = 1_000_003

function publishingOf({ domain, settings }: Wiring): Delivery {
  const { producer, publish, broker } = settings
  const { acks } = producer
  const route = routeFor(domain, settings)
  const piece = (event: EventBody): Piece => ({
    link: linkId(HANDLER, BROKER),
    type: 'publish',
    content: {
      // Without a key any partition will do: each event its own.
      partition: routeOf(event, event.aggregateId, partitionOf(event.id, ANYWHERE), route),
      key: event.aggregateId,
      event,
      ...(acks === 'all' ? {} : { acks }),
    },
  })
  const awaits = broker !== 'nats-core' && acks !== 'none'
  return {
    when: publish,
    pieces: (events) => events.map(piece),
    answersAfter: producer.await,
    awaits,
    tries: producer.timeout,
    idempotent: broker === 'kafka' && producer.idempotent && awaits && acks === 'all',
    firstPoint: undefined,
    lastPoint: 'after-publish',
  }
}

export const publishAfterCommit: Design = {
  id: 'publish-after-commit',
  title: { en: 'Publish after commit', ko: '커밋 후 발행' },
  level: 3,
  settings: [...WRITE_SETTINGS, ...DELIVERY_SETTINGS, 'publish', 'producer', 'reconcile'],
  refuse: () => [],
  wire(wiring) {
    const { domain, settings } = wiring
    const carried = deliveryTraits(settings)
    const store = { events: 'none' } as const
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { store, delivery: publishingOf(wiring) }),
        { components: [], links: [link(HANDLER, BROKER, MESSAGING)] },
        delivery(wiring),
        readSide(wiring),
      ],
      {
        ...carried,
        truth: truthOf(domain),
        hands: [`${HANDLER}.tasks`, ...carried.hands],
        normalLag: 1_000_000,
      },
    )
  },
}
