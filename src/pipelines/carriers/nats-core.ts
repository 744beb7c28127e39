// NATS without streams: whoever listens hears it, nothing is kept.
import { createNatsBroker } from '#machines'
import { both, type Part } from '../join'
import { BROKER } from '../names'
import type { Wiring } from '../pipeline'
import { subscribers } from './subscribers'

/** The broker and its subscribers, which hold what they have no time for as far as there is room. */
export function natsCore(wiring: Wiring): Part {
  const { limit } = wiring.settings.projector
  return both(
    { components: [createNatsBroker({ id: BROKER })], links: [] },
    subscribers(wiring, { settling: 'nothing', credit: limit, room: limit }),
  )
}
