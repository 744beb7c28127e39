// Lessons and demos: what comes with the program to be played step by step. The list of lessons and each file are fetched when
// they are wanted.
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

/** A demo, or a lesson to be shown as one; undefined where there is none of that id. */
export async function loadDemo(id: string): Promise<Demo | undefined> {
  const { demoNamed } = await import('./files')
  return demoNamed(id)
}
