// Lessons: the guided scenarios that come with the program. Their list is small; each is loaded when it is wanted.
import { type Demo, parseDemo } from '#demos'
import list from './list.json'
import { ORDER } from './order'

/** What a list of lessons shows of one. */
export interface LessonEntry {
  readonly id: string
  readonly title: { readonly en: string; readonly ko: string }
  readonly summary: { readonly en: string; readonly ko: string }
  /** How many steps it has. */
  readonly steps: number
}

/** All lessons, in the order in which they are offered. */
export const lessons: readonly LessonEntry[] = list

/** The lesson of a first visit. */
export const [first] = ORDER

const files = import.meta.glob<{ readonly default: unknown }>('./files/*.json')

/** A lesson; undefined where there is none of that id. */
export async function loadLesson(id: string): Promise<Demo | undefined> {
  const file = Object.hasOwn(files, `./files/${id}.json`) ? files[`./files/${id}.json`] : undefined
  if (file === undefined) return undefined
  const parsed = parseDemo((await file()).default)
  if (!parsed.ok) throw new Error(`Broken invariant: the lesson ${id} is a demo`)
  return parsed.value
}
