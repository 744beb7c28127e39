// RabbitMQ: a queue that pushes to its projectors.
import { createRabbitBroker } from '#machines'
import { both, type Part } from '../join'
import { BROKER } from '../names'
import type { Wiring } from '../pipeline'
import { subscribers } from './subscribers'

/** The broker and its subscribers. To acknowledge before applying is what automatic acknowledgement does. */
export function rabbitmq(wiring: Wiring): Part {
  const { rabbitmq: options, projector } = wiring.settings
  const automatic = projector.ack === 'before-apply'
  const broker = createRabbitBroker({ ...options, id: BROKER, automatic })
  const settling = automatic ? 'nothing' : 'channel'
  return both(
    { components: [broker], links: [] },
    subscribers(wiring, { settling, credit: options.prefetch, room: null }),
  )
}
