// Pipelines: named synchronisation designs, wired from machines, links and a domain. The registry is the list below.
import { batchEtl } from './designs/batch-etl'
import { dualWrite } from './designs/dual-write'
import { eventSourcing } from './designs/event-sourcing'
import { pipelineFrom } from './join'
import { materializedView } from './designs/materialized-view'
import { outboxCdc } from './designs/outbox-cdc'
import { outboxPolling } from './designs/outbox-polling'
import type { Pipeline } from './pipeline'
import { publishAfterCommit } from './designs/publish-after-commit'
import { replica } from './designs/replica'
import { sharedModel } from './designs/shared-model'
import { singleTransaction } from './designs/single-transaction'
import { tableCdc } from './designs/table-cdc'

export type { ForeignSession, Pipeline, ReadSide, Traits, Wired } from './pipeline'
export { CLIENT, HANDLER, isReplica, JOB, LATE_PROJECTOR, PRODUCT_SERVICE, PROJECTOR } from './names'
export { isAside } from './parts/consistency'
export { isSpec, LEVELS, listed, type SettingSpec, type Spec, type SpecTree } from './setting-specs'
export { DEFAULT_SETTINGS, EVENTS_FOR, SETTINGS, type Settings, settingsFrom } from './settings'

/** Every synchronisation design there is, in the order in which they are offered. */
export const pipelines: readonly Pipeline[] = [
  sharedModel,
  dualWrite,
  singleTransaction,
  publishAfterCommit,
  outboxPolling,
  outboxCdc,
  tableCdc,
  replica,
  materializedView,
  batchEtl,
  eventSourcing,
].map(pipelineFrom)

export const pipelineOf = (id: string): Pipeline | undefined =>
  pipelines.find((pipeline) => pipeline.id === id)
