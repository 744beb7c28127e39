// The machines: how each kind of component behaves. A component is a statechart and what it does at each transition.
export type { ChartedComponent } from './behaviour'
export { createBroker } from './broker'

export { type ChartPicture, pictureOf } from './chart'
export { createClient, type ReadingLevel, type ReadingOptions, type WorkloadLine } from './client'
export { createCommandHandler } from './command-handler'
export type { Decided, Delivery, Piece } from './command-handler-rows'

export { createNotifier } from './notifier'
export { partitionOf, partitionsIn, type RouteOptions, routeOf } from './partition'
export { createProductService } from './product-service'
export { createProjector } from './projector'
export type { ProjectorOptions } from './projector-rows'
export type { EventBody, Guard, LogRecord, OutboxRow, Selection } from './protocol'
export { createReadStore } from './read-store'
export type { Projection } from './read-store-shelves'
export { createRelay } from './relay'

export { createWriteStore } from './write-store'
export type { WriteStoreOptions } from './write-store-rows'
