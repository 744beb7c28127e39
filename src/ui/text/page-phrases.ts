// What a language must be able to say on the pages beside the Lab. Loaded with them, not before.
import type { Dictionary } from './codes'
import type { GalleryPhrases } from './gallery-phrases'

/** What pages with long work share. */
export interface WorkPhrases {
  readonly scenario: string
  /** The scenario of the run that is in the Lab now. */
  readonly present: (title: string) => string
  readonly run: string
  readonly cancel: string
  readonly status: Dictionary<'running' | 'done' | 'cancelled'>
  /** Some of it came to nothing, and why. */
  readonly failed: (why: string) => string
  readonly wholeNumber: (least: string, most: string) => string
}

/** The page that runs one scenario with many seeds. */
export interface SweepPhrases {
  readonly title: string
  readonly what: string
  readonly seeds: string
  readonly from: string
  readonly runsOf: (done: string, of: string) => string
  readonly empty: string
  readonly facts: Dictionary<'converged' | 'never' | 'stale' | 'half' | 'most'>
  readonly of: (part: string, whole: string) => string
  readonly perRun: (half: string, most: string) => string
  readonly cut: (count: string) => string
  readonly curve: string
  readonly curveHint: string
  readonly curveSummary: (rows: string) => string
  readonly after: string
  readonly seen: string
  readonly at: string
  /** The sentence that a place on the curve says. */
  readonly says: (after: string, seen: string) => string
  readonly atOnce: string
  readonly chance: string
  readonly since: string
  readonly neverReached: string
  readonly lag: string
  readonly lagHint: string
  readonly lagSummary: (half: string, most: string, longest: string) => string
  readonly quantile: string
  readonly longest: string
  readonly time: string
  readonly neverSeen: string
  readonly verdicts: string
  readonly broken: string
  readonly none: string
  readonly verdict: string
  readonly check: string
  readonly runs: string
  readonly example: string
  readonly openSeed: (seed: string) => string
}

/** The page of the verdict matrix. */
export interface MatrixPhrases {
  readonly title: string
  readonly what: string
  readonly cellsOf: (done: string, of: string) => string
  readonly design: string
  readonly fault: string
  readonly verdict: string
  readonly all: string
  readonly sides: Dictionary<'naive' | 'mitigated'>
  readonly side: string
  readonly styles: Dictionary<'upsert' | 'delta' | 'both'>
  readonly legend: string
  /** The design has nothing that the fault could strike. */
  readonly missing: string
  readonly missingMeaning: string
  /** The model cannot express the fault here. */
  readonly unknown: string
  readonly unknownMeaning: string
  readonly waiting: string
  /** A verdict that only some seeds come to. */
  readonly sometimes: (verdict: string, seeds: string, of: string) => string
  readonly withSeeds: (seeds: string) => string
  /** What a screen reader hears of a cell's button. */
  readonly opens: (row: string, fault: string, style: string, verdict: string) => string
  readonly hover: string
  readonly witness: (check: string, key: string, time: string, step: string) => string
  readonly noWitness: string
}

/** The page that looks for a run which breaks a check. */
export interface SearchPhrases {
  readonly title: string
  readonly what: string
  readonly check: string
  readonly faults: string
  readonly faultsHint: string
  readonly depth: string
  readonly depthHint: string
  readonly states: string
  readonly statesHint: string
  readonly statesSoFar: (count: string) => string
  readonly empty: string
  readonly looking: string
  readonly found: (check: string) => string
  readonly where: (key: string, time: string, step: string) => string
  readonly minimal: string
  readonly commands: string
  readonly command: (command: string, key: string, time: string) => string
  readonly query: string
  readonly happens: string
  /** The undisturbed run breaks the check by itself. */
  readonly nothingNeeded: string
  readonly open: string
  readonly holds: (check: string) => string
  readonly stopped: (check: string) => string
  readonly covered: string
  readonly facts: Dictionary<'states' | 'longest' | 'faults' | 'depth'>
  readonly exhausted: string
  readonly notExhausted: string
  readonly cancelled: (check: string) => string
}

/** Everything that the pages beside the Lab say. */
export interface PageWords {
  readonly gallery: GalleryPhrases
  readonly search: SearchPhrases
  readonly matrix: MatrixPhrases
  readonly work: WorkPhrases
  readonly sweep: SweepPhrases
}
