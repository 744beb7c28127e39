// The command handler publishes to the broker itself, after its commit (or inside the transaction): nothing ties the two.
import { type Delivery, type EventBody, partitionOf, type Piece, routeOf } from '#machines'
import { truthOf } from '../business'
import { join } from '../join'
import { link, MESSAGING } from '../links'
import { BROKER, HANDLER, linkId, READ_STORE } from '../names'
import { clientSide } from '../parts/client-side'
import {
  delivery,
  DELIVERY_SETTINGS,
  deliveryTraits,
  publishingTo,
  refuseDelivery,
  unsentIn,
} from '../parts/delivery'
import { readSide, READ_SIDE_SETTINGS, readSideTraits } from '../parts/read-side'
import { reconciliation, reconciliationTraits } from '../parts/reconciliation'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Wiring } from '../pipeline'
import { routeFor } from '../routes'

/** More than there are partitions, so that each of them has its turn. */
const ANYWHERE = 1_000_003

function publishingOf({ domain, settings }: Wiring): Delivery {
  const { producer, publish } = settings
  const { answers, messageIds, mandatory, sessions, keepsUnsent } = publishingTo(settings)
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
      ...(messageIds ? { messageId: event.id } : {}),
      ...(mandatory ? { mandatory: true } : {}),
    },
  })
  const awaits = answers && acks !== 'none'
  return {
    when: publish,
    pieces: (events) => events.map(piece),
    answersAfter: producer.await,
    awaits,
    tries: producer.timeout,
    inFlight: producer.inFlight,
    ...(keepsUnsent ? { keepsUnsentFor: linkId(HANDLER, BROKER) } : {}),
    idempotent: sessions && producer.idempotent && awaits && acks === 'all',
    betweenPoint: undefined,
    lastPoint: 'after-publish',
  }
}

export const publishAfterCommit: Design = {
  id: 'publish-after-commit',
  level: 3,
  settings: [
    ...WRITE_SETTINGS,
    ...DELIVERY_SETTINGS,
    ...READ_SIDE_SETTINGS,
    'publish',
    'producer',
    'reconcile',
  ],
  refuse: refuseDelivery,
  release: 'events',
  wire(wiring) {
    const { domain, settings } = wiring
    const carried = deliveryTraits(wiring)
    const { missingIsFine, hands, lag } = readSideTraits(settings)
    const store = { events: 'none' } as const
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { store, delivery: publishingOf(wiring), release: 'events' }),
        { components: [], links: [link(HANDLER, BROKER, MESSAGING)] },
        delivery(wiring),
        readSide(wiring),
        reconciliation(wiring),
      ],
      {
        ...carried,
        truth: truthOf(domain),
        waiting: [...carried.waiting, ...reconciliationTraits(wiring).waiting],
        hands: [`${HANDLER}.tasks`, ...unsentIn(settings, [HANDLER]), ...carried.hands, ...hands],
        missingIsFine,
        normalLag: 1_000_000 + lag,
      },
    )
  },
}
