// The files of the lessons and of the demos, each a piece of its own. Fetched with the first of them.
import { type Demo, parseDemo } from '#demos'

const lessons = import.meta.glob<{ readonly default: unknown }>('./files/*.json')
const demos = import.meta.glob<{ readonly default: unknown }>('./demos/*.json')

/** The lesson of a file; undefined where there is none of that name. */
export const lessonNamed = (id: string) => demoIn(lessons, `./files/${id}.json`)

/** The demo of a file, or else the lesson, which is a demo as well. */
export const demoNamed = async (id: string) =>
  (await demoIn(demos, `./demos/${id}.json`)) ?? (await lessonNamed(id))

async function demoIn(files: typeof demos, path: string): Promise<Demo | undefined> {
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  if (file === undefined) return undefined
  const parsed = parseDemo((await file()).default)
  if (!parsed.ok) throw new Error(`Broken invariant: ${path} is a demo`)
  return parsed.value
}
