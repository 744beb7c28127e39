// The words of a language. English is there from the start; Korean is fetched by whoever reads it.
import { en } from './en'
import type { Locale, Words } from './words'

/** The words, once they are there. */
export const loadWords = async (locale: Locale): Promise<Words> =>
  locale === 'en' ? en : (await import('./ko')).ko
