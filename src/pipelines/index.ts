// Pipelines: named synchronisation designs, wired from machines, links and a domain. The registry is the list below.
import { outboxPolling } from './outbox-polling'
import type { Pipeline } from './pipeline'

export type { ForeignSession, Pipeline, SettingSpec, Traits, Wired } from './pipeline'
export { DEFAULT_SETTINGS, EVENTS_FOR, type Settings } from './settings'

/** Every synchronisation design there is, in the order in which they are offered. */
export const pipelines: readonly Pipeline[] = [outboxPolling]

export const pipelineOf = (id: string): Pipeline | undefined =>
  pipelines.find((pipeline) => pipeline.id === id)
