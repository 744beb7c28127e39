// Lessons: the guided scenarios that come with the program. Their list and each of them are fetched when they are wanted.
import type { Demo } from '#demos'
import { ORDER } from './order'

/** What a list of lessons shows of one. */
export interface LessonEntry {
  readonly id: string
  readonly title: { readonly en: string; readonly ko: string }
  readonly summary: { readonly en: string; readonly ko: string }
  /** How many steps it has. */
  readonly steps: number
}

/** The lesson of a first visit. */
export const [FIRST_LESSON] = ORDER

/** All lessons, in the order in which they are offered. */
export const loadLessonList = async (): Promise<readonly LessonEntry[]> =>
  (await import('./list.json')).default

/** A lesson; undefined where there is none of that id. */
export async function loadLesson(id: string): Promise<Demo | undefined> {
  const { lessonNamed } = await import('./files')
  return lessonNamed(id)
}
