// The machines: how each kind of component behaves. A component is a statechart and what it does at each transition.
export type { ChartedComponent } from './behaviour'
export { createBroker } from './kafka/broker'

export { type Chart, type ChartPicture, pictureOf } from './chart'
export { createClient, type ReadingOptions, type WorkloadLine } from './client/client'
export { createCommandHandler } from './command-handler/command-handler'
export type { Decided, Delivery, Piece } from './command-handler/command-handler-rows'

export { createJetStreamBroker } from './nats/jetstream-broker'
export { createJob } from './job/job'
export { createLogReader } from './log-reader/log-reader'
export type { LogReaderOptions } from './log-reader/log-reader-rows'
export { createNatsBroker } from './nats/nats-broker'
export { createNotifier } from './services/notifier'
export { partitionOf, partitionsIn, type RouteOptions, routeOf } from './publisher/partition'
export { unsentTable } from './publisher/unsent'
export { createProductService } from './services/product-service'
export { createProjector } from './projector/projector'
export { addedTable, type ProjectorOptions } from './projector/projector-rows'
export {
  byAggregate,
  type CommitRecord,
  type EventBody,
  type LogRecord,
  type Member,
  type OutboxRow,
} from './protocol/protocol'
export { createRabbitBroker } from './rabbitmq/rabbit-broker'
export { createReadStore } from './read-store/read-store'
export { rowIn } from './read-store/read-store-parts'
export type { ReadStoreOptions } from './read-store/read-store-reading'
export type { Projection } from './read-store/read-store-rows'
export { createReplica } from './replica/replica'
export { copyOf, receivedBy } from './replica/replica-rows'
export { createRelay } from './relay/relay'
export { createSubscriber } from './push/subscriber'

export { createWriteStore } from './write-store/write-store'
export type { WriteStoreOptions } from './write-store/write-store-rows'
