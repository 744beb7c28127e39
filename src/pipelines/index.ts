// Pipelines: named synchronisation designs, wired from machines, links and a domain. The registry is the list below.
import { dualWrite } from './dual-write'
import { pipelineFrom } from './join'
import { outboxPolling } from './outbox-polling'
import type { Pipeline } from './pipeline'
import { publishAfterCommit } from './publish-after-commit'
import { sharedModel } from './shared-model'
import { singleTransaction } from './single-transaction'

export type { ForeignSession, Pipeline, ReadSide, Refusal, Traits, WaitingPlace, Wired } from './pipeline'
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
].map(pipelineFrom)

export const pipelineOf = (id: string): Pipeline | undefined =>
  pipelines.find((pipeline) => pipeline.id === id)
