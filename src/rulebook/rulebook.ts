// The rules of every part, in order.
import type { PartId } from './parts'
import type { Rule } from './rule'
import { job, logReader } from './rules/capturing'
import { projector, services, subscriber } from './rules/consuming'
import { materializedView, replica } from './rules/copies'
import * as designs from './rules/designs'
import { everywhere } from './rules/everywhere'
import { kafka } from './rules/kafka'
import { natsCore, natsJetstream, rabbitmq } from './rules/pushing-brokers'
import { judges, queries } from './rules/reading'
import { relay } from './rules/relaying'
import { cache, document, readStore, searchIndex, summaryTable } from './rules/stores'
import { client, commandHandler, failover, mysql, writeStore } from './rules/writing'

/** What is said of each part. */
export const RULEBOOK: { readonly [part in PartId]: readonly Rule[] } = {
  everywhere,
  client,
  'command-handler': commandHandler,
  'write-store': writeStore,
  mysql,
  failover,
  relay,
  'log-reader': logReader,
  job,
  kafka,
  rabbitmq,
  'nats-core': natsCore,
  'nats-jetstream': natsJetstream,
  projector,
  subscriber,
  services,
  'read-store': readStore,
  document,
  'summary-table': summaryTable,
  cache,
  'search-index': searchIndex,
  replica,
  'materialized-view': materializedView,
  queries,
  judges,
  'shared-model': designs.sharedModel,
  'single-transaction': designs.singleTransaction,
  'dual-write': designs.dualWrite,
  'publish-after-commit': designs.publishAfterCommit,
  'outbox-polling': designs.outboxPolling,
  'outbox-cdc': designs.outboxCdc,
  'table-cdc': designs.tableCdc,
  'batch-etl': designs.batchEtl,
  'event-sourcing': designs.eventSourcing,
}
