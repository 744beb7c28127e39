// The machines: how each kind of component behaves. A component is a statechart and what it does at each transition.
export type { ChartedComponent } from './behaviour'
export { createBroker } from './broker'

export { type ChartPicture, pictureOf } from './chart'
export { createClient, type WorkloadLine } from './client'
export { createCommandHandler, type Decided } from './command-handler'

export { createJetStreamBroker } from './jetstream-broker'
export { createNatsBroker } from './nats-broker'
export { createProjector } from './projector'
export type { EventBody, Guard, LogRecord, OutboxRow, Selection } from './protocol'
export { createRabbitBroker } from './rabbit-broker'
export { createReadStore } from './read-store'
export type { Projection } from './read-store-apply'
export { createRelay } from './relay'
export { createSubscriber } from './subscriber'

export { createWriteStore } from './write-store'
