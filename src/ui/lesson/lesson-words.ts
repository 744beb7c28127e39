// The words around lessons, in the language in use.
import { enLessons } from '../text/en-lessons'
import { koLessons } from '../text/ko-lessons'
import type { LessonPhrases } from '../text/lesson-phrases'
import { useWords } from '../text/provider'

/** What is said around lessons. */
export function useLessonWords(): LessonPhrases {
  const { locale } = useWords()
  return locale === 'ko' ? koLessons : enLessons
}
