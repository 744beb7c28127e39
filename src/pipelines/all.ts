// Every design at once, for whoever has all the code at hand: the command line, the lab's workers, tests.
import { kafka } from './carriers/kafka'
import { natsCore } from './carriers/nats-core'
import { natsJetStream } from './carriers/nats-jetstream'
import { rabbitmq } from './carriers/rabbitmq'
import { batchEtl } from './designs/batch-etl'
import { dualWrite } from './designs/dual-write'
import { eventSourcing } from './designs/event-sourcing'
import { materializedView } from './designs/materialized-view'
import { outboxCdc } from './designs/outbox-cdc'
import { outboxPolling } from './designs/outbox-polling'
import { publishAfterCommit } from './designs/publish-after-commit'
import { replica } from './designs/replica'
import { sharedModel } from './designs/shared-model'
import { singleTransaction } from './designs/single-transaction'
import { tableCdc } from './designs/table-cdc'
import { pipelineFrom } from './join'
import type { PipelineId } from './pieces'
import type { Carriers, Design, Pipeline } from './pipeline'

const designs: { readonly [id in PipelineId]: Design } = {
  'shared-model': sharedModel,
  'dual-write': dualWrite,
  'single-transaction': singleTransaction,
  'publish-after-commit': publishAfterCommit,
  'outbox-polling': outboxPolling,
  'outbox-cdc': outboxCdc,
  'table-cdc': tableCdc,
  replica,
  'materialized-view': materializedView,
  'batch-etl': batchEtl,
  'event-sourcing': eventSourcing,
}

/** Every broker. */
export const carriers: Required<Carriers> = {
  kafka,
  rabbitmq,
  'nats-core': natsCore,
  'nats-jetstream': natsJetStream,
}

/** Every synchronisation design there is, in the order in which they are offered. */
export const pipelines: readonly Pipeline[] = Object.values(designs).map((design) =>
  pipelineFrom(design, carriers),
)

export const pipelineOf = (id: string): Pipeline | undefined =>
  pipelines.find((pipeline) => pipeline.id === id)
