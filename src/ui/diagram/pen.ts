// What every part of the drawing needs besides its data: words, measures, and what a person has chosen.
import type { Pointed } from '#app'
import type { Metrics } from './metrics'
import type { DiagramTarget, EmphasisOf } from './targets'
import type { DiagramWords } from './words'

export interface Pen {
  readonly words: DiagramWords
  readonly metrics: Metrics
  readonly emphasisOf: EmphasisOf
  /** The id of the hatching that dead components are filled with; each picture has its own. */
  readonly hatch: string
  readonly onSelect: (target: DiagramTarget) => void
  /** Told what the pointer or the focus is on; null once it has gone. */
  readonly onPoint: (pointed: Pointed | null) => void
}
