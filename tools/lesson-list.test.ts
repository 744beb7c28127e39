// Keeps src/lessons/list.json what the lessons say of themselves. `npx vitest run tools/lesson-list.test.ts -u` writes it anew.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseDemo } from '#demos'
import { ORDER } from '../src/lessons/order'
import { home } from './files'

const folder = path.join(home, 'src', 'lessons', 'files')

test('the list of lessons is fresh (else run: npx vitest run tools/lesson-list.test.ts -u)', async () => {
  const list = ORDER.map((id) => {
    const parsed = parseDemo(JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8')))
    if (!parsed.ok) throw new Error(`${id} is no demo`)
    const { title, summary, steps } = parsed.value
    return { id: parsed.value.id, title, summary, steps: steps.length }
  })
  expect(list.map(({ id }) => id)).toEqual(ORDER)
  await expect(`${JSON.stringify(list, null, 2)}\n`).toMatchFileSnapshot('../src/lessons/list.json')
})

test('every lesson has its place in the order', () => {
  expect(readdirSync(folder).toSorted()).toEqual(ORDER.map((id) => `${id}.json`).toSorted())
})
