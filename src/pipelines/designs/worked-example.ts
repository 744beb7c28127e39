// For tests and docs/adding-a-design.md only: an outbox without a table. The transaction writes its events into the commit
// log and nowhere else, as `pg_logical_emit_message` does, and change data capture publishes them.
import { truthOf } from '../business'
import { join } from '../join'
import { READ_STORE } from '../names'
import { capture, capturedLog, captureTraits } from '../parts/capture'
import { clientSide } from '../parts/client-side'
import { delivery, DELIVERY_SETTINGS, deliveryTraits, refuseDelivery } from '../parts/delivery'
import { readSide, READ_SIDE_SETTINGS, readSideTraits } from '../parts/read-side'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design } from '../pipeline'

/** All of change data capture but the first snapshot, which reads tables: there is none to read. */
const CAPTURE_SETTINGS = [
  'cdc.pollInterval',
  'cdc.batch',
  'cdc.offsetFlush',
  'cdc.heartbeat',
  'cdc.onError',
  'cdc.exactlyOnce',
  'cdc.slotLimit',
  'cdc.traffic',
  'cdc.failoverSlot',
] as const

export const logOutbox: Design = {
  id: 'log-outbox',
  level: 3,
  settings: [...WRITE_SETTINGS, ...DELIVERY_SETTINGS, ...READ_SIDE_SETTINGS, ...CAPTURE_SETTINGS],
  refuse: refuseDelivery,
  wire(wiring) {
    const { domain, settings } = wiring
    const carried = deliveryTraits(wiring)
    const captured = captureTraits(settings)
    const { missingIsFine, hands, lag } = readSideTraits(settings)
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { store: { events: 'none', log: capturedLog(settings) } }),
        capture(wiring, ({ events }) => events),
        delivery(wiring),
        readSide(wiring),
      ],
      {
        ...carried,
        truth: truthOf(domain),
        waiting: [...captured.waiting, ...carried.waiting],
        hands: [...captured.hands, ...carried.hands, ...hands],
        missingIsFine,
        normalLag: captured.normalLag + lag,
      },
    )
  },
}
