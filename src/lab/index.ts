// The lab: many runs off the main thread. The search for a failing schedule.
export {
  type Bounds,
  DEFAULT_BOUNDS,
  type Progress,
  type Quest,
  type SearchReport,
  type Share,
  WHOLE,
} from './search/bounds'
export { search } from './search/search'
