// Every bundled lesson is played to its end: whatever it claims is true when it says so, and was not true before.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Demo, parseDemo, rehearse } from '#demos'

const folder = path.join(import.meta.dirname, 'files')
const files = readdirSync(folder).map((name) => name.replace('.json', ''))

function lesson(id: string): Demo {
  const parsed = parseDemo(JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8')))
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path: at, what }) => `${at} ${what}`).join('\n'))
  return parsed.value
}

test.each(files)('all that %s claims is true, and only once its act is done', (id) => {
  expect(rehearse(lesson(id))).toEqual([])
})
