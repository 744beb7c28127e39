// The Korean catalogue, put together from its subjects.
import { createFormats } from './formats'
import { diagramKo } from '../diagram/words-ko'
import { koActs } from './ko-acts'
import { koPhrases } from './ko-phrases'
import { koUnits } from './ko-units'
import { koVocabulary } from './ko-vocabulary'
import type { Words } from './words'

/** Korean. */
export const ko: Words = {
  locale: 'ko',
  format: createFormats('ko', koUnits),
  names: koVocabulary,
  diagram: diagramKo,
  ...koPhrases,
  ...koActs,
}
