// Pipelines: named synchronisation designs, wired from machines, links and a domain. The registry is in `pieces.ts`.
export { pipelineOf, pipelines } from './all'
export { DESIGNS, loadPipeline } from './pieces'
export type { ForeignSession, Pipeline, ReadSide, Traits, Wired } from './pipeline'
export { CLIENT, HANDLER, isReplica, JOB, LATE_PROJECTOR, PRODUCT_SERVICE, PROJECTOR } from './names'
export { isAside } from './parts/consistency'
export { isSpec, LEVELS, listed, type SettingSpec, type Spec, type SpecTree } from './setting-specs'
export {
  ALL_SETTINGS,
  DEFAULT_SETTINGS,
  EVENTS_FOR,
  isChanged,
  SETTINGS,
  type Settings,
  settingsFrom,
} from './settings'
