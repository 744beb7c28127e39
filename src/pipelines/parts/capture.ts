// Change data capture: a log reader that follows the write store's commit log and publishes to the broker.
import { createLogReader, type LogReaderOptions } from '#machines'
import { decoderOf } from '../business'
import type { Part } from '../join'
import { DATABASE, link, MESSAGING } from '../links'
import { BROKER, linkId, LOG_READER, WRITE_STORE } from '../names'
import { publishingTo, unsentIn } from './delivery'
import type { Traits, WaitingPlace, Wiring } from '../pipeline'
import { routeFor } from '../routes'
import type { Settings } from '../settings'

/** The replication slot of the log reader. */
const SLOT = 'debezium'

/** The log reader, as Debezium is set up: Connect's producer keeps the order and may repeat,
 * unless it is told to publish and save its offset in one transaction. */
export function capture(wiring: Wiring, eventsOf: LogReaderOptions['eventsOf']): Part {
  const { domain, settings } = wiring
  const { cdc } = settings
  const publisher = publishingTo(settings)
  return {
    components: [
      createLogReader({
        ...cdc,
        id: LOG_READER,
        toStore: linkId(LOG_READER, WRITE_STORE),
        toBroker: linkId(LOG_READER, BROKER),
        slot: SLOT,
        route: routeFor(domain, settings),
        idempotent: cdc.exactlyOnce,
        await: publisher.answers,
        messageIds: publisher.messageIds,
        mandatory: publisher.mandatory,
        keepsUnsent: publisher.keepsUnsent,
        acks: 'all',
        inFlight: 1,
        eventsOf,
        // It moves events on and looks into none of them: a renamed field is no trouble of its own.
        decodes: decoderOf(domain, { ...settings.projector, schema: 'both' }),
      }),
    ],
    links: [link(LOG_READER, WRITE_STORE, DATABASE), link(LOG_READER, BROKER, MESSAGING)],
  }
}

/** What the write store keeps for a log reader. */
export const capturedLog = ({ cdc }: Settings) => ({
  limit: cdc.slotLimit,
  traffic: cdc.traffic,
  failoverSlot: cdc.failoverSlot,
})

/** What a judge has to know of the way to the broker. */
export function captureTraits(settings: Settings): Pick<Traits, 'hands' | 'normalLag'> & {
  readonly waiting: readonly WaitingPlace[]
} {
  const { cdc } = settings
  return {
    waiting: [{ kind: 'slot', slot: SLOT, reader: LOG_READER }],
    hands: [`${LOG_READER}.batch`, ...unsentIn(settings, [LOG_READER])],
    normalLag: 2 * cdc.pollInterval + 500_000,
  }
}
