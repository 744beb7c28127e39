// A demo as the program works with it: a demo file that was parsed, with every optional part filled in.
import type { LocalText } from '#scenarios'
import type { Act } from './act-schemas'
import type { Condition } from './conditions'

export interface Demo {
  readonly id: string
  readonly title: LocalText
  readonly summary: LocalText
  /** The id of a bundled scenario, or a scenario file. */
  readonly scenario: string | { readonly [key: string]: unknown }
  /** Takes the place of the scenario's own. */
  readonly seed: number | undefined
  readonly steps: readonly DemoStep[]
}

export interface DemoStep {
  /** A chapter begins here. */
  readonly chapter: LocalText | undefined
  /** The step in few words, for lists. */
  readonly title: LocalText
  /** What is said before it is done. */
  readonly caption: LocalText
  /** What is said once its expectation has held; without it, the next step begins at once. */
  readonly seen: LocalText | undefined
  /** Public test ids of what is pointed at. */
  readonly highlight: readonly string[]
  /** Who is to act: whoever reads, if anybody does; else whoever plays the demo. */
  readonly by: 'reader' | 'player'
  /** What the button says that does it for the reader. */
  readonly label: LocalText | undefined
  readonly acts: readonly Act[]
  readonly predict: Prediction | undefined
  readonly expect: readonly Condition[]
  /** How long a film stands still after it, in milliseconds of the wall; undefined: as long as the words take to read. */
  readonly hold: number | undefined
}

/** A question to be answered before the step is done. The run decides which answer was right. */
export interface Prediction {
  readonly question: LocalText
  readonly choices: readonly {
    readonly text: LocalText
    /** The answer is right if all of these hold when the step has been done. */
    readonly when: readonly Condition[]
  }[]
}
