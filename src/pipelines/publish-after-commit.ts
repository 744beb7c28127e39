// The command handler publishes to the broker itself, after its commit (or inside the transaction): nothing ties the two.
import { type Delivery, type EventBody, partitionOf, type Piece } from '#machines'
import { truthOf } from './business'
import { join } from './join'
import { link, MESSAGING } from './links'
import { BROKER, HANDLER, linkId, READ_STORE } from './names'
import { clientSide } from './parts/client-side'
import { delivery, DELIVERY_SETTINGS, deliveryTraits } from './parts/delivery'
import { readSide } from './parts/read-side'
import { reconciliation, reconciliationTraits } from './parts/reconciliation'
import { WRITE_SETTINGS, writeSide } from './parts/write-side'
import type { Design, Wiring } from './pipeline'

function publishingOf({ settings }: Wiring): Delivery {
  const { producer, partitions, publish, broker } = settings
  const piece = (event: EventBody): Piece => ({
    link: linkId(HANDLER, BROKER),
    type: 'publish',
    content: {
      partition: partitionOf(event.aggregateId, partitions),
      key: event.aggregateId,
      event,
    },
  })
  const awaits = broker !== 'nats-core' && producer.acks !== 'none'
  return {
    when: publish,
    pieces: (events) => events.map(piece),
    answersAfter: producer.await,
    awaits,
    tries: producer.timeout,
    idempotent: broker === 'kafka' && producer.idempotent && awaits,
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
        reconciliation(wiring),
      ],
      {
        ...carried,
        truth: truthOf(domain),
        waiting: [...carried.waiting, ...reconciliationTraits(wiring).waiting],
        hands: [`${HANDLER}.tasks`, ...carried.hands],
        normalLag: 1_000_000,
      },
    )
  },
}
