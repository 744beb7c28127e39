// The door of the app: what the page shows, and what a person can do with it.
export { type Branch, branchOf } from './branch-of'
export { type App, type AppPorts, createApp } from './create-app'
export { anomaliesSeen, type CheckResult, checkResults, type SeenAnomaly } from './check-results'
export { type FaultInForce, faultsInForce, plannedFaults } from './faults-in-force'
export { type FirstRun, openFirst } from './first-run'
export { type Flight, type FlightFate, Flights } from './flights'
export { gapEvents } from './gap-of'
export type { Guide } from './guide'
export { inspectionOf, traceLines } from './inspection-of'
export { type LessonState, readLessons } from './lesson-state'
export type { Imported, Library, LibraryState } from './library'
export { loadExports } from './load-exports'
export { loadLinks } from './load-links'
export { type SpaceTimeLane, spaceTimeLanes } from './space-time-lanes'
export { type MessageStory, messageStory, stepOfCause } from './message-story'
export { modelsOf } from './models-of'
export { loadPageApi } from './load-page-api'
export { createPageApi, type PageApi, PICTURE_VIEWS, type PictureView } from './page-api/page-api'
export {
  type CommandFields,
  type Load,
  loadAt,
  nextCommand,
  nextId,
  type Offer,
  type OpenAggregate,
  openAggregates,
  usualFields,
} from './offers'
export { addressOf, addressOfScenario, type Page, pageIn, PAGES } from './pages'
export { type Light, lightOf, type Lit, litIn, type Pointed } from './pointing'
export { keepPreferences, readPreferences } from './preferences'
export type { RaceCharts } from './race/charts'
export type { Lane } from './race/lane'
export { racePresets } from './race/presets'
export { bundledIn, faultsBehind, type LaneSpec } from './race/lanes'
export { type LaneParting, Race, type RaceState } from './race/race'
export { addressOfRace, LANES, raceIn } from './race/race-address'
export { type Count, countsOf, type Standing } from './race/standing'
export type * from './scene'
export { sceneOf } from './scene-of'
export type { Frame } from './stage'
export type { Laboratory } from './laboratory'
export type { Notice } from './notice'
export type { Storage } from './shelf'
export type { AppState, Target } from './state'
export { selectionOf } from './target-ids'
export type { Task, TaskState } from './task'
export type { Drawing, Sketches } from './sketches'
export { type Everything, scenarioOf } from './everything'
export type { TimeWindow } from './state'
export { type Switch, type Switched, switched } from './switching'
export { witnessOf } from './witness-of'
export { CHECKS } from '#checks'
export {
  type Extent,
  EXTENTS,
  isPart,
  MEASURED,
  PART_IDS,
  type PartId,
  partOfComponent,
  PARTS,
  type Rule,
  RULEBOOK,
  SOURCES,
} from '#rulebook'
export { type DemoStep, type Prediction, readingTime } from '#demos'
export { FIRST_LESSON, type LessonEntry } from '#lessons'
export type { CommandSpec, FieldSpec } from '#domains'
export type { ExportFormat } from '#exports'
export type { Fault } from '#faults'
export type { ChartPicture } from '#machines'
export type {
  CellResult,
  CurvePoint,
  Matrix,
  Outcome,
  SearchReport,
  SearchRequest,
  SideResult,
  SweepSummary,
} from '#lab'
export {
  type Causes,
  MOST_AT_ONCE,
  MOST_NAME,
  type Parting,
  type Profile,
  profileSteps,
  type StoredRun as KeptRun,
} from '#runs'
export {
  BUNDLED,
  bundled,
  bundledScenario,
  catalogue,
  DESIGNS,
  designTitle,
  DOMAIN_IDS,
  type Scenario,
  type ScenarioFile,
} from '#scenarios'
