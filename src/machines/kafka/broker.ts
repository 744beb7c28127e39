// The broker, with Kafka's semantics: a log per partition, replicas and elections, retention, offsets, a consumer group.
import { createComponent } from '../behaviour'
import { brokerChart } from './broker-chart'
import { fetching } from './broker-fetches'
import { coordinating } from './broker-group'
import { appending } from './broker-log'
import { recogniseForBroker } from './broker-recognise'
import { electing, replicating } from './broker-replication'
import { keeping } from './broker-retention'
import { brokerOf, type BrokerOptions } from './broker-rows'

/** Builds a broker with the topics of one pipeline and one consumer group. */
export function createBroker(options: BrokerOptions) {
  const broker = brokerOf(options)
  const { log, starts, ends, highs, offsets, producers, fetches } = broker
  const { epochs, inSync, behind, cleanings, generations, memberRows } = broker
  return createComponent({
    id: options.id,
    kind: 'broker',
    chart: brokerChart,
    behaviour: {
      recognise: (input, view) => recogniseForBroker(broker, input, view),
      actions: {
        ...appending(broker),
        ...replicating(broker),
        ...electing(broker),
        ...fetching(broker),
        ...keeping(broker),
        ...coordinating(broker),
      },
    },
    tables: [
      log,
      starts,
      ends,
      highs,
      offsets,
      producers,
      fetches,
      epochs,
      inSync,
      behind,
      cleanings,
      generations,
      memberRows,
    ],
    points: ['after-append'],
    recovery: 200_000,
  })
}
