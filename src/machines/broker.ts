// The broker, with Kafka's semantics: a log per partition, offsets, group positions, an idempotent producer, waiting fetches.
import { createComponent } from './behaviour'
import { brokerChart } from './broker-chart'
import { fetching } from './broker-fetches'
import { appending } from './broker-log'
import { recogniseForBroker } from './broker-recognise'
import { brokerOf, type BrokerOptions } from './broker-rows'

/** Builds a broker with one topic and one consumer group. */
export function createBroker(options: BrokerOptions) {
  const broker = brokerOf(options)
  const { log, ends, highs, offsets, producers, fetches } = broker
  return createComponent({
    id: options.id,
    kind: 'broker',
    chart: brokerChart,
    behaviour: {
      recognise: (input, view) => recogniseForBroker(broker, input, view),
      actions: { ...appending(broker), ...fetching(broker) },
    },
    tables: [log, ends, highs, offsets, producers, fetches],
    points: ['after-append'],
    recovery: 200_000,
  })
}
