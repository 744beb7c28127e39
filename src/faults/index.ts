// Faults: what can go wrong, where and when, as data, and what the faults in force do. Components know none of it.
export { type Fault } from './fault'
export { controlsOf, type PlannedControl } from './plan'
export { faultPolicy } from './policy'
