// Which machine event an input is to a broker: the producer's numbers and the log's ends decide.
import type { Input, View } from '#kernel'
import type { Recognised } from './behaviour'
import { type Broker, recordsFor } from './broker-rows'
import { bodyOf } from './protocol'

export function recogniseForBroker(broker: Broker, input: Input, view: View): Recognised | undefined {
  if (input.kind === 'timer')
    return { event: input.key.startsWith('fetch/') ? 'fetch-expired' : 'replicated' }
  if (input.kind !== 'message') return undefined
  const { message } = input
  switch (message.type) {
    case 'publish': {
      const { producer, number, partition } = bodyOf(message, 'publish')
      if (producer === null) return { event: 'publish' }
      const expected = (view.get(broker.producers, `${producer}/${partition}`)?.number ?? 0) + 1
      if (number === expected) return { event: 'publish' }
      return { event: number < expected ? 'repeated' : 'out-of-order' }
    }
    case 'fetch': {
      const found = recordsFor(broker, view, bodyOf(message, 'fetch')).length > 0
      return { event: found ? 'fetch' : 'fetch-in-vain' }
    }
    case 'commit-offset':
    case 'disconnected':
      return { event: message.type }
    default:
      return undefined
  }
}
