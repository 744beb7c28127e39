// The files of the lessons, each a piece of its own. Fetched with the first lesson.
import { type Demo, parseDemo } from '#demos'

const files = import.meta.glob<{ readonly default: unknown }>('./files/*.json')

/** The lesson of a file; undefined where there is none of that name. */
export async function lessonNamed(id: string): Promise<Demo | undefined> {
  const path = `./files/${id}.json`
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  if (file === undefined) return undefined
  const parsed = parseDemo((await file()).default)
  if (!parsed.ok) throw new Error(`Broken invariant: the lesson ${id} is a demo`)
  return parsed.value
}
