// Which machine event an input is to a broker: the producer's numbers, the log's ends and the group decide.
import type { Input, Message, View } from '#kernel'
import type { Recognised } from '../behaviour'
import { mayCommit, recogniseFetch } from './broker-group'
import { hasNoHeir, hasTooFew, isOutlived } from './broker-replication'
import { isOutOfRange, recordsFor } from './broker-retention'
import type { Broker } from './broker-rows'
import { bodyOf } from '../protocol/protocol'

export function recogniseForBroker(broker: Broker, input: Input, view: View): Recognised | undefined {
  switch (input.kind) {
    case 'timer':
      return recogniseTimer(broker, input, view)
    case 'stimulus':
      if (input.type !== 'failover') return undefined
      return { event: hasNoHeir(broker, view) ? 'failover-without-heir' : 'failover' }
    case 'message':
      return recogniseMessage(broker, input.message, view)
    case 'life':
      return { event: input.type }
  }
}

function recogniseTimer(
  broker: Broker,
  input: Extract<Input, { kind: 'timer' }>,
  view: View,
): Recognised | undefined {
  const { key } = input
  switch (key.slice(0, key.includes('/') ? key.indexOf('/') : key.length)) {
    case 'fetch':
      return { event: 'fetch-expired' }
    case 'replicate':
      return isOutlived(broker, input, view) ? undefined : { event: 'replicated' }
    case 'alone':
      return isOutlived(broker, input, view) ? undefined : { event: 'followers-behind' }
    case 'session':
      return { event: 'session-expired' }
    case 'rebalance':
      return { event: 'rebalance-over' }
    default:
      return { event: key }
  }
}

function recogniseMessage(broker: Broker, message: Message, view: View): Recognised | undefined {
  switch (message.type) {
    case 'publish':
      return { event: publishing(broker, message, view) }
    case 'fetch':
      return { event: recogniseFetch(broker, message, view) ?? fetching(broker, message, view) }
    case 'commit-offset':
      return { event: mayCommit(broker, message, view) ? 'commit-offset' : 'commit-fenced' }
    case 'leave-group':
    case 'heartbeat':
    case 'disconnected':
      return { event: message.type }
    default:
      return undefined
  }
}

function publishing(broker: Broker, message: Message, view: View): string {
  const { producer, number, partition, acks } = bodyOf(message, 'publish')
  if (hasTooFew(broker, view, acks)) return 'too-few-replicas'
  if (producer === null) return 'publish'
  const expected = (view.get(broker.producers, `${producer}/${partition}`)?.number ?? 0) + 1
  if (number === expected) return 'publish'
  return number < expected ? 'repeated' : 'out-of-order'
}

function fetching(broker: Broker, message: Message, view: View): string {
  const request = bodyOf(message, 'fetch')
  if (isOutOfRange(broker, view, request)) return 'out-of-range'
  return recordsFor(broker, view, request).length > 0 ? 'fetch' : 'fetch-in-vain'
}
