// One language of the page as a value: its formats, its names for the codes of a run, its phrases.
import type { DiagramWords } from '../diagram/words'
import type { ActPhrases } from './act-phrases'
import type { Formats } from './formats'
import type { Phrases } from './phrases'
import type { Vocabulary } from './vocabulary'

/** A language of the page. */
export type Locale = 'en' | 'ko'

/** Everything that the page says at first sight, in one language. */
export interface Words extends Phrases, ActPhrases {
  readonly locale: Locale
  readonly format: Formats
  readonly names: Vocabulary
  readonly diagram: DiagramWords
}
