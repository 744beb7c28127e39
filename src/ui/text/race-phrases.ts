// What a language must be able to say on the race page. Loaded with it, not before.
import type { Dictionary } from './codes'

/** The numbers of a lane's score line. */
export type ScoreCode = 'gap' | 'stale' | 'lost' | 'failed' | 'latency' | 'verdict'

/** The races that are ready to be run. */
export type RacePresetCode = 'one-crash' | 'with-and-without' | 'broker-away' | 'second-guest'

/** Everything that the race page says. */
export interface RacePhrases {
  readonly title: string
  readonly presets: string
  readonly preset: Dictionary<RacePresetCode>
  readonly add: string
  /** Which lane, for those who do not see where it stands. */
  readonly lane: (number: string, name: string) => string
  /** The same in a sentence. */
  readonly laneShort: (number: string) => string
  readonly design: string
  readonly faults: string
  readonly allFaults: string
  readonly without: (fault: string) => string
  readonly withoutSome: (count: string) => string
  readonly remove: (lane: string) => string
  readonly openLane: (lane: string) => string
  /** What the scenario has and this design does not. */
  readonly notHere: Dictionary<'faults' | 'lines' | 'hands'>
  readonly notHereMore: (count: string) => string
  readonly score: Dictionary<ScoreCode>
  readonly scoreHint: Dictionary<ScoreCode>
  readonly gap: (events: string, time: string) => string
  readonly latency: (half: string, most: string) => string
  readonly none: string
  /** The verdict while more can happen. */
  readonly soFar: string
  readonly partings: string
  readonly noTwins: string
  /** What two lanes have in common and what not, in sentences. */
  readonly parting: PartingPhrases
  readonly counts: string
  readonly countsHint: string
  readonly expected: string
  readonly actual: string
  readonly what: string
  readonly count: {
    readonly commands: string
    readonly events: string
    readonly rows: (model: string) => string
    readonly sum: (model: string, field: string) => string
  }
  /** What a count says to those who do not see it. */
  readonly beside: (expected: string, actual: string) => string
  readonly pastHint: string
  /** How a lane stands, in one sentence for a screen reader. */
  readonly stands: (lane: string, gap: string, lost: string, verdict: string) => string
}

/** Sentences on where two lanes part. Things that happen come as "Relay: crash". */
export interface PartingPhrases {
  readonly alike: (one: string, other: string, design: string) => string
  readonly until: (one: string, other: string, design: string, time: string) => string
  readonly happens: (lane: string, what: string) => string
  readonly instead: (lane: string, what: string) => string
  readonly later: (lane: string, what: string, time: string) => string
  readonly nothing: (lane: string) => string
  readonly delay: (what: string, earlier: string, later: string, time: string) => string
  readonly goThere: string
  readonly openThere: (lane: string) => string
}
