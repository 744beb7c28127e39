// The machines: how each kind of component behaves. A component is a statechart and what it does at each transition.
export type { ChartedComponent } from './behaviour'
export { createBroker } from './broker'

export { type ChartPicture, pictureOf } from './chart'
export { createClient, type WorkloadLine } from './client'
export { createCommandHandler } from './command-handler'
export type { Decided, Delivery, Piece } from './command-handler-rows'

export { createProjector } from './projector'
export type { EventBody, Guard, LogRecord, OutboxRow, Selection } from './protocol'
export { createReadStore } from './read-store'
export type { Projection } from './read-store-apply'
export { createRelay } from './relay'

export { createWriteStore } from './write-store'
export type { WriteStoreOptions } from './write-store-rows'
