// How far a search goes, how far it has come, and what it found.
import type { CheckId } from '#checks'
import type { RunResult } from '#runs'
import type { ScenarioFile } from '#scenarios'

export interface Bounds {
  /** At most so many deviations from the undisturbed run: delays, losses, second copies, crashes. */
  readonly faults: number
  /** A deviation begins within the first so many steps of a run. */
  readonly depth: number
  /** At most so many states are entered. */
  readonly states: number
}

/** A search of a small scenario ends within these in some seconds. */
export const DEFAULT_BOUNDS: Bounds = { faults: 2, depth: 400, states: 1_000_000 }

/** Part of a search: of the first deviations, every `count`th from `index` on. */
export interface Share {
  readonly index: number
  readonly count: number
}

export const WHOLE: Share = { index: 0, count: 1 }

export interface Progress {
  /** How many states were entered: steps made. */
  readonly states: number
  /** How many deviations are being tried at once. */
  readonly faults: number
}

export interface SearchReport {
  readonly found: boolean
  readonly states: number
  /** Of what was found: the step in which it broke. Else the longest run that was looked at. */
  readonly depth: number
  /** Whether everything within the bounds was looked at, as opposed to having stopped at the number of states. */
  readonly exhausted: boolean
  readonly violation?: RunResult['violations'][number]
  /** A scenario that leads to the violation, the fewest commands and faults first. */
  readonly scenario?: ScenarioFile
}

export interface Quest {
  readonly file: ScenarioFile
  readonly check: CheckId
  readonly bounds: Bounds
  readonly share: Share
}
