// Transactional outbox read from the commit log: what the transaction inserted is published in commit order, no gap skipped.
import { truthOf } from '../business'
import { join } from '../join'
import { READ_STORE } from '../names'
import { capture, capturedLog, captureTraits } from '../parts/capture'
import { clientSide } from '../parts/client-side'
import { delivery, DELIVERY_SETTINGS, deliveryTraits, refuseDelivery } from '../parts/delivery'
import { readSide, READ_SIDE_SETTINGS, readSideTraits } from '../parts/read-side'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design } from '../pipeline'

export const outboxCdc: Design = {
  id: 'outbox-cdc',
  level: 3,
  settings: [...WRITE_SETTINGS, ...DELIVERY_SETTINGS, ...READ_SIDE_SETTINGS, 'cdc'],
  refuse: refuseDelivery,
  release: 'events',
  wire(wiring) {
    const { domain, settings } = wiring
    const carried = deliveryTraits(wiring)
    const captured = captureTraits(settings)
    const { missingIsFine, hands, lag } = readSideTraits(settings)
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { store: { log: capturedLog(settings) }, release: 'events' }),
        capture(wiring, ({ events }) => events),
        delivery(wiring),
        readSide(wiring),
      ],
      {
        ...carried,
        truth: truthOf(domain),
        events: 'outbox',
        waiting: [...captured.waiting, ...carried.waiting],
        hands: [...captured.hands, ...carried.hands, ...hands],
        missingIsFine,
        normalLag: captured.normalLag + lag,
      },
    )
  },
}
