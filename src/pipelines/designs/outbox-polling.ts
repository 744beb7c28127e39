// Transactional outbox with a polling relay: state and event in one transaction, then relay, broker, projector.
import { createRelay } from '#machines'
import { truthOf } from '../business'
import { join, type Part } from '../join'
import { DATABASE, link, MESSAGING } from '../links'
import { BROKER, linkId, numbered, READ_STORE, WRITE_STORE } from '../names'
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
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Wiring } from '../pipeline'
import { routeFor } from '../routes'
import type { Settings } from '../settings'

const relaysOf = ({ relay }: Settings): readonly string[] => numbered('relay', relay.count)

function relays({ domain, settings }: Wiring): Part {
  const ids = relaysOf(settings)
  const route = routeFor(domain, settings)
  const { answers, messageIds, mandatory, sessions, keepsUnsent } = publishingTo(settings)
  return {
    components: ids.map((id, index) =>
      createRelay({
        ...settings.relay,
        await: settings.relay.await && answers,
        idempotent: settings.relay.idempotent && sessions,
        messageIds,
        mandatory,
        keepsUnsent,
        id,
        acks: settings.producer.acks,
        route,
        share: { index, count: ids.length },
        toStore: linkId(id, WRITE_STORE),
        toBroker: linkId(id, BROKER),
      }),
    ),
    links: ids.flatMap((id) => [link(id, WRITE_STORE, DATABASE), link(id, BROKER, MESSAGING)]),
  }
}

export const outboxPolling: Design = {
  id: 'outbox-polling',
  level: 3,
  settings: [
    ...WRITE_SETTINGS,
    ...DELIVERY_SETTINGS,
    ...READ_SIDE_SETTINGS,
    'relay',
    'producer.acks',
    'producer.key',
    'producer.topics',
  ],
  refuse: refuseDelivery,
  release: 'events',
  wire(wiring) {
    const { domain, settings } = wiring
    const carried = deliveryTraits(wiring)
    const { missingIsFine, hands, lag } = readSideTraits(settings)
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { release: 'events' }),
        relays(wiring),
        delivery(wiring),
        readSide(wiring),
      ],
      {
        ...carried,
        truth: truthOf(domain),
        events: 'outbox',
        waiting: [{ kind: 'outbox' }, ...carried.waiting],
        hands: [
          ...relaysOf(settings).map((id) => `${id}.batch`),
          ...unsentIn(settings, relaysOf(settings)),
          ...carried.hands,
          ...hands,
        ],
        missingIsFine,
        // Two polls and half a second for the way: what a healthy pipeline may take.
        normalLag: 2 * settings.relay.interval + 500_000 + lag,
      },
    )
  },
}
