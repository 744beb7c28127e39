// NATS JetStream: a stream that remembers for each consumer what it has not acknowledged.
import { createJetStreamBroker } from '#machines'
import { both, type Part } from '../join'
import { BROKER } from '../names'
import type { Wiring } from '../pipeline'
import { subscribers } from './subscribers'

/** The broker and its subscribers. */
export function natsJetStream(wiring: Wiring): Part {
  const { jetstream } = wiring.settings
  return both(
    { components: [createJetStreamBroker({ ...jetstream, id: BROKER })], links: [] },
    subscribers(wiring, { settling: 'stream', credit: jetstream.maxAckPending, room: null }),
  )
}
