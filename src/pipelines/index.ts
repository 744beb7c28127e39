// Pipelines: named synchronisation designs, wired from machines, links and a domain. The registry is the list below.
import { batchEtl } from './batch-etl'
import { dualWrite } from './dual-write'
import { eventSourcing } from './event-sourcing'
import { pipelineFrom } from './join'
import { materializedView } from './materialized-view'
import { outboxCdc } from './outbox-cdc'
import { outboxPolling } from './outbox-polling'
import type { Pipeline } from './pipeline'
import { publishAfterCommit } from './publish-after-commit'
import { replica } from './replica'
import { sharedModel } from './shared-model'
import { singleTransaction } from './single-transaction'
import { tableCdc } from './table-cdc'

export type { ForeignSession, Pipeline, Traits, Wired } from './pipeline'
export { PRODUCT_SERVICE, PROJECTOR } from './names'
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
