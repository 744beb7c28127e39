// The English catalogue, put together from its subjects.
import { diagramEn } from '../diagram/words-en'
import { enActs } from './en-acts'
import { enPhrases } from './en-phrases'
import { enUnits } from './en-units'
import { enVocabulary } from './en-vocabulary'
import { createFormats } from './formats'
import type { Words } from './words'

/** English. */
export const en: Words = {
  locale: 'en',
  format: createFormats('en', enUnits),
  names: enVocabulary,
  diagram: diagramEn,
  ...enPhrases,
  ...enActs,
}
